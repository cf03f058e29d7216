"""The underlines: a red wave for spelling, blue dots for house style.

They lie over the text, so nothing of them is in it; they move with the words until the next look.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.commands import stretches
from essayeditor.ui.edit.objects.wholes import Over
from essayeditor.ui.edit.spelling.items import What
from essayeditor.ui.style import appearance
from essayeditor.ui.style.colours import Colours

if TYPE_CHECKING:
    from essayeditor.ui.edit.buffer import Buffer
    from essayeditor.ui.edit.column import ColumnView
    from essayeditor.ui.edit.spelling.looker import Looker

_WHOLE = 2
"""The length of a block of Qt's document that stands for a whole: U+FFFC and its end."""
Underline = QTextCharFormat.UnderlineStyle


class Underlines:
    """Lays the underlines over the blocks in sight."""

    def __init__(self, bench: Bench, looker: Looker) -> None:
        self._bench = bench
        self._looker = looker
        self._inside: tuple[object, ...] = ()
        bench.view.overlayers.append(self._over)
        bench.view.inside_overlayers.append(self._over_inside)
        bench.page.notes.delegate.opened.connect(self._in_editor)
        if bench.inside is not None:
            bench.inside.opened.connect(self._in_editor)
        looker.changed.connect(self._in_fields)
        looker.changed.connect(self._repaint_inside)
        bench.recoloured.connect(self._in_fields)

    def _over(self, first: QTextBlock, last: QTextBlock) -> list[QTextEdit.ExtraSelection]:
        return self._between(first, last, None)

    def _between(
        self, first: QTextBlock, last: QTextBlock, buffer: Buffer | None
    ) -> list[QTextEdit.ExtraSelection]:
        found: list[QTextEdit.ExtraSelection] = []
        colours = appearance.colours()
        block = first if self._looker.shows else QTextBlock()
        while block.isValid():
            for item in self._looker.in_block(block, buffer):
                if item.inside or (buffer is None and self._looker.is_being_written(item)):
                    continue
                made = QTextEdit.ExtraSelection()
                made.cursor = stretches.selecting(
                    block.document(), item.position, item.position + item.length
                )
                made.format = _look(item.what, colours)
                found.append(made)
            if block == last:
                break
            block = block.next()
        return found

    def _over_inside(self, block: QTextBlock) -> list[Over]:
        """Underline in a table, a caption or a statistic."""
        colours = appearance.colours()
        return [
            Over(item.place.block, item.place.field, item.start, item.end, _look(item.what, colours))
            for item in (self._looker.in_block(block) if self._looker.shows else ())
            if item.place is not None
        ]

    def _repaint_inside(self) -> None:
        """Paint anew when other words are underlined inside wholes in sight: they are no part of the text."""
        view = self._bench.view
        shown = [
            (block.blockNumber(), item.place, item.start, item.end)
            for block, _rect in view.visible_blocks(0, view.viewport().height())
            if block.length() <= _WHOLE
            for item in self._looker.in_block(block)
            if item.inside
        ]
        if (found := tuple(shown)) != self._inside:
            self._inside = found
            view.viewport().update()

    def _in_editor(self, editor: ColumnView) -> None:
        """Underline in a note, cell or caption while it is written, but for the word just typed."""
        buffer = editor.buffer
        assert buffer is not None

        def over(first: QTextBlock, last: QTextBlock) -> list[QTextEdit.ExtraSelection]:
            here = editor.textCursor().position()
            found = self._between(first, last, buffer)
            return [one for one in found if not buffer.dirty or one.cursor.selectionEnd() != here]

        editor.overlayers.append(over)
        buffer.settled.connect(lambda: self._looker.look_at_note(buffer))
        self._looker.changed.connect(editor.overlay)
        self._looker.look_at_note(buffer)
        editor.overlay()

    def _in_fields(self) -> None:
        """Underline in title and standfirst, but for one that is being written."""
        essay, fields = self._bench.essay, self._bench.page.sheet.fields
        found: dict[str, list[QTextEdit.ExtraSelection]] = {"title": [], "standfirst": []}
        colours = appearance.colours()
        for item in self._looker.in_fields() if self._looker.shows else ():
            field = getattr(fields, item.field)
            said = field.toPlainText()
            if essay is None or said != getattr(essay, item.field):
                continue
            made = QTextEdit.ExtraSelection()
            start, end = to_utf16(said, item.start), to_utf16(said, item.end)
            made.cursor = stretches.selecting(field.document(), start, end)
            made.format = _look(item.what, colours)
            found[item.field].append(made)
        for name, selections in found.items():
            getattr(fields, name).setExtraSelections(selections)


@lru_cache(maxsize=8)
def _look(what: What, colours: Colours) -> QTextCharFormat:
    look = QTextCharFormat()
    wave = what is What.WORD
    look.setUnderlineStyle(Underline.WaveUnderline if wave else Underline.DotLine)
    look.setUnderlineColor(QColor((colours.red if wave else colours.blue).ink))
    return look
