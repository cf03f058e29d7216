"""What pandoc makes of a Word file, and a plain look at its XML."""

import json
import zipfile
from collections import Counter

from lxml import etree

from essayeditor.exporters.docx.xml import NAMESPACES
from tests.judges import program, run


def pandoc_tree(path):
    """Return pandoc's own tree of the file, tracked changes accepted."""
    return json.loads(run(program("pandoc"), "--sandbox", "--from=docx", "--to=json", path))


def pandoc_counts(tree):
    """Count the elements of pandoc's tree by their names."""
    return Counter(node["t"] for node in _nodes(tree["blocks"]))


def _nodes(value):
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        if "t" in value:
            yield value
        yield from _nodes(value.get("c", []))


def pandoc_headings(tree):
    """Return (level, words) of each heading as pandoc reads it."""
    return [(n["c"][0], pandoc_text(n["c"][2]).strip()) for n in _nodes(tree["blocks"]) if n["t"] == "Header"]


def pandoc_pictures(tree):
    """Return the alternative text of each picture as pandoc reads it."""
    return [pandoc_text(n["c"][1]).strip() for n in _nodes(tree["blocks"]) if n["t"] == "Image"]


def pandoc_text(value):
    """Return the words in a part of pandoc's tree, a line feed after each paragraph, notes at the end."""
    said, notes = [], []
    _say(value, said, notes)
    return "".join([*said, "\n", *notes])


def _say(value, said, notes):
    if isinstance(value, list):
        for item in value:
            _say(item, said, notes)
    elif isinstance(value, dict) and "t" in value:
        kind = value["t"]
        if kind == "Str":
            said.append(value["c"])
        elif kind == "Code":
            said.append(value["c"][1])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            said.append(" ")
        elif kind == "Note":
            _say(value["c"], notes, notes)
        elif kind not in ("Image", "RawInline", "Math"):
            _say(value.get("c", []), said, notes)
        if kind in ("Para", "Plain", "Header", "LineBlock"):
            said.append("\n")


class Parts:
    """The XML of a Word file, by the names of its parts."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.infos = archive.infolist()
            self.bytes = {info.filename: archive.read(info) for info in self.infos}

    def xml(self, name):
        return etree.fromstring(self.bytes[name])

    def find(self, name, xpath):
        return self.xml(name).xpath(xpath, namespaces=NAMESPACES)

    def body(self, xpath):
        return self.find("word/document.xml", xpath)

    def text(self, name="word/document.xml"):
        paragraphs = self.find(name, "//w:p")
        return "\n".join("".join(p.xpath(".//w:t/text()", namespaces=NAMESPACES)) for p in paragraphs)
