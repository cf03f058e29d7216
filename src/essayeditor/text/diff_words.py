"""What changed between two runs of words: which stayed, went, came, or look different now."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import ATOM, SUGGESTIONS, Atom, Mark, MarkKind, NoteCall

_TOKEN = re.compile(r"[^\W_][\w\u0300-\u036f'’]*|\s+|\W[\u0300-\u036f\ufe0f\u200d]*|_")
_BOUND = frozenset({MarkKind.LINK, MarkKind.LANGUAGE})
"""Marks that no suggestion can take off or put on: words that differ in them are replaced."""


class RunKind(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    REFORMATTED = "reformatted"  # the same words, in other marks


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of either text: where it lies in the old one and in the new one, in code points.

    An inserted run is empty in the old text, and a deleted one in the new.
    """

    kind: RunKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made a change, and when (ISO 8601)."""

    author: str = ""
    when: str = ""


Credit = Callable[[RunKind, int], Stamp]
"""Says who deleted the character at an offset of the old text, or inserted or changed one of the new."""

Key = tuple[str, Atom | None, tuple[tuple[int, int, MarkKind, str], ...]]


def compare_words(old: Inline, new: Inline) -> tuple[Run, ...]:
    """Compare two texts word by word; the runs together cover both of them."""
    if old == new:
        return (Run(RunKind.SAME, 0, len(old), 0, len(new)),) if new else ()
    before, after = _tokens(old), _tokens(new)
    runs: list[Run] = []
    for same, i, j, m, n in _stretches([key for _, key in before], [key for _, key in after]):
        start, end = _offset(before, i, old), _offset(before, j, old)
        new_start, new_end = _offset(after, m, new), _offset(after, n, new)
        if same:
            runs.extend(_looks(old, new, start, new_start, end - start))
            continue
        if end > start:
            runs.append(Run(RunKind.DELETED, start, end, new_start, new_start))
        if new_end > new_start:
            runs.append(Run(RunKind.INSERTED, end, end, new_start, new_end))
    return tuple(runs)


def marked(old: Inline, new: Inline, runs: tuple[Run, ...], credit: Credit) -> Inline:
    """Return one text that holds the words of both, with a suggestion on each run that differs.

    Suggestions that stand in the new text stay; those of the old one are spent.
    """
    builder = InlineBuilder()
    raw: list[str] = []
    for run in runs:
        if run.kind is RunKind.DELETED:
            piece = unmarked(old.cut(run.old_start, run.old_end))
        else:
            piece = new.cut(run.new_start, run.new_end)
        at = len(builder)
        raw.append(piece.text)
        builder.extend(piece)
        if run.kind is not RunKind.SAME:
            _suggest(builder, at, piece, run, old, credit)
    text = "".join(raw)
    if not unicodedata.is_normalized("NFC", text):
        return new  # letters of both would grow together: a change that cannot be shown is made
    return builder.build()


def unmarked(text: Inline) -> Inline:
    """Return a text without its suggestions, its words as they stand."""
    return Inline(text.text, tuple(m for m in text.marks if m.kind not in SUGGESTIONS), text.atoms)


def calls(text: Inline) -> list[str]:
    """Return the notes that a text calls."""
    return [atom.note for atom in text.atoms if isinstance(atom, NoteCall)]


def _suggest(builder: InlineBuilder, at: int, piece: Inline, run: Run, old: Inline, credit: Credit) -> None:
    kind = MarkKind(run.kind.value)
    first = run.old_start if run.kind is RunKind.DELETED else run.new_start
    before = _plain_kinds(old, run.old_start) if run.kind is RunKind.REFORMATTED else ""
    done = [(m.start, m.end) for m in piece.marks if m.kind is kind]  # suggested already, by somebody
    start = 0
    for end in range(1, len(piece) + 1):
        stamp = credit(run.kind, first + start)
        if end < len(piece) and credit(run.kind, first + end) == stamp:
            continue
        for free_start, free_end in _outside(start, end, done):
            mark = Mark(0, 0, kind, before, stamp.author, stamp.when)
            builder.mark(at + free_start, at + free_end, mark)
        start = end


def _outside(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a range beside those that are taken."""
    for first, last in sorted(taken):
        if first > start:
            yield start, min(first, end)
        start = max(start, last)
    if end > start:
        yield start, end


def _tokens(text: Inline) -> list[tuple[int, Key]]:
    """Return the words, spaces and signs of a text: where each begins, and what makes it itself."""
    bound = [m for m in text.marks if m.kind in _BOUND]
    atoms = iter(text.atoms)
    found: list[tuple[int, Key]] = []
    for match in _TOKEN.finditer(text.text):
        start, end = match.span()
        said = match.group()
        inside = tuple(
            (max(m.start, start) - start, min(m.end, end) - start, m.kind, m.value)
            for m in bound
            if m.start < end and m.end > start
        )
        atom = next(atoms) if said[0] == ATOM else None
        found.append((start, (said, atom, inside)))
    return found


def _offset(tokens: list[tuple[int, Key]], index: int, text: Inline) -> int:
    return tokens[index][0] if index < len(tokens) else len(text)


def _stretches(old: list[Key], new: list[Key]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield what is the same and what is not, in turn: (same?, old from, old to, new from, new to)."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    same = [(0, 0, head)] if head else []
    same += _common(old[head : len(old) - tail], new[head : len(new) - tail], head)
    if tail:
        same.append((len(old) - tail, len(new) - tail, tail))
    i = j = 0
    for m, n, size in [*same, (len(old), len(new), 0)]:
        if m > i or n > j:
            yield False, i, m, j, n
        if size:
            yield True, m, m + size, n, n + size
        i, j = m + size, n + size


def _common(old: list[Key], new: list[Key], head: int) -> list[tuple[int, int, int]]:
    """Return the stretches in common, without those that are but a space or a comma amid changes."""
    if not old or not new:
        return []
    from rapidfuzz.distance import LCSseq

    numbers: dict[Key, int] = {}
    codes = [[numbers.setdefault(key, len(numbers)) for key in keys] for keys in (old, new)]
    found = []
    for step in LCSseq.opcodes(codes[0], codes[1]):
        i, j = step.src_start, step.src_end
        if step.tag == "equal" and any(said[0].isalnum() or said[0] == ATOM for said, _, _ in old[i:j]):
            found.append((i + head, step.dest_start + head, j - i))
    return found


def _looks(old: Inline, new: Inline, start: int, new_start: int, length: int) -> Iterator[Run]:
    """Yield the runs of words that both texts have, parted where their plain marks differ or not."""
    if not old.marks and not new.marks:
        yield Run(RunKind.SAME, start, start + length, new_start, new_start + length)
        return
    edges = {0, length}
    for marks, offset in ((old.marks, start), (new.marks, new_start)):
        edges.update(p for m in marks for p in (m.start - offset, m.end - offset) if 0 < p < length)
    ordered = sorted(edges)
    for first, last in itertools.pairwise(ordered):
        same = _plain_kinds(old, start + first) == _plain_kinds(new, new_start + first)
        kind = RunKind.SAME if same else RunKind.REFORMATTED
        yield Run(kind, start + first, start + last, new_start + first, new_start + last)


def _plain_kinds(text: Inline, at: int) -> str:
    """Return the kinds of marks on a character as a REFORMATTED mark lists them."""
    kinds = {
        m.kind.value
        for m in text.marks
        if m.start <= at < m.end and m.kind not in SUGGESTIONS and m.kind not in _BOUND
    }
    return ",".join(sorted(kinds))
