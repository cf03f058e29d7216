"""What changed in a text since it was approved: how many words, and the first of them as one reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from essayeditor.text.counts import count
from essayeditor.text.diff import BlockChange, Change, compare
from essayeditor.text.diff_words import RunKind
from essayeditor.text.document import Document, inlines
from essayeditor.text.plain import count_words, plain

_AROUND = 24
"""Characters of the unchanged words beside a change that are shown with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: the same in both, put in, or taken out."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class Since:
    """`words` are those put in and those taken out, the greater of the two for a word that was replaced.

    `changes` are the changed places in the order of the text, each with a few words around it.
    """

    words: int
    changes: tuple[tuple[Piece, ...], ...]


def since(old: Document, new: Document) -> Since:
    """Compare a text that was approved with the text as it stands."""
    words = 0
    changes: list[tuple[Piece, ...]] = []
    for block in compare(old, new):
        for pieces in _changed(block):
            put_in = sum(count_words(one.text) for one in pieces if one.kind is RunKind.INSERTED)
            taken_out = sum(count_words(one.text) for one in pieces if one.kind is RunKind.DELETED)
            words += max(put_in, taken_out)
            changes.append(pieces)
    lost = {note.id for note in old.notes} ^ {note.id for note in new.notes}
    for document in (old, new):
        gone = tuple(note for note in document.notes if note.id in lost)
        words += count(Document(tuple(block for note in gone for block in note.blocks))).words
    return Since(words, tuple(changes))


def _changed(block: BlockChange) -> Iterator[tuple[Piece, ...]]:
    if block.change in (Change.INSERTED, Change.DELETED):
        whole = block.new or block.old
        kind = RunKind.INSERTED if block.new else RunKind.DELETED
        text = " ".join(filter(None, (plain(part) for part in inlines(whole)))) if whole else ""
        if text.strip():
            yield (Piece(kind, text),)
        return
    for part in block.parts:
        if not part.changed:
            continue
        old, new = part.old.text, part.new.text
        pieces: list[Piece] = []
        for place, run in enumerate(part.runs):
            if run.kind is RunKind.DELETED:
                pieces.append(Piece(run.kind, old[run.old_start : run.old_end]))
                continue
            text = new[run.new_start : run.new_end]
            if run.kind is RunKind.INSERTED:
                pieces.append(Piece(run.kind, text))
            else:
                pieces.append(Piece(RunKind.SAME, _around(text, place == 0, place == len(part.runs) - 1)))
        if any(piece.kind is not RunKind.SAME for piece in pieces):
            yield tuple(piece for piece in pieces if piece.text)


def _around(text: str, first: bool, last: bool) -> str:
    """Shorten unchanged words to those that stand by a change."""
    if first and last:
        return ""
    if first:
        return text if len(text) <= _AROUND else f"… {_tail(text)}"
    if last:
        return text if len(text) <= _AROUND else f"{_head(text)} …"
    return text if len(text) <= 2 * _AROUND else f"{_head(text)} … {_tail(text)}"


def _head(text: str) -> str:
    return text[:_AROUND].rpartition(" ")[0] or text[:_AROUND]


def _tail(text: str) -> str:
    return text[-_AROUND:].partition(" ")[2] or text[-_AROUND:]
