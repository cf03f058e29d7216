"""The second, independent count: every word of an OpenDocument text by a plain walk.

It shares nothing with the reader but the parsed XML. It knows which elements are paragraphs, that
text in the text namespace is said, and that comments, the numbers of notes, and other programs'
objects are not. What the two counts differ by is what the reader lost.
"""

from __future__ import annotations

from collections import Counter

from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.plain import words

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NAMESPACE}text:1.0}}"
_OFFICE = f"{{{_NAMESPACE}office:1.0}}"
_DRAW = f"{{{_NAMESPACE}drawing:1.0}}"
_TABLE = f"{{{_NAMESPACE}table:1.0}}"
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_SPACES = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_NOT_SAID = (_OFFICE + "annotation", _TEXT + "note-citation", _DRAW + "object")


def walk_tokens(body: Element) -> TokenWalk:
    """Count the words, notes, pictures, tables, links, comments and suggestions of an office:text."""
    result = TokenWalk()
    for pieces in _said(body).values():
        result.words.extend(words("".join(pieces)))
    _count_things(body, result.found)
    return result


def _said(body: Element) -> dict[Element, list[str]]:
    """Return what each paragraph says, apart from the paragraphs in notes and boxes inside it."""
    found: dict[Element, list[str]] = {}
    _walk(body, [], found)
    return found


def _walk(element: Element, pieces: list[str], found: dict[Element, list[str]]) -> None:
    if element.tag in _PARAGRAPHS:
        pieces = found.setdefault(element, [])
    said = element.tag.startswith(_TEXT)
    pieces.append(_SPACES.get(element.tag, ""))
    if said:
        pieces.append(element.text or "")
    for child in element:
        if child.tag not in _NOT_SAID:
            _walk(child, pieces, found)
        if said:
            pieces.append(child.tail or "")


def _count_things(body: Element, found: Counter[str]) -> None:
    def count(*tags: str) -> int:
        return sum(1 for _ in body.iter(*tags))

    found["notes"] += count(_TEXT + "note")
    found["tables"] += count(_TABLE + "table")
    found["links"] += count(_TEXT + "a")
    found["comments"] += count(_OFFICE + "annotation")
    found["suggestions"] += count(_TEXT + "changed-region")
    frames = [frame for frame in body.iter(_DRAW + "frame") if frame.find(_DRAW + "object") is None]
    found["pictures"] += sum(1 for frame in frames if frame.find(_DRAW + "image") is not None)
