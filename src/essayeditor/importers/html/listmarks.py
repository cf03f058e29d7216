"""Counts the items of HTML lists: nested ones, Google Docs' flat ones, and Word's paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essayeditor.importers.html.css import LIST_KINDS, Properties, Sheet
from essayeditor.importers.raw import ListMark
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

_TYPES = {
    "1": ListKind.DECIMAL,
    "a": ListKind.LOWER_LETTER,
    "A": ListKind.UPPER_LETTER,
    "i": ListKind.LOWER_ROMAN,
    "I": ListKind.UPPER_ROMAN,
}
_GOOGLE = re.compile(r"\b(lst-kix_(\w+?)-(\d))(?!\S)")
_WORD = re.compile(r"\bl(\d+) level(\d)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_INDENT = 360
_DEEPEST = 8


@dataclass(slots=True)
class _Open:
    """A list that is open: what its items are, and the number of the last one."""

    kind: ListKind
    level: int
    number: int
    key: str


class Lists:
    """The lists open at a place, outermost first, and Word's, which are open everywhere."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._open: list[_Open] = []
        self._count = 0
        self._word: dict[tuple[str, int], int] = {}

    def apart(self) -> Lists:
        """Return the lists of a story of its own, in which none of these is open."""
        inner = Lists(self._sheet)
        inner._word = self._word
        return inner

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._open)

    def begin(self, element: Element, found: Properties) -> None:
        """Enter a ul or ol."""
        self._count += 1
        google = _GOOGLE.search(element.get("class", ""))
        level = int(google.group(3)) if google else len(self._open)
        key = google.group(2) if google else f"html{self._count}"
        kind = ListKind.BULLET if element.tag != "ol" else ListKind.DECIMAL
        if google and google.group(1) in self._sheet.google_lists:
            kind = self._sheet.google_lists[google.group(1)]
        kind = _TYPES.get(element.get("type", ""), kind) if element.tag == "ol" else kind
        kind = LIST_KINDS.get(found.get("list-style-type", ""), kind)
        self._open.append(_Open(kind, min(level, _DEEPEST), _whole(element.get("start"), 1) - 1, key))

    def end(self) -> None:
        """Leave the innermost list."""
        self._open.pop()

    def item(self, element: Element, found: Properties) -> ListMark:
        """Enter a li; return its mark. It may say by itself how deep it is, and how it is marked."""
        inner = self._open[-1] if self._open else _Open(ListKind.BULLET, 0, 0, "html")
        inner.number = _whole(element.get("value"), inner.number + 1)
        kind = LIST_KINDS.get(found.get("list-style-type", ""), inner.kind)
        stated = element.get("aria-level", "")
        level = min(int(stated) - 1, _DEEPEST) if stated.isdecimal() and 0 < int(stated) < 99 else inner.level
        return ListMark(kind, level, inner.number, inner.key, _INDENT * (level + 1))

    def outer(self) -> ListMark | None:
        """Return the mark of words that follow an inner list in the item around it."""
        if not self._open:
            return None
        inner = self._open[-1]
        mark = ListMark(inner.kind, inner.level, inner.number, inner.key, _INDENT * (inner.level + 1))
        return mark.continued()

    def of_word(self, found: Properties, label: str) -> ListMark | None:
        """Return the mark of a paragraph that Word made a list item ("mso-list: l0 level1 lfo1").

        `label` is what stood before its words; it tells the number, and the kind where the page's
        style sheet does not.
        """
        word = _WORD.search(found.get("mso-list", ""))
        if word is None:
            return None
        key, level = word.group(1), int(word.group(2)) - 1
        kind = self._sheet.word_lists.get((key, level)) or _kind_of(label)
        stated = _number_of(label, kind)
        number = stated if stated else self._word.get((key, level), 0) + 1
        self._word[key, level] = number
        for deeper in [k for k in self._word if k[0] == key and k[1] > level]:
            del self._word[deeper]
        return ListMark(kind, min(level, _DEEPEST), number, f"word{key}", _INDENT * (level + 1))


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else default


def _kind_of(label: str) -> ListKind:
    said = label.strip().strip("().")
    if said.isdecimal():
        return ListKind.DECIMAL
    if said in ("i", "I") or (len(said) > 1 and said and set(said.lower()) <= set(_ROMAN)):
        return ListKind.LOWER_ROMAN if said.islower() else ListKind.UPPER_ROMAN
    if len(said) == 1 and said.isascii() and said.isalpha() and label.strip() != said:
        return ListKind.LOWER_LETTER if said.islower() else ListKind.UPPER_LETTER
    return ListKind.BULLET


def _number_of(label: str, kind: ListKind) -> int:
    """Return the number that a label shows, the last of several ("2.1."); 0 where it shows none."""
    parts = [part for part in re.split(r"[^0-9A-Za-z]+", label) if part]
    said = parts[-1].lower() if parts else ""
    if kind is ListKind.DECIMAL:
        return int(said) if said.isdecimal() and len(said) < 7 else 0
    if kind in (ListKind.LOWER_ROMAN, ListKind.UPPER_ROMAN) and said and set(said) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in said]
        return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    if kind in (ListKind.LOWER_LETTER, ListKind.UPPER_LETTER) and len(set(said)) == 1 and said.isalpha():
        return ord(said[0]) - ord("a") + 1 + 26 * (len(said) - 1)
    return 0
