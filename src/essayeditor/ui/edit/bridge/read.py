"""Qt's text document back into a Document: exact, and whole whatever the editing did to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from essayeditor.text.blocks import Block, Box, ListItem, ListKind, Paragraph
from essayeditor.text.document import Comment, Document, Note, called_notes, ordered
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import ATOM, LineBreak, NoteCall
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.formats import BlockFacts, CharFacts
from essayeditor.ui.edit.bridge.load import LINE_BREAK
from essayeditor.ui.edit.bridge.props import KINDS, Role
from essayeditor.ui.edit.bridge.values import BoxHead, Path

OwnId = Callable[[str], str]
CharTable = dict[int, CharFacts]
"""What the character formats of one document state, by their index there."""


class Piece(NamedTuple):
    """One block as it was read: the boxes it stands in, and which comments mark which of its words."""

    path: Path
    block: Block
    title: bool = False
    marked: tuple[tuple[str, int, int], ...] = ()


def read(qt: QTextDocument, beside: Beside) -> Document:
    """Return the document that stands in `qt` and `beside`."""
    return read_with_comments(qt, beside)[0]


def read_with_comments(qt: QTextDocument, beside: Beside) -> tuple[Document, tuple[Comment, ...]]:
    """Return the document and its comments, each where its words now stand.

    A comment all of whose words were deleted goes with them.
    """
    table: CharTable = {}
    return assembled((piece for block in blocks(qt) for piece in pieces(block, table)), beside)


def blocks(qt: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a text; none where there is only the one that Qt wants."""
    block = qt.begin()
    if qt.blockCount() == 1 and block.length() == 1 and formats.block_facts(block).filler:
        return
    while block.isValid():
        yield block
        block = block.next()


def assembled(found: Iterable[Piece], beside: Beside) -> tuple[Document, tuple[Comment, ...]]:
    """Return the document that pieces make, every id in it unique, and its comments."""
    ids = _Ids()
    placed: dict[str, Comment] = {}
    own = []
    for piece in found:
        if not piece.title:
            key = ids.own(piece.block.id)
            if key != piece.block.id:
                piece = piece._replace(block=replace(piece.block, id=key))
        else:
            key = piece.path[-1].id if piece.path else ""
        for comment, start, end in piece.marked:
            known = beside.comments.get(comment)
            if known is not None and comment not in placed:
                placed[comment] = replace(known, block=key, start=start, end=end)
        own.append(piece)
    body = gathered(own, ids.own)
    called = called_notes(Document(body))
    document = Document(body, _notes(called, beside), beside.lang)
    if called != beside.called:
        document = ordered(document)
    comments = (
        placed.get(key, comment)
        for key, comment in beside.comments.items()
        if key in placed or key not in beside.placed
    )
    return document, tuple(comments)


def _notes(called: list[str], beside: Beside) -> tuple[Note, ...]:
    wanted = set(called) | beside.uncalled
    kept = tuple(note for key, note in beside.notes.items() if key in wanted)
    return kept + tuple(Note(key) for key in called if key not in beside.notes)


class _Ids:
    """Knows which ids were given already."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def own(self, key: str) -> str:
        """Return `key`, or where it is taken one made from it: the same at every reading."""
        number = 0
        own = key
        while not own or own in self._given:
            number += 1
            own = hashlib.sha256(f"{key}/{number}".encode()).hexdigest()[:12]
        self._given.add(own)
        return own


def pieces(block: QTextBlock, table: CharTable) -> Iterator[Piece]:
    """Yield what stands in one block: mostly one thing, more where words got beside an object."""
    facts = formats.block_facts(block)
    builder = InlineBuilder()
    objects = 0
    marked: dict[str, tuple[int, int]] = {}
    for text, chars in stretches(block, table):
        if chars.object and ATOM in text:
            if len(builder):
                yield _text(facts, builder.build(), {})
                builder = InlineBuilder()
            objects += text.count(ATOM)
            for _ in range(text.count(ATOM)):
                yield Piece(facts.path, values.unpack_block(chars.object))
            continue
        start = len(builder)
        _add(builder, text, chars)
        for key in chars.comments.split():
            marked[key] = (marked.get(key, (start, 0))[0], len(builder))
    if len(builder) or not objects:
        yield _text(facts, builder.build(), marked)


def stretches(block: QTextBlock, table: CharTable) -> Iterator[tuple[str, CharFacts]]:
    """Yield the characters of a block, as long as their format is one, and what it states."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        index = fragment.charFormatIndex()
        chars = table.get(index)
        if chars is None:
            chars = table[index] = formats.read_char_format(fragment.charFormat())
        yield fragment.text(), chars
        at += 1


