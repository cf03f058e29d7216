"""The grounds under what was found in the text in hand. They move with the words until the next search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QBrush, QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from essayeditor.desk.finding.hits import Hit
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import stretches
from essayeditor.ui.style import appearance

_MOST = 2_000


class FoundMarks:
    """Holds a cursor for each place found in the body of the text in hand."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cursors: list[tuple[QTextCursor, Hit]] = []
        bench.view.overlayers.append(self._over)

    def show(self, hits: Iterable[Hit]) -> None:
        """Mark these places, those that are in the text in hand."""
        self._cursors = []
        buffer, essay = self._bench.buffer, self._bench.essay
        wanted: dict[tuple[str, str], list[Hit]] = {}
        for number, hit in enumerate(hits):
            if number >= _MOST:
                break
            if essay is not None and hit.source.key == essay.id and hit.source.document:
                wanted.setdefault((hit.place.block, hit.place.field), []).append(hit)
        block = buffer.qt.begin() if buffer is not None and wanted else QTextBlock()
        while block.isValid():
            facts = formats.block_facts(block)
            key = (facts.id, "content")
            if facts.role is Role.BOX_TITLE and facts.path:
                key = (facts.path[-1].id, "title")
            for hit in wanted.get(key, ()) if facts.role is not Role.OBJECT else ():
                at, text = block.position(), block.text()
                start, end = at + to_utf16(text, hit.start), at + to_utf16(text, hit.end)
                self._cursors.append((stretches.selecting(block.document(), start, end), hit))
            block = block.next()
        self._bench.view.overlay()

    def beyond(self, cursor: QTextCursor, by: int) -> Hit | None:
        """Return the first place found after the cursor, or before it; None if there is none."""
        if by > 0:
            place = cursor.selectionEnd()
            return next((hit for one, hit in self._cursors if one.selectionStart() >= place), None)
        place = cursor.selectionStart()
        return next((hit for one, hit in reversed(self._cursors) if one.selectionEnd() <= place), None)

    def _over(self, first: QTextBlock, last: QTextBlock) -> list[QTextEdit.ExtraSelection]:
        look = QTextCharFormat()
        look.setBackground(QBrush(QColor(appearance.colours().amber.ground)))
        start, end = first.position(), last.position() + last.length()
        found = []
        for cursor, _hit in self._cursors:
            if cursor.hasSelection() and start <= cursor.selectionStart() < end:
                made = QTextEdit.ExtraSelection()
                made.cursor, made.format = QTextCursor(cursor), look
                found.append(made)
        return found
