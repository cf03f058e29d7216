"""Small pages as Word, Google Docs and LibreOffice write them."""

from __future__ import annotations

import base64
import struct
import zlib

from essayeditor.importers import Imported, read_bytes
from essayeditor.importers.html import read_fragment
from essayeditor.text.blocks import Block, ListItem
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind
from essayeditor.text.numbering import labels

LONG = (
    "The hall stands at the corner of the street, as it has for ninety years, and on most evenings there is "
    "a light in the window: a choir, a surgery, a class of some kind, or only the committee counting chairs."
)


def png(width: int = 120, height: int = 120) -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


DATA = "data:image/png;base64," + base64.b64encode(png()).decode()


def page(body: str, style: str = "", about: str = "", head: str = "") -> str:
    """Return a whole page."""
    return f"<!DOCTYPE html><html {about}><head>{head}<style>{style}</style></head><body>{body}</body></html>"


def imported(body: str, **rest: str) -> Imported:
    """Read a page as a file."""
    return read_bytes("essay.html", page(body, **rest).encode())


def blocks(body: str, **rest: str) -> tuple[Block, ...]:
    """Return the blocks of a page that is pasted, so that no head is looked for."""
    return read_fragment(page(body, **rest)).document.blocks


def kinds(text: Inline) -> list[tuple[str, MarkKind]]:
    """Return the words under each mark."""
    return [(text.text[m.start : m.end], m.kind) for m in text.marks]


def shown(found: tuple[Block, ...]) -> list[str]:
    """Return each block as its label and words, list items behind as many dots as they are deep."""
    marks = labels(found)
    return [
        f"{'.' * b.level}{marks[b.id]} {b.content.text}" if isinstance(b, ListItem) else b.content.text
        for b in found
    ]


def remarks(result: Imported) -> str:
    """Return all lines of a report as one string."""
    return "\n".join(f"{r.kind.value}: {r.text}" for r in result.report.remarks)
