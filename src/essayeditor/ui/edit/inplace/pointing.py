"""Showing words inside a whole block: where they are drawn, or in the editor that opens over them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QBrush, QColor, QPalette, QTextBlock, QTextCharFormat

from essayeditor.text.finding.searchable import Place
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.commands import stretches, wholes
from essayeditor.ui.edit.inplace.editor import FieldEditor
from essayeditor.ui.edit.objects import fields
from essayeditor.ui.edit.objects.wholes import Over

Stretch = tuple[Place, int, int]
"""Words from a beginning up to an end (code points) of a place."""


class Pointer(QObject):
    """Lays the ground of a selection under words inside a whole, until the cursor goes elsewhere."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._shown: Stretch | None = None
        self._moving = False
        bench.view.inside_overlayers.append(self._over)
        bench.view.cursorPositionChanged.connect(self.clear)
        bench.opened.connect(self.clear)

    @property
    def shown(self) -> Stretch | None:
        """What is pointed at, None for nothing."""
        return self._shown

    def show(self, block: QTextBlock, place: Place, start: int, end: int) -> None:
        """Point at words, from `start` up to `end` (code points), and bring them into sight."""
        view = self._bench.view
        self._moving = True
        view.go_to(block.position())
        self._moving = False
        self._shown = place, start, end
        rect = place_of(self._bench, block, place)
        height, bar = view.viewport().height(), view.verticalScrollBar()
        if rect is not None and not 0 <= rect.center().y() < height * 0.8:
            bar.setValue(bar.value() + round(rect.top()) - height // 4)
        view.viewport().update()

    def clear(self) -> None:
        """Point at nothing."""
        if self._shown is not None and not self._moving:
            self._shown = None
            self._bench.view.viewport().update()

    def _over(self, _block: QTextBlock) -> list[Over]:
        if self._shown is None:
            return []
        place, start, end = self._shown
        colour = self._bench.view.palette().color(QPalette.ColorRole.Highlight)
        return [Over(place.block, place.field, start, end, _ground(colour.name()))]


def place_of(bench: Bench, block: QTextBlock, place: Place) -> QRectF | None:
    """Return where the field in which words stand is drawn in the viewport; None if it is not."""
    whole, buffer = wholes.found(block), bench.buffer
    field = fields.holding(whole, place.block, place.field) if whole is not None else None
    if field is None or buffer is None:
        return None
    rect = buffer.field_places(block).get(field.key)
    return rect.translated(0, -bench.view.verticalScrollBar().value()) if rect is not None else None


def enter(bench: Bench, block: QTextBlock, place: Place, start: int, end: int) -> FieldEditor | None:
    """Open the editor over the field in which words stand and select them; None if it cannot be opened."""
    whole, inside = wholes.found(block), bench.inside
    field = fields.holding(whole, place.block, place.field) if whole is not None else None
    if field is None or inside is None:
        return None
    bench.view.go_to(block.position())
    if not inside.open(field) or inside.editor is None:
        return None
    editor = inside.editor
    found = editor.document().begin()
    while field.is_cell and found.isValid() and formats.block_facts(found).id != place.block:
        found = found.next()
    if found.isValid():
        text = found.text()
        first, last = (found.position() + to_utf16(text, offset) for offset in (start, end))
        editor.setTextCursor(stretches.selecting(editor.document(), first, last))
    return editor


@lru_cache(maxsize=4)
def _ground(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(colour)))
    return look
