"""What there is to look at in a block of the text, a note or a whole: words and places of house style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from essayeditor.checks.hints import Hint, hints_of
from essayeditor.checks.spelling.words import Word, words_of
from essayeditor.text.blocks import TEXT_BLOCKS, Block
from essayeditor.text.document import Note, inline_fields, walk
from essayeditor.text.finding.searchable import Kind, Place
from essayeditor.text.inline import Inline, inline
from essayeditor.ui.edit.bridge.scan import Entry


class What(Enum):
    """Why something is to be looked at."""

    WORD = "word"
    HINT = "hint"


class Part(NamedTuple):
    """One run of words with what is in it. `place` is None for the words of the block itself."""

    text: Inline
    words: tuple[Word, ...]
    hints: tuple[Hint, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: `said` are the words there, in the `text` from `start` to `end`.

    `position` is where it stands in Qt's document, -1 in a note; `length` is in Qt's units. `inside`
    says that it is inside a whole, such as a table, whose words are not changed in the text itself.
    """

    what: What
    text: Inline
    start: int
    end: int
    language: str
    message: str
    position: int
    length: int
    place: Place | None = None
    hint: Hint | None = None

    @property
    def said(self) -> str:
        """The words there."""
        return self.text.text[self.start : self.end]

    @property
    def note(self) -> str:
        """The note that it is in, "" for none."""
        return self.place.note if self.place is not None else ""

    @property
    def field(self) -> str:
        """The field that it is in, title or standfirst; "" for none."""
        return self.place.field if self.place is not None and self.place.kind is Kind.FIELD else ""

    @property
    def inside(self) -> bool:
        """Whether it is inside a whole or a note, beside the text."""
        return self.place is not None


def parts_of_entry(entry: Entry, language: str) -> tuple[Part, ...]:
    """Return the runs of words of a block of Qt's document."""
    found: list[Part] = []
    for piece in entry.pieces:
        if isinstance(piece.block, TEXT_BLOCKS):
            found.append(_part(piece.block.content, piece.block.lang or language))
        else:
            found.extend(_inside(piece.block, language, ""))
    return tuple(found)


def parts_of_note(note: Note, language: str) -> tuple[Part, ...]:
    """Return the runs of words of a note."""
    return tuple(part for block in note.blocks for part in _inside(block, language, note.id))


@lru_cache(maxsize=32)
def parts_of_fields(title: str, standfirst: str, language: str) -> tuple[Part, ...]:
    """Return the words of an essay's title and standfirst."""
    fields = (("title", title), ("standfirst", standfirst))
    return tuple(
        _part(inline(text), language, Place("", name, kind=Kind.FIELD)) for name, text in fields if text
    )


def _inside(block: Block, language: str, note: str) -> Iterator[Part]:
    for one in walk([block]):
        here = getattr(one, "lang", "") or language
        for name in inline_fields(one):
            yield _part(getattr(one, name), here, Place(one.id, name, note))


def _part(text: Inline, language: str, place: Place | None = None) -> Part:
    return Part(text, tuple(words_of(text, language)), tuple(hints_of(text, language)), place)
