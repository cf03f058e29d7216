"""What was restored in the collection, brought into the open text as one step among its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Document
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.load import Comments, insert_blocks
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.buffer import Buffer

if TYPE_CHECKING:
    from essayeditor.desk import Desk
    from essayeditor.desk.changes import Changes


def restore(bench: Bench, operation: Callable[[Desk], Changes]) -> bool:
    """Restore something of the essay in hand; return whether it was done.

    What was typed before can still be taken back after it: the restoring is one step under the name
    that it has in the collection, and undo takes both back together.
    """
    session, essay = bench.shell.session, bench.essay
    if essay is None or not bench.saver.save():
        return False
    with bench.page.showing.holding():
        changes = session.perform(operation)
        buffer = bench.buffers.at_hand(essay.id)
        if changes is not None and changes.label and buffer is not None:
            document = session.desk.document(essay.id)
            if put(buffer, document, session.desk.comments(essay.id), changes.label):
                bench.buffers.settled_as(buffer, document)
            else:
                buffer.dirty = False  # then the text is read anew
    bench.page.refresh(changes)
    return changes is not None


def put(buffer: Buffer, document: Document, comments: tuple[Comment, ...], label: str) -> bool:
    """Put a document in the place of an open text, as one step; return whether it then says the same."""
    beside = buffer.beside
    by_block: Comments = {}
    for comment in comments:
        by_block.setdefault(comment.block, []).append(comment)
    with buffer.history.step(label):
        cursor = QTextCursor(buffer.qt)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        if document.blocks:
            beside.placed = insert_blocks(cursor, document.blocks, by_block)
        else:
            cursor.setBlockFormat(formats.block_format(BlockFacts(new_id(), filler=True)))
            cursor.setBlockCharFormat(formats.char_format(Role.BODY, 0))
            beside.placed = set()
        cursor.endEditBlock()
        beside.notes = {note.id: note for note in document.notes}
        beside.comments = {comment.id: comment for comment in comments}
    buffer.restructured()
    buffer.settle()
    return buffer.read() == (document, comments)
