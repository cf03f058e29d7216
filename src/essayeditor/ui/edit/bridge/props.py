"""The properties under which a text's own facts lie in Qt's block and character formats.

What a format looks like is never read back: bold words in a heading's format say nothing, the marks
under `MARKS` do. So a look may change with a theme, a style or a release without touching a text.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from PySide6.QtGui import QTextFormat

from essayeditor.text.blocks import (
    Block,
    Epigraph,
    Heading,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    TextBlock,
    Verse,
)

_FIRST = int(QTextFormat.Property.UserProperty.value) + 40


class Prop(IntEnum):
    """Property numbers: of block formats up to `WAS`, of character formats from `MARKS`."""

    ID = _FIRST
    ROLE = _FIRST + 1
    LEVEL = _FIRST + 2
    LIST = _FIRST + 3
    START = _FIRST + 4
    LANG = _FIRST + 5
    END = _FIRST + 6
    BOX = _FIRST + 7
    FILLER = _FIRST + 8  # the empty block that Qt wants where a document has none
    WAS = _FIRST + 9
    MARKS = _FIRST + 20
    NOTE = _FIRST + 21
    ATOM = _FIRST + 22
    OBJECT = _FIRST + 23
    RAW = _FIRST + 24
    COMMENTS = _FIRST + 25


class ObjectType(IntEnum):
    """What stands at U+FFFC, each drawn by a text object of its own."""

    NOTE_CALL = int(QTextFormat.ObjectTypes.UserObject.value) + 1
    ATOM = NOTE_CALL + 1
    BLOCK = NOTE_CALL + 2


class Role(StrEnum):
    """What a block of Qt's document stands for."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    PULL_QUOTE = "pull-quote"
    EPIGRAPH = "epigraph"
    VERSE = "verse"
    BOX_TITLE = "box-title"
    OBJECT = "object"


ROLES: dict[type[Block], Role] = {
    Paragraph: Role.BODY,
    Heading: Role.HEADING,
    ListItem: Role.LIST,
    Quote: Role.QUOTE,
    PullQuote: Role.PULL_QUOTE,
    Epigraph: Role.EPIGRAPH,
    Verse: Role.VERSE,
}
KINDS: dict[Role, type[TextBlock]] = {role: kind for kind, role in ROLES.items()}  # type: ignore[misc]
