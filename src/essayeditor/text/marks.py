"""Marks on a stretch of text, and the atoms that stand at U+FFFC in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ATOM = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: each one in a text stands for the next of its atoms."""


class MarkKind(StrEnum):
    """What a mark says of the characters it covers."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SMALL_CAPS = "small-caps"
    CODE = "code"
    LINK = "link"  # value: the address, one of http, https, mailto or #internal
    LANGUAGE = "language"  # value: a BCP 47 tag, such as cy-GB
    INSERTED = "inserted"  # a suggestion: author, when; value "moved" for the new place of a move
    DELETED = "deleted"  # a suggestion: author, when; value "moved" for the old place of a move
    REFORMATTED = "reformatted"  # a suggestion: value lists the mark kinds before, comma-separated


SUGGESTIONS = frozenset({MarkKind.INSERTED, MarkKind.DELETED, MarkKind.REFORMATTED})


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One mark from `start` up to `end`, in code points of the text it belongs to.

    `author` and `when` (ISO 8601, as the source gave it) are filled for suggestions only.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""
    author: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place in the text from which a note is called."""

    note: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break within a paragraph (not a new paragraph)."""


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A small picture that stands in the line; `asset` is the SHA-256 of its bytes."""

    asset: str
    alt: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """An equation: `plain` is how it reads in a line, `omml` the Office Math source kept for Word."""

    plain: str
    omml: str = ""


Atom = NoteCall | LineBreak | InlinePicture | Formula


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested change to the end of a paragraph: `kind` INSERTED (split) or DELETED (join)."""

    kind: MarkKind
    author: str = ""
    when: str = ""
