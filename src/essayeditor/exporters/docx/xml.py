"""Building WordprocessingML elements in few words, on python-docx's own element classes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from docx.oxml.parser import oxml_parser
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_QUALIFIED = frozenset({"w", "m", "w14", "w15"})  # vocabularies whose attributes carry the prefix
# XML 1.0, production 2: what may not stand in a document, surrogates among it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Element = Any  # lxml's element classes have no public name for types


@cache
def qn(name: str) -> str:
    """Return "w:p" as "{namespace}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if local else name


@cache
def _attribute(tag: str, name: str) -> str:
    prefix = tag.partition(":")[0]
    return qn(f"{prefix}:{name}") if prefix in _QUALIFIED else name


def new(tag: str, prefixes: Iterable[str] = (), /, **attributes: object) -> Element:
    """Return a new root element that declares `prefixes` besides its own."""
    declared = {p: NAMESPACES[p] for p in (tag.partition(":")[0], *prefixes)}
    element = oxml_parser.makeelement(qn(tag), nsmap=declared)
    for name, value in attributes.items():
        element.set(_attribute(tag, name), str(value))
    return element


def sub(parent: Element, tag: str, /, **attributes: object) -> Element:
    """Append an element to `parent` and return it; attributes take the tag's prefix where it is due."""
    if not attributes:
        return etree.SubElement(parent, qn(tag))
    values = {_attribute(tag, name): str(value) for name, value in attributes.items()}
    return etree.SubElement(parent, qn(tag), values)


def put(element: Element, name: str, value: object) -> None:
    """Set an attribute of another vocabulary, such as "r:id"."""
    element.set(qn(name), str(value))


def last_child(parent: Element) -> Element | None:
    """Return the last child, or None; without counting the children, as lxml's `len` does."""
    return next(parent.iterchildren(reversed=True), None)


def ends_in(parent: Element, tag: str) -> bool:
    """Say whether the last child of `parent` is a `tag`."""
    element = last_child(parent)
    return element is not None and element.tag == qn(tag)


def clean(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def text_element(parent: Element, said: str, tag: str = "w:t") -> None:
    """Append a text element, its spaces preserved where they would be lost."""
    element = etree.SubElement(parent, qn(tag))
    element.text = said
    if said != said.strip() or "  " in said:
        element.set(qn("xml:space"), "preserve")


def twips(points: float) -> int:
    """Return points as twentieths of a point, Word's unit for lengths on the page."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return points as half-points, Word's unit for sizes of type."""
    return round(points * 2)


def emu(points: float) -> int:
    """Return points as English Metric Units, DrawingML's unit: 12,700 to the point."""
    return round(points * 12700)


def colour(value: str) -> str:
    """Return "#1F1B18" as "1F1B18"."""
    return value.removeprefix("#").upper()