def _text(facts: BlockFacts, content: Inline, marked: dict[str, tuple[int, int]]) -> Piece:
    if facts.role is Role.BOX_TITLE:
        on_title = tuple((key, a, b) for key, (a, b) in marked.items())
        return Piece(facts.path, Paragraph("", content), title=True, marked=on_title)
    kind = KINDS.get(facts.role, Paragraph)
    more: dict[str, Any] = {}
    if kind is ListItem:
        more = {"kind": ListKind(facts.list_kind), "level": facts.level, "start": facts.start}
    elif facts.role is Role.HEADING:
        more = {"level": facts.level}
    end = values.unpack_suggestion(facts.end)
    made = kind(
        id=facts.id, content=content, lang=facts.lang, end=end, was=values.unpack_former(facts.was), **more
    )
    return Piece(facts.path, made, marked=tuple((key, a, b) for key, (a, b) in marked.items()))


def _add(builder: InlineBuilder, text: str, chars: CharFacts) -> None:
    """Add a stretch. U+FFFC without an atom to its name says nothing and is left out."""
    if ATOM in text and (chars.note or chars.atom or chars.raw):
        for char in text:
            if char != ATOM:
                _add_words(builder, char, chars)
            elif chars.raw:
                _add_raw(builder, chars)
            else:
                atom = NoteCall(chars.note) if chars.note else values.unpack_atom(chars.atom)
                builder.atom(atom, chars.marks)
    else:
        _add_words(builder, text.replace(ATOM, ""), chars)


def _add_raw(builder: InlineBuilder, chars: CharFacts) -> None:
    start = len(builder)
    builder.extend(Inline(chars.raw))
    for mark in chars.marks:
        builder.mark(start, len(builder), mark)


def _add_words(builder: InlineBuilder, text: str, chars: CharFacts) -> None:
    lines = text.split(LINE_BREAK)
    builder.add(lines[0], chars.marks)
    for line in lines[1:]:
        builder.atom(LineBreak(), chars.marks)
        builder.add(line, chars.marks)


def gathered(found: list[Piece], own_id: OwnId = lambda key: key) -> tuple[Block, ...]:
    """Return pieces as blocks, those in boxes gathered into them. `own_id` gives a box its id."""
    return tuple(_boxed(found, 0, own_id))


def _boxed(found: list[Piece], depth: int, own_id: OwnId) -> Iterator[Block]:
    """Yield blocks, those that follow one another in one box gathered into it."""
    place = 0
    while place < len(found):
        piece = found[place]
        if len(piece.path) <= depth:
            yield piece.block
            place += 1
            continue
        head = piece.path[depth]
        until = place + 1
        while until < len(found) and _goes_on(found[until], head, depth):
            until += 1
        yield _box(head, found[place:until], depth, own_id)
        place = until


def _goes_on(piece: Piece, head: BoxHead, depth: int) -> bool:
    """Say whether a piece is in the box that is being gathered; a second title begins another."""
    return piece.path[depth : depth + 1] == (head,) and not (piece.title and len(piece.path) == depth + 1)


def _box(head: BoxHead, inside: list[Piece], depth: int, own_id: OwnId) -> Box:
    title, change = Inline(), values.unpack_suggestion(head.change)
    first = inside[0]
    if first.title and len(first.path) == depth + 1:
        title = first.block.content  # type: ignore[union-attr]
        inside = inside[1:]
    return Box(own_id(head.id), title, tuple(_boxed(inside, depth + 1, own_id)), head.kind, head.lang, change)
