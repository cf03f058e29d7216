"""Counts the items of HTML lists: nested ones, Google Docs' flat ones, and Word's paragraphs."""

from __future__ import annotations

import re

from essayeditor.importers.html.css import Properties
from essayeditor.importers.html.paragraph import Paragraphs
from essayeditor.importers.raw import ListMark
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

_TYPES = {
    "a": ListKind.LOWER_LETTER,
    "A": ListKind.UPPER_LETTER,
    "i": ListKind.LOWER_ROMAN,
    "I": ListKind.UPPER_ROMAN,
}
_GOOGLE = re.compile(r"\blst-kix_\w+-(\d)\b")
_WORD = re.compile(r"\bl(\d+) level(\d)")


class Lists:
    """The lists open at a place, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[ListKind, int, int, str]] = []  # kind, level, last number, key
        self._count = 0
        self._word: dict[tuple[str, int], int] = {}

    def begin(self, element: Element) -> None:
        """Enter a ul or ol."""
        self._count += 1
        google = _GOOGLE.search(element.get("class", ""))
        level = int(google.group(1)) if google else len(self._open)
        kind = ListKind.BULLET
        if element.tag == "ol":
            kind = _TYPES.get(element.get("type", ""), ListKind.DECIMAL)
        start = element.get("start", "1")
        number = int(start) - 1 if start.lstrip("-").isdigit() and len(start) < 8 else 0
        self._open.append((kind, min(level, 8), number, f"html{self._count}"))

    def end(self) -> None:
        """Leave the innermost list."""
        self._open.pop()

    def item(self, element: Element) -> ListMark:
        """Enter a li; return its mark."""
        kind, level, number, key = self._open[-1]
        value = element.get("value", "")
        number = int(value) if value.isdigit() and len(value) < 8 else number + 1
        self._open[-1] = (kind, level, number, key)
        return ListMark(kind, level, number, key, 360 * (level + 1))

    def outer_mark(self) -> ListMark | None:
        """Return the mark of text that follows an inner list in the item around it."""
        if not self._open:
            return None
        kind, level, number, key = self._open[-1]
        return ListMark(kind, level, number, key, 360 * (level + 1)).continued()

    def enter_paragraph(self, found: Properties, out: Paragraphs) -> None:
        """Give a paragraph that Word made a list item ("mso-list: l0 level1 lfo1") its mark."""
        word = _WORD.search(found.get("mso-list", ""))
        if word is None:
            return
        key, level = word.group(1), int(word.group(2)) - 1
        number = self._word.get((key, level), 0) + 1
        self._word[key, level] = number
        for deeper in [k for k in self._word if k[0] == key and k[1] > level]:
            del self._word[deeper]
        out.para.mark = ListMark(ListKind.BULLET, max(0, level), number, f"word{key}", 360 * (level + 1))
