"""The blocks an essay's body is made of, from a paragraph to a case-study box.

Every block has an `id`, unique in its essay and kept through edits, Word round trips and merges.
`lang` is a BCP 47 tag, empty where the block is in the essay's own language. `end` is a suggestion
on the paragraph's end (Word's paragraph mark): an inserted end splits a paragraph, a deleted one
joins it with the next. `was` is a suggested change of what a paragraph is (Word's pPrChange), and
`change` a suggestion that a whole block, such as a table, come or go.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum

from essayeditor.text.inline import EMPTY, Inline
from essayeditor.text.marks import Suggestion


def new_id() -> str:
    """Return a fresh block or note id: twelve hexadecimal digits, safe in a Word bookmark's name."""
    return uuid.uuid4().hex[:12]


class ListKind(StrEnum):
    """How the items of a list are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"
    CONTINUATION = "continuation"  # a further paragraph of the item above: no mark of its own


class Placement(StrEnum):
    """How wide a figure is set."""

    TEXT = "text"
    HALF = "half"
    PAGE = "page"


class BoxKind(StrEnum):
    """What a box is for."""

    CASE_STUDY = "case-study"
    ASKS = "asks"
    SIDEBAR = "sidebar"


class TextStyle(StrEnum):
    """What a text block is, by name."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    PULL_QUOTE = "pull-quote"
    EPIGRAPH = "epigraph"
    VERSE = "verse"


@dataclass(frozen=True, slots=True)
class Former:
    """What a paragraph was before a suggested change of its style; `by` says who suggests it, and when.

    The kind of `by` is REFORMATTED. `level` is of headings and list items, `kind` and `start` of items.
    """

    style: TextStyle
    by: Suggestion
    level: int = 0
    kind: ListKind | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text."""

    id: str
    content: Inline = EMPTY
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an essay, of level 1 (highest) to 3; the essay's own title is not one."""

    id: str
    content: Inline = EMPTY
    level: int = 1
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, `level` 0 (outermost) to 8.

    `start` is the number this item takes if it begins its list anew; None counts on from the item
    before it at the same level (see `text.numbering`).
    """

    id: str
    content: Inline = EMPTY
    kind: ListKind = ListKind.BULLET
    level: int = 0
    start: int | None = None
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A displayed quotation; several in a row are the paragraphs of one quotation."""

    id: str
    content: Inline = EMPTY
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of the essay repeated large. They are shown twice and counted once."""

    id: str
    content: Inline = EMPTY
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class Epigraph:
    """A quotation at the head of an essay."""

    id: str
    content: Inline = EMPTY
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza; its lines are parted by LineBreak atoms."""

    id: str
    content: Inline = EMPTY
    lang: str = ""
    end: Suggestion | None = None
    was: Former | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure set large ("62p") with what it says and where it is from."""

    id: str
    figure: Inline = EMPTY
    claim: Inline = EMPTY
    source: Inline = EMPTY
    lang: str = ""
    change: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut from each side of a picture, in 1/100,000 of its width or height (as DrawingML)."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and credit.

    `asset` is the SHA-256 of the picture's bytes. `alt` is its text alternative, empty where it is
    missing; `decorative` says that none is wanted.
    """

    id: str
    asset: str
    alt: str = ""
    decorative: bool = False
    caption: Inline = EMPTY
    credit: Inline = EMPTY
    placement: Placement = Placement.TEXT
    crop: Crop | None = None
    lang: str = ""
    change: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that covers `columns` × `rows` of the grid; covered places have no Cell."""

    blocks: tuple[Block, ...] = ()
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first `header_rows` rows are headings, repeated on each page."""

    id: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 0
    title: Inline = EMPTY
    source: Inline = EMPTY
    lang: str = ""
    change: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart in a box: a case study, the asks of government, a sidebar."""

    id: str
    title: Inline = EMPTY
    blocks: tuple[Block, ...] = ()
    kind: BoxKind = BoxKind.CASE_STUDY
    lang: str = ""
    change: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Separator:
    """A break in the text, drawn as a small ornament or a blank line."""

    id: str
    change: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was not understood on import, carried whole: its source `xml` and how it reads."""

    id: str
    xml: str
    plain: str = ""
    what: str = ""
    change: Suggestion | None = None


TextBlock = Paragraph | Heading | ListItem | Quote | PullQuote | Epigraph | Verse
Block = TextBlock | Statistic | Figure | Table | Box | Separator | Kept

TEXT_BLOCKS = (Paragraph, Heading, ListItem, Quote, PullQuote, Epigraph, Verse)
WHOLES = (Statistic, Figure, Table, Box, Separator, Kept)
