"""Formats that state facts and look like them; and the facts read back from formats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextFormat

from essayeditor.text.blocks import Block, ListItem, ListKind
from essayeditor.text.marks import Atom, NoteCall
from essayeditor.ui.edit.bridge import looks, values
from essayeditor.ui.edit.bridge.props import ROLES, ObjectType, Prop, Role
from essayeditor.ui.edit.bridge.values import Marks, Path


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """All that one block of Qt's document states beside its characters."""

    id: str = ""
    role: Role = Role.BODY
    level: int = 0
    list_kind: str = ""
    start: int | None = None
    lang: str = ""
    end: str = ""
    path: Path = ()
    filler: bool = False
    was: str = ""

    def as_(self, role: Role, level: int = 0, list_kind: str = "") -> BlockFacts:
        """Return the facts of the same block in another role."""
        return replace(self, role=role, level=level, list_kind=list_kind, start=None)


@dataclass(frozen=True, slots=True)
class CharFacts:
    """All that the format of a stretch of characters states."""

    marks: Marks = ()
    note: str = ""
    atom: str = ""
    object: str = ""
    raw: str = ""
    comments: str = ""


def facts_of(block: Block, path: Path) -> BlockFacts:
    """Return what a text block states of itself."""
    role = ROLES.get(type(block), Role.OBJECT)
    if role is Role.OBJECT:
        return BlockFacts("", role, path=path)
    level = getattr(block, "level", 0)
    lang, end = getattr(block, "lang", ""), values.pack_suggestion(getattr(block, "end", None))
    was = values.pack_former(getattr(block, "was", None))
    if isinstance(block, ListItem):
        return BlockFacts(block.id, role, level, block.kind.value, block.start, lang, end, path, was=was)
    return BlockFacts(block.id, role, level, lang=lang, end=end, path=path, was=was)


def block_format(facts: BlockFacts) -> QTextBlockFormat:
    """Return the block format of these facts."""
    made = looks.block_format(facts.role, facts.level, facts.list_kind, facts.path)
    made.setProperty(Prop.ID, facts.id)
    made.setProperty(Prop.ROLE, facts.role.value)
    if facts.level:
        made.setProperty(Prop.LEVEL, facts.level)
    if facts.list_kind:
        made.setProperty(Prop.LIST, facts.list_kind)
    if facts.start is not None:
        made.setProperty(Prop.START, facts.start)
    if facts.lang:
        made.setProperty(Prop.LANG, facts.lang)
    if facts.end:
        made.setProperty(Prop.END, facts.end)
    if facts.path:
        made.setProperty(Prop.BOX, values.pack_path(facts.path))
    if facts.filler:
        made.setProperty(Prop.FILLER, True)
    if facts.was:
        made.setProperty(Prop.WAS, facts.was)
    return made


def read_block_format(made: QTextBlockFormat) -> BlockFacts:
    """Return the facts of a block format; one that is not ours reads as body text without an id."""
    get = made.properties().get
    if (role := get(Prop.ROLE)) is None:
        return BlockFacts()
    return _facts(
        get(Prop.ID) or "",  # PySide gives an empty text back as an empty list
        role,
        get(Prop.LEVEL, 0),
        get(Prop.LIST, ""),
        get(Prop.START),
        get(Prop.LANG, ""),
        get(Prop.END, ""),
        get(Prop.BOX, ""),
        bool(get(Prop.FILLER, False)),
        get(Prop.WAS, ""),
    )


@lru_cache(maxsize=8192)  # asked several times with every key
def _facts(
    key: str,
    role: str,
    level: int,
    list_kind: str,
    start: int | None,
    lang: str,
    end: str,
    path: str,
    filler: bool,
    was: str,
) -> BlockFacts:
    boxes = values.unpack_path(path)
    return BlockFacts(key, Role(role), level, list_kind, start, lang, end, boxes, filler, was)


def block_facts(block: QTextBlock) -> BlockFacts:
    """Return the facts of a block of Qt's document."""
    return read_block_format(block.blockFormat())


@lru_cache(maxsize=8192)
def char_format(role: Role, level: int, marks: Marks = (), comments: str = "") -> QTextCharFormat:
    """Return the format of plain characters under marks. It is shared: copy it before changing it."""
    made = looks.char_format(role, level, marks)
    if marks:
        made.setProperty(Prop.MARKS, values.pack_marks(marks))
    if comments:
        made.setProperty(Prop.COMMENTS, comments)
    return made


def atom_format(under: QTextCharFormat, atom: Atom) -> QTextCharFormat:
    """Return the format of an atom at U+FFFC that stands under the marks of `under`."""
    made = QTextCharFormat(under)
    if isinstance(atom, NoteCall):
        made.setObjectType(ObjectType.NOTE_CALL)
        made.setProperty(Prop.NOTE, atom.note)
    else:
        made.setObjectType(ObjectType.ATOM)
        made.setProperty(Prop.ATOM, values.pack_atom(atom))
    return made


def raw_format(under: QTextCharFormat, char: str) -> QTextCharFormat:
    """Return the format of a character that Qt would take for the end of a block; U+FFFC stands for it."""
    made = QTextCharFormat(under)
    made.setObjectType(ObjectType.ATOM)
    made.setProperty(Prop.RAW, char)
    return made


def object_format(block: Block) -> QTextCharFormat:
    """Return the format of a whole block (a figure, a table) that one U+FFFC stands for."""
    made = QTextCharFormat()
    made.setObjectType(ObjectType.BLOCK)
    made.setProperty(Prop.OBJECT, values.pack_block(block))
    return made


def read_char_format(made: QTextFormat) -> CharFacts:
    """Return the facts of a character format."""
    found = made.properties()
    return CharFacts(
        marks=values.unpack_marks(found.get(Prop.MARKS, "")),
        note=found.get(Prop.NOTE, ""),
        atom=found.get(Prop.ATOM, ""),
        object=found.get(Prop.OBJECT, ""),
        raw=found.get(Prop.RAW, ""),
        comments=found.get(Prop.COMMENTS, ""),
    )


def char_format_like(facts: BlockFacts, chars: CharFacts) -> QTextCharFormat:
    """Return the format of a stretch with the same facts, looking as in a block of `facts`."""
    made = QTextCharFormat(char_format(facts.role, facts.level, chars.marks, chars.comments))
    for prop, value in (
        (Prop.NOTE, chars.note),
        (Prop.ATOM, chars.atom),
        (Prop.RAW, chars.raw),
        (Prop.OBJECT, chars.object),
    ):
        if value:
            made.setProperty(prop, value)
    if chars.object:
        made.setObjectType(ObjectType.BLOCK)
    elif chars.note:
        made.setObjectType(ObjectType.NOTE_CALL)
    elif chars.atom or chars.raw:
        made.setObjectType(ObjectType.ATOM)
    return made


CONTINUATION = ListKind.CONTINUATION.value
