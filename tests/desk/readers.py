"""Readers for the child process of a test: what they do stands in the file they are given."""

import ctypes
import os
import time

from essayeditor.desk.jobs.reading import Arrival
from essayeditor.foundation.errors import FileRefused
from essayeditor.foundation.files import sha256
from essayeditor.importers.result import Imported, Report
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

READER = "tests.desk.readers:read"


def imported(words, name="essay.txt", **fields):
    """An essay of one paragraph, as an importer would return it."""
    document = Document(tuple(Paragraph(f"p{n}", inline(line)) for n, line in enumerate(words.split("\n"))))
    return Imported(document, Report(name, "text", sha256(words.encode())), **fields)


def read(tell, source):
    content = source.path.read_bytes()
    match content.split(b" ")[0]:
        case b"REFUSE":
            raise FileRefused("It is not an essay.")
        case b"HANG":
            time.sleep(60)
        case b"SPIN":
            while True:
                pass
        case b"CRASH":
            ctypes.string_at(0)
        case b"LEAVE":
            os._exit(3)
        case b"BUG":
            raise KeyError("w:p")
        case b"GREED":
            held = [bytearray(8 << 20) for _ in range(400)]
            for block in held:
                block[::4096] = b"x" * len(block[::4096])
    return [Arrival(source.name, content, imported(content.decode(), source.name))]
