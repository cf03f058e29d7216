"""The grounds under what was found in the text in hand. They move with the words until the next search."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QBrush, QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from essayeditor.desk.finding.hits import Hit
from essayeditor.text.document import inline_fields, walk
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import stretches, wholes
from essayeditor.ui.edit.objects.wholes import Over
from essayeditor.ui.style import appearance
from essayeditor.ui.style.colours import Colours

_MOST = 2_000


class FoundMarks:
    """Holds a cursor for each place found in the body of the text in hand."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cursors: list[tuple[QTextCursor, Hit]] = []
        self._inside: list[tuple[QTextCursor, Hit]] = []
        """Those of them that are inside wholes."""
        bench.view.overlayers.append(self._over)
        bench.view.inside_overlayers.append(self._over_inside)

    def show(self, hits: Iterable[Hit]) -> None:
        """Mark these places, those that are in the text in hand."""
        self._cursors, self._inside = [], []
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
            if facts.role is Role.OBJECT:
                self._take_inside(block, wanted)
                block = block.next()
                continue
            for hit in wanted.get(key, ()):
                at, text = block.position(), block.text()
                start, end = at + to_utf16(text, hit.start), at + to_utf16(text, hit.end)
                self._cursors.append((stretches.selecting(block.document(), start, end), hit))
            block = block.next()
        self._bench.view.overlay()
        self._bench.view.viewport().update()

    def _take_inside(self, block: QTextBlock, wanted: dict[tuple[str, str], list[Hit]]) -> None:
        """Take the places inside a whole: each stands where the whole does."""
        whole = wholes.found(block)
        for one in walk([whole]) if whole is not None else ():
            for name in inline_fields(one):
                for hit in wanted.get((one.id, name), ()):
                    at = block.position()
                    self._inside.append((stretches.selecting(block.document(), at, at + 1), hit))
                    self._cursors.append(self._inside[-1])

    def beyond(self, cursor: QTextCursor, by: int) -> Hit | None:
        """Return the first place found after the cursor, or before it; None if there is none."""
        pointed = self._bench.inside.pointer.shown if self._bench.inside is not None else None
        hits = [hit for _one, hit in self._cursors]
        at = next((n for n, hit in enumerate(hits) if (hit.place, hit.start, hit.end) == pointed), None)
        if at is not None:
            return hits[at + by] if 0 <= at + by < len(hits) else None
        if by > 0:
            place = cursor.selectionEnd()
            return next((hit for one, hit in self._cursors if one.selectionStart() >= place), None)
        place = cursor.selectionStart()
        return next((hit for one, hit in reversed(self._cursors) if one.selectionEnd() <= place), None)

    def _over(self, first: QTextBlock, last: QTextBlock) -> list[QTextEdit.ExtraSelection]:
        look = _look(appearance.colours())
        start, end = first.position(), last.position() + last.length()
        found = []
        inside = {id(hit) for _cursor, hit in self._inside}
        for cursor, hit in self._cursors:
            if id(hit) in inside:
                continue
            if cursor.hasSelection() and start <= cursor.selectionStart() < end:
                made = QTextEdit.ExtraSelection()
                made.cursor, made.format = QTextCursor(cursor), look
                found.append(made)
        return found

    def _over_inside(self, block: QTextBlock) -> list[Over]:
        look = _look(appearance.colours())
        return [
            Over(hit.place.block, hit.place.field, hit.start, hit.end, look)
            for cursor, hit in self._inside
            if cursor.block() == block
        ]


@lru_cache(maxsize=4)
def _look(colours: Colours) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(colours.amber.ground)))
    return look
