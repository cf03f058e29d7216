"""What the readers of all formats produce before structure is found: paragraphs with their looks.

A reader knows its format and nothing of essays; `structure` knows essays and nothing of formats.
Between them stand these values: plain, mutable, and never seen outside this room.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from essayeditor.text.blocks import Block, Crop, Former, ListKind, new_id
from essayeditor.text.document import Comment, Note
from essayeditor.text.inline import EMPTY, Inline
from essayeditor.text.marks import Suggestion


class Role(StrEnum):
    """What a paragraph's style says it is; BODY where it says nothing."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    QUOTE = "quote"
    PULL_QUOTE = "pull quote"
    EPIGRAPH = "epigraph"
    VERSE = "verse"
    CAPTION = "caption"
    BYLINE = "byline"
    AFFILIATION = "affiliation"
    STANDFIRST = "standfirst"
    CONTACT = "contact"
    SOURCE = "source"
    SEPARATOR = "separator"
    LIST_CONTINUE = "list continue"


@dataclass(slots=True)
class ListMark:
    """That a paragraph is an item of the list `key`, which by the file's own count has `number`."""

    kind: ListKind
    level: int
    number: int
    key: str = ""
    indent: int = 0  # of its text, in twips
    stated: bool = False  # in our own files: the item's start is set, it does not merely come to it

    def continued(self) -> ListMark:
        """Return the mark of a further paragraph of the same item."""
        return ListMark(ListKind.CONTINUATION, self.level, 0, self.key, self.indent)

    def labelled(self, said: str) -> ListMark:
        """Return the mark with the kind and number that a label such as "b)" shows."""
        label = said.strip().strip("().").strip()
        if label.isdigit() and len(label) < 7:
            return ListMark(ListKind.DECIMAL, self.level, int(label), self.key, self.indent)
        if len(label) == 1 and label.isalpha() and label.isascii() and label not in "o":
            kind = ListKind.LOWER_LETTER if label.islower() else ListKind.UPPER_LETTER
            return ListMark(kind, self.level, ord(label.lower()) - 96, self.key, self.indent)
        return self


@dataclass(slots=True)
class Placed:
    """One picture of a paragraph, in the order of its InlinePicture atoms."""

    asset: str
    alt: str = ""
    decorative: bool = False
    crop: Crop | None = None
    height: int = 0  # as shown, in points; 0 unknown
    floating: bool = False


@dataclass(slots=True)
class Anchor:
    """A comment's stretch in its paragraph; `end` is -1 while it is open."""

    comment: str
    start: int
    end: int = -1


@dataclass(slots=True)
class Look:
    """How a paragraph is set, in twips and half-points, where that hints at what it is."""

    left: int = 0
    right: int = 0
    first_line: int = 0
    centred: bool = False
    bold: bool = False  # every letter of it
    italic: bool = False
    size: int = 0  # of its largest letters; 0 is the body's
    rule: bool = False
    drop_cap: bool = False
    page_break: bool = False


@dataclass(slots=True)
class Para:
    """A paragraph as read, with all that might tell what it is."""

    content: Inline = EMPTY
    id: str = ""
    role: Role = Role.BODY
    level: int = 0
    mark: ListMark | None = None
    look: Look = field(default_factory=Look)
    pictures: list[Placed] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    end: Suggestion | None = None
    was: Former | None = None
    lang: str = ""
    label_end: int = 0  # offset after a label made by a sequence field ("Figure 1"), 0 if none
    ours: bool = False
    style: str = ""  # display name of its style, in lower case
    exact: bool = False  # every space of it is meant

    def __post_init__(self) -> None:
        self.id = self.id or new_id()

    @property
    def words(self) -> str:
        """Its text without white space at the ends."""
        return self.content.text.strip()

    def cut_front(self, count: int) -> None:
        """Take `count` characters from its front, moving what is anchored in it."""
        self.content = self.content.cut(count, len(self.content))
        for anchor in self.anchors:
            anchor.start = max(0, anchor.start - count)
            anchor.end = max(0, anchor.end - count) if anchor.end >= 0 else -1


@dataclass(slots=True)
class RawCell:
    """A table cell over `columns` × `rows` of the grid."""

    items: list[Item] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class RawTable:
    """A table as read."""

    rows: list[list[RawCell]] = field(default_factory=list)
    header_rows: int = 0
    id: str = ""
    lang: str = ""
    ours: bool = False
    style: str = ""
    change: Suggestion | None = None


@dataclass(slots=True)
class RawBox:
    """A text box, or another frame beside the text."""

    items: list[Item] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True)
class Ready:
    """A block that needs no more shaping."""

    block: Block


Item = Para | RawTable | RawBox | Ready


@dataclass(slots=True)
class RawNote:
    """A note as read, before its paragraphs are shaped."""

    note: Note
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class RawText:
    """Everything that a reader found in a file."""

    items: list[Item] = field(default_factory=list)
    notes: list[RawNote] = field(default_factory=list)
    comments: dict[str, Comment] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)  # name in the file -> block id
    lang: str = ""
    ours: bool = False
