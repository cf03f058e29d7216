"""A run of words with its marks and atoms: what stands in one paragraph, caption, cell or note."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from essayeditor.text.marks import ATOM, SUGGESTIONS, Atom, LineBreak, Mark, MarkKind

_MAY_OVERLAP = SUGGESTIONS


@dataclass(frozen=True, slots=True)
class Inline:
    """Text with sorted marks and one atom for each U+FFFC in it, in order.

    Always canonical: the text is NFC, has no line feeds, and marks lie within it, are not empty,
    are sorted, and are joined where two of the same meaning touch. Build one with `InlineBuilder`
    or `inline()`, which see to that; the constructor checks, and raises ValueError.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    atoms: tuple[Atom, ...] = ()

    def __post_init__(self) -> None:
        if self.text.count(ATOM) != len(self.atoms):
            raise ValueError(f"{len(self.atoms)} atoms for {self.text.count(ATOM)} places in the text")
        length = len(self.text)
        for mark in self.marks:
            if not 0 <= mark.start < mark.end <= length:
                raise ValueError(f"mark {mark} lies outside a text of {length} characters")

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def atom_at(self, position: int) -> Atom:
        """Return the atom that stands at `position`; ValueError if the character there is none."""
        if self.text[position] != ATOM:
            raise ValueError(f"no atom at {position}")
        return self.atoms[self.text.count(ATOM, 0, position)]

    def placed_atoms(self) -> Iterator[tuple[int, Atom]]:
        """Yield each atom with its offset in the text, in order."""
        position = -1
        for atom in self.atoms:
            position = self.text.index(ATOM, position + 1)
            yield position, atom

    def runs(self) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
        """Yield the stretches on which the set of marks is constant: (start, end, marks)."""
        edges = sorted({0, len(self.text), *(m.start for m in self.marks), *(m.end for m in self.marks)})
        for start, end in itertools.pairwise(edges):
            yield start, end, tuple(m for m in self.marks if m.start <= start and m.end >= end)

    def cut(self, start: int, end: int) -> Inline:
        """Return the part from `start` up to `end`, with the marks and atoms that lie in it."""
        start, end, _ = slice(start, end).indices(len(self.text))
        if end <= start:
            return Inline()
        before = self.text.count(ATOM, 0, start)
        inside = self.text.count(ATOM, start, end)
        marks = (
            Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.value, m.author, m.when)
            for m in self.marks
            if m.start < end and m.end > start
        )
        return Inline(self.text[start:end], tuple(sorted(marks)), self.atoms[before : before + inside])

    def __add__(self, other: Inline) -> Inline:
        builder = InlineBuilder()
        builder.extend(self)
        builder.extend(other)
        return builder.build()

    def stripped(self) -> Inline:
        """Return it without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip()))


EMPTY = Inline()


class InlineBuilder:
    """Collects text and atoms with their marks, and builds a canonical Inline."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._atoms: list[Atom] = []

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, marks: Iterable[Mark] = ()) -> None:
        """Add text under `marks`, of which only kind, value, author and when are read.

        Line feeds become spaces and stray U+FFFC are dropped: neither can stand in a text.
        """
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace(ATOM, "")
        self._append(text, marks)

    def atom(self, atom: Atom, marks: Iterable[Mark] = ()) -> None:
        """Add an atom under `marks`."""
        self._atoms.append(atom)
        self._append(ATOM, marks)

    def extend(self, inline: Inline) -> None:
        """Add a whole Inline at the end."""
        offset = self._length
        self._parts.append(inline.text)
        self._length += len(inline.text)
        self._atoms.extend(inline.atoms)
        self._marks.extend(_moved(m, m.start + offset, m.end + offset) for m in inline.marks)

    def mark(self, start: int, end: int, mark: Mark) -> None:
        """Put a mark on what was added from `start` up to `end`."""
        if end > start:
            self._marks.append(_moved(mark, start, end))

    def _append(self, text: str, marks: Iterable[Mark]) -> None:
        if not text:
            return
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._marks.extend(_moved(m, start, self._length) for m in marks)

    def build(self) -> Inline:
        """Return the canonical Inline of all that was added."""
        text = "".join(self._parts)
        marks = self._marks
        if not unicodedata.is_normalized("NFC", text):
            text, marks = _composed(text, marks)
        return Inline(text, _joined(marks), tuple(self._atoms))


def inline(text: str, *marks: Mark) -> Inline:
    """Build an Inline of `text`, in which line feeds become line breaks, under marks with offsets."""
    builder = InlineBuilder()
    for number, line in enumerate(text.split("\n")):
        if number:
            builder.atom(LineBreak())
        builder.add(line)
    for mark in marks:
        builder.mark(mark.start, mark.end, mark)
    return builder.build()


def _moved(mark: Mark, start: int, end: int) -> Mark:
    return Mark(start, end, mark.kind, mark.value, mark.author, mark.when)


def _composed(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Compose to NFC, moving the marks with the characters: a mark never splits a composed letter."""
    whole = unicodedata.normalize("NFC", text)
    edges = {
        p: min(len(unicodedata.normalize("NFC", text[:p])), len(whole))
        for m in marks
        for p in (m.start, m.end)
    }
    edges[len(text)] = len(whole)
    return whole, [_moved(m, edges[m.start], edges[m.end]) for m in marks]


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Sort marks, drop empty ones, and join those of one meaning that touch or overlap."""
    by_meaning: dict[tuple[MarkKind, str, str, str], list[Mark]] = {}
    for mark in sorted(marks):
        if mark.end <= mark.start:
            continue
        same = by_meaning.setdefault((mark.kind, mark.value, mark.author, mark.when), [])
        if same and same[-1].end >= mark.start:
            same[-1] = _moved(mark, same[-1].start, max(same[-1].end, mark.end))
        else:
            same.append(mark)
    return tuple(sorted(m for same in by_meaning.values() for m in same))
