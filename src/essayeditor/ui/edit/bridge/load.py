"""A Document into Qt's text document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Box, new_id
from essayeditor.text.document import Comment, Document, called_notes
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, LineBreak
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import BoxHead, Path

LINE_BREAK = "\u2028"
DANGEROUS = "\n\r\u2028\u2029\ufdd0\ufdd1"
"""Characters that Qt would take for the end of a line, block or frame."""
_PIECES = re.compile(f"[{ATOM}{DANGEROUS}]|[^{ATOM}{DANGEROUS}]+")

Comments = dict[str, list[Comment]]
"""Comments by the block they stand in."""


def load(qt: QTextDocument, document: Document, comments: Iterable[Comment] = ()) -> Beside:
    """Put a document into `qt` in place of what is there, and return what stands beside it.

    The undo history of `qt` begins anew.
    """
    beside = Beside(
        notes={note.id: note for note in document.notes},
        called=called_notes(document),
        comments={comment.id: comment for comment in comments},
        lang=document.lang,
    )
    beside.uncalled = set(beside.notes) - set(beside.called)
    by_block: Comments = {}
    for comment in beside.comments.values():
        by_block.setdefault(comment.block, []).append(comment)
    qt.setUndoRedoEnabled(False)
    qt.clear()
    cursor = QTextCursor(qt)
    cursor.beginEditBlock()
    if document.blocks:
        beside.placed = insert_blocks(cursor, document.blocks, by_block)
    else:
        cursor.setBlockFormat(formats.block_format(BlockFacts(new_id(), filler=True)))
        cursor.setBlockCharFormat(formats.char_format(Role.BODY, 0))
    cursor.endEditBlock()
    qt.setUndoRedoEnabled(True)
    qt.setModified(False)
    return beside


def insert_blocks(
    cursor: QTextCursor,
    blocks: Iterable[Block],
    comments: Comments | None = None,
    *,
    new: bool = False,
    path: Path = (),
) -> set[str]:
    """Insert blocks at an empty block, which becomes the first of them.

    With `new` the first block, too, gets a block of Qt's document of its own, after the cursor's. `path`
    are the boxes in which they are to stand.
    Returns the ids of the comments whose places were marked.
    """
    placed: set[str] = set()
    for facts, content in _flat(blocks, path):
        under = formats.char_format(facts.role, facts.level)
        if new:
            cursor.insertBlock(formats.block_format(facts), under)
        else:
            cursor.setBlockFormat(formats.block_format(facts))
            cursor.setBlockCharFormat(under)
            new = True
        if isinstance(content, Inline):
            key = facts.path[-1].id if facts.role is Role.BOX_TITLE else facts.id
            here = [c for c in (comments or {}).get(key, ()) if 0 <= c.start < c.end <= len(content)]
            insert_inline(cursor, content, facts, here)
            placed.update(comment.id for comment in here)
        else:
            cursor.insertText(ATOM, formats.object_format(content))
    return placed


def _flat(blocks: Iterable[Block], path: Path) -> Iterator[tuple[BlockFacts, Inline | Block]]:
    """Yield the blocks one after another, boxes opened: their title, then what stands in them."""
    for block in blocks:
        if isinstance(block, Box):
            inside = (*path, BoxHead(block.id, block.kind, block.lang, values.pack_suggestion(block.change)))
            yield BlockFacts("", Role.BOX_TITLE, path=inside), block.title
            yield from _flat(block.blocks, inside)
        elif isinstance(block, TEXT_BLOCKS):
            yield formats.facts_of(block, path), block.content
        else:
            yield formats.facts_of(block, path), block


def insert_inline(
    cursor: QTextCursor, content: Inline, facts: BlockFacts, comments: Iterable[Comment] = ()
) -> None:
    """Insert words with their marks, atoms and comments at the cursor, looking as `facts` says."""
    atoms = iter(content.atoms)
    for start, end, marks, ids in _stretches(content, list(comments)):
        bare = tuple(replace(mark, start=0, end=0) for mark in marks)
        under = formats.char_format(facts.role, facts.level, bare, ids)
        for piece in _PIECES.findall(content.text[start:end]):
            if piece == ATOM:
                _insert_atom(cursor, next(atoms), under)
            elif piece in DANGEROUS:
                cursor.insertText(ATOM, formats.raw_format(under, piece))
            else:
                cursor.insertText(piece, under)


def _insert_atom(cursor: QTextCursor, atom: object, under: QTextCharFormat) -> None:
    if isinstance(atom, LineBreak):
        cursor.insertText(LINE_BREAK, under)
    else:
        cursor.insertText(ATOM, formats.atom_format(under, atom))  # type: ignore[arg-type]


def _stretches(content: Inline, comments: list[Comment]) -> Iterator[tuple[int, int, tuple, str]]:
    """Yield the stretches on which neither marks nor comments change."""
    if not comments:
        for start, end, marks in content.runs():
            yield start, end, marks, ""
        return
    edges = {edge for comment in comments for edge in (comment.start, comment.end)}
    for start, end, marks in content.runs():
        cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
        for a, b in itertools.pairwise(cuts):
            here = " ".join(sorted(c.id for c in comments if c.start <= a and c.end >= b))
            yield a, b, marks, here
