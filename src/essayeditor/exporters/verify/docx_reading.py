"""Reading a Word file back: its package as ZIP and XML, by nothing that had a hand in writing it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from essayeditor.exporters.verify.expected import heard
from essayeditor.exporters.verify.reading import Reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DOCUMENT = "word/document.xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_RELATIONS = ("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels", "word/_rels/endnotes.xml.rels")
_UNSAID = frozenset({f"{_W}{name}" for name in ("instrText", "del", "delText", "pPr", "rPr", "sectPr")})
_SAID = frozenset({f"{_W}t", f"{_M}t"})
_BREAKS = frozenset({f"{_W}br", f"{_W}tab", f"{_W}cr"})


def read_docx(path: Path) -> Reading:
    """Read a Word file. Raises zipfile.BadZipFile, KeyError or lxml.etree.XMLSyntaxError if it is damaged."""
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        body = etree.fromstring(package.read(_DOCUMENT), parser)
        stories = {
            kind: etree.fromstring(package.read(name), parser)
            for kind, name in _NOTES.items()
            if name in names
        }
        relations = [etree.fromstring(package.read(name), parser) for name in _RELATIONS if name in names]
    calls = list(_calls(body))
    everything = (body, *stories.values())
    return Reading(
        flow=heard("".join(_text(body))),
        notes=heard("".join(said for kind, key in calls for said in _note(stories, kind, key))),
        notes_found=len(calls),
        pictures=sum(1 for story in everything for _ in story.iter(f"{_WP}docPr")),
        alternatives=tuple(_alternatives(everything)),
        links=frozenset(_links(relations)),
    )


def _calls(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the notes called, in order: kind and id."""
    for call in body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"):
        yield str(call.tag)[len(_W) : -len("Reference")], str(call.get(f"{_W}id"))


def _note(stories: dict[str, etree._Element], kind: str, key: str) -> Iterator[str]:
    story = stories.get(kind)
    if story is None:
        return
    for note in story.iterfind(f"{_W}{kind}"):
        if note.get(f"{_W}id") == key:
            yield from _text(note)


def _text(element: etree._Element) -> Iterator[str]:
    """Yield what an element says; paragraphs end with a line feed, a drop cap joins its word."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSAID or tag == f"{_MC}Fallback":
        return
    if tag in _SAID:
        yield element.text or ""
        return
    if tag in _BREAKS:
        yield " "
        return
    if tag == f"{_W}noBreakHyphen":
        yield "-"
        return
    if tag == f"{_W}p" and _style(element).startswith("TOC"):
        return
    for child in element:
        yield from _text(child)
    if tag == f"{_W}p" and not _drop_cap(element):
        yield "\n"


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _drop_cap(paragraph: etree._Element) -> bool:
    frame = paragraph.find(f"{_W}pPr/{_W}framePr")
    return frame is not None and frame.get(f"{_W}dropCap") is not None


def _alternatives(stories: tuple[etree._Element, ...]) -> Iterator[str]:
    for story in stories:
        for drawing in story.iter(f"{_WP}docPr"):
            if said := drawing.get("descr"):
                yield str(said)


def _links(relations: list[etree._Element]) -> Iterator[str]:
    for part in relations:
        for relation in part.iter(f"{_R}Relationship"):
            if str(relation.get("Type")).endswith("/hyperlink"):
                yield str(relation.get("Target"))
