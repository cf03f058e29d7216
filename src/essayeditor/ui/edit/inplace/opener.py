"""Opens the editor of a field over it, moves it with the text, and puts what is written into the block."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QTextBlock, QTextCursor

from essayeditor.text import tables
from essayeditor.text.blocks import Block, Statistic, Table
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.commands import stretches, wholes
from essayeditor.ui.edit.inplace import spots
from essayeditor.ui.edit.inplace.editor import FieldEditor
from essayeditor.ui.edit.inplace.pointing import Pointer
from essayeditor.ui.edit.inplace.selecting import CellSelection
from essayeditor.ui.edit.objects import fields
from essayeditor.ui.edit.objects.fields import Field

_SIZES = {"caption": 0.8, "credit": 0.8, "source": 0.8, "figure": 2.0}
"""Of the words of whole blocks, relative to these (see `objects.html`)."""
_WHOLES = 0.94


class InPlace(QObject):
    """Has at most one editor open. `opened` tells that one was made, and carries it."""

    opened = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._anchor: QTextCursor | None = None
        self.editor: FieldEditor | None = None
        self.pointer = Pointer(bench)
        self.cells: CellSelection
        view = bench.view
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        view.refitted.connect(self._place)
        bench.settled.connect(self._place)
        bench.opened.connect(self.close)
        bench.closing.connect(self.close)
        before = bench.saver.before

        def keep() -> None:
            before()
            self.commit()

        bench.saver.before = keep
        self.cells = CellSelection(bench, self)

    # Where one is

    def block(self) -> Block | None:
        """Return the block whose field is open, or else the one at the cursor."""
        where = self._anchor.block() if self._anchor is not None else self._bench.view.textCursor().block()
        return wholes.found(where)

    def open(self, field: Field | None = None) -> bool:
        """Open a field of the block at the cursor, the first if none is named; False if it has none."""
        view = self._bench.view
        block = view.textCursor().block()
        value = wholes.found(block)
        if value is None or view.isReadOnly() or view.buffer is None or not fields.fields(value):
            return False
        self.close()
        self._anchor = QTextCursor(view.document())
        self._anchor.setPosition(block.position())
        self._anchor.setKeepPositionOnInsert(True)
        self._show(value, field or fields.fields(value)[0])
        return True

    def open_at(self, place: QPointF) -> bool:
        """Open the field under a place of the viewport."""
        view = self._bench.view
        if view.buffer is None or view.isReadOnly():
            return False
        for block, rect in view.visible_blocks(0, view.viewport().height()):
            if rect.top() <= place.y() <= rect.bottom() and wholes.found(block) is not None:
                for key, where in self.places(block).items():
                    if where.adjusted(-5, -4, 5, 4).contains(place):
                        cursor = view.textCursor()
                        cursor.setPosition(block.position())
                        view.setTextCursor(cursor)
                        return self.open(fields.named(key)) and self._put_cursor(place)
        return False

    def _put_cursor(self, place: QPointF) -> bool:
        """Put the cursor into the open field where a place of the viewport is."""
        if self.editor is not None:
            there = self.editor.viewport().mapFrom(self._bench.view.viewport(), place.toPoint())
            self.editor.setTextCursor(self.editor.cursorForPosition(there))
        return True

    def place_of_block(self) -> int:
        """Return where the block stands whose field is open, -1 if none is."""
        return self._anchor.block().position() if self._anchor is not None else -1

    def places(self, block: QTextBlock) -> dict[str, QRectF]:
        """Return where the fields of a block stand in the viewport, by their keys."""
        view = self._bench.view
        assert view.buffer is not None
        scrolled = view.verticalScrollBar().value()
        return {key: rect.translated(0, -scrolled) for key, rect in view.buffer.field_places(block).items()}

    def _show(self, value: Block, field: Field) -> None:
        view = self._bench.view
        assert view.buffer is not None
        size = view.points * _WHOLES
        if not field.is_cell and not (field.name == "figure" and not isinstance(value, Statistic)):
            size *= _SIZES.get(field.name, 1.0)
        made = FieldEditor(view.viewport(), field, fields.content(value, field), size, view.writing)
        self.editor = made
        made.host = view
        self._place()
        made.begin(fields.title(value, field), self._bench.buffers.pictures, view.buffer)
        if made.buffer is not None:  # the text is told at each key that there is something to save
            made.buffer.changed.connect(view.buffer.touch)
        made.done.connect(self._leave)
        made.gone.connect(self.close)
        made.onward.connect(self._onward)
        made.menu_asked.connect(view.menu_asked)
        made.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grown())
        made.show()
        self._place()
        self.opened.emit(made)
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        self._see()

    def _see(self) -> None:
        """Scroll the field into sight."""
        editor, view = self.editor, self._bench.view
        if editor is None:
            return
        bar, rect, height = view.verticalScrollBar(), editor.geometry(), view.viewport().height()
        if rect.bottom() > height:
            bar.setValue(bar.value() + rect.bottom() - height + 12)
        elif rect.top() < 0:
            bar.setValue(bar.value() + rect.top() - 12)

    def _place(self) -> None:
        if self.editor is None or self._anchor is None:
            return
        rect = self.places(self._anchor.block()).get(self.editor.field.key)
        if rect is not None:
            self.editor.place(rect)

    # Writing

    def _grown(self) -> None:
        """Give the field another height in its block, when its words need one."""
        if self.editor is None or self._anchor is None:
            return
        rect = self.places(self._anchor.block()).get(self.editor.field.key)
        if rect is not None and abs(self.editor.words_height() - rect.height()) > 3:
            self.commit()
        self._place()

    def commit(self) -> None:
        """Put what is written into the block; all that is written inside one block is one step."""
        buffer, value = self._bench.buffer, self.block()
        if self.editor is None or self._anchor is None or buffer is None or value is None:
            return
        field = self.editor.field
        try:
            fresh = fields.with_content(value, field, self.editor.blocks())
            same = fields.content(fresh, field) == fields.content(value, field)
        except (IndexError, AttributeError):
            return  # a step back or forth took the field away
        if not same:
            self.put(fresh, f"edit {_called(value)}", f"inside {value.id}")

    def spot(self) -> spots.Spot | None:
        """Return where a comment lies that is made now, None if it is on no whole."""
        self.commit()
        value = self.block()
        if value is None:
            return None
        return spots.of_editor(value, self.editor) if self.editor is not None else spots.Spot(value.id)

    def put(self, fresh: Block, label: str, key: str = "") -> None:
        """Put another value in the place of the block, as a step."""
        buffer = self._bench.buffer
        cursor = self._anchor if self._anchor is not None else self._bench.view.textCursor()
        value = self.block()
        if buffer is not None and value is not None:
            with buffer.history.step(label, key):
                wholes.put(QTextCursor(cursor), fresh)
                buffer.beside.comments = spots.moved(buffer.beside.comments, value, fresh)
            self._bench.view.names.update()

    def change_table(self, fresh: Table, label: str, one: tables.Placed) -> None:
        """Put a changed table in the place of the one at hand, and go on in the cell where one was."""
        self.put(fresh, label)
        if self.editor is None or not self.editor.field.is_cell:
            return
        here = next((p for p in tables.placed(fresh) if p.cell.blocks == one.cell.blocks), None)
        rows, columns = tables.size(fresh)
        if here is None:
            here = tables.covering(fresh, min(one.row, rows - 1), min(one.column, columns - 1))
        if here is not None:
            anchor = self._anchor
            self._drop()
            self._anchor = anchor
            self._show(fresh, Field("cell", here.row, tables.number_of(fresh, here)))

    def close(self) -> None:
        """Keep what is written and close the editor."""
        self.commit()
        self._drop()

    def _drop(self) -> None:
        editor, self.editor, self._anchor = self.editor, None, None
        if editor is not None:
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()

    def _leave(self) -> None:
        """Close, and go on in the text after the block."""
        block = self._anchor.block() if self._anchor is not None else None
        self.close()
        view = self._bench.view
        if block is not None:
            cursor = view.textCursor()
            after = block.next()
            cursor.setPosition(after.position() if after.isValid() else block.position())
            view.setTextCursor(cursor)
        view.setFocus()

    def _onward(self, down: int, along: int) -> None:
        self.commit()
        value, editor = self.block(), self.editor
        if value is None or editor is None:
            self.close()
            return
        if along > 0 and isinstance(value, Table) and editor.field == Field("cell", *_edge(value, 1)):
            self._add_row(value, editor.field)
            return
        target = self._below(value, editor.field, down) if down else _next(value, editor.field, along)
        if target is None:
            self._leave()
        else:
            self.go(target)

    def _add_row(self, value: Table, field: Field) -> None:
        """Add a row after the last cell, and go on in it."""
        one = tables.at(value, field.row, field.number)
        self.change_table(tables.insert_row(value, one.below), "add row", one)
        self.go(Field("cell", one.below, 0))
        self._bench.page.text.tell_at_once("A change of a table’s rows, columns and cells")

    def go(self, field: Field) -> None:
        """Open another field of the same block."""
        anchor, value = self._anchor, self.block()
        if anchor is None or value is None:
            return
        self.close()
        self._anchor = anchor
        self._show(value, field)

    def _below(self, value: Block, field: Field, down: int) -> Field | None:
        if not (field.is_cell and isinstance(value, Table)):
            return _next(value, field, down)
        one = tables.at(value, field.row, field.number)
        row = one.below if down > 0 else one.row - 1
        other = tables.covering(value, row, one.column)
        if other is None:
            return _next(value, Field("cell", *_edge(value, down)), down)
        return Field("cell", other.row, tables.number_of(value, other))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a field that is clicked on; its menu, with the other button."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self._bench.view.viewport():
            mouse = cast(QMouseEvent, event)
            plain = mouse.button() == Qt.MouseButton.LeftButton and not mouse.modifiers()
            if plain and not _selects_several(self._bench.view.textCursor()):
                return self.open_at(mouse.position())
        if event.type() == QEvent.Type.ContextMenu and watched is self._bench.view.viewport():
            asked = cast(QContextMenuEvent, event)
            by_mouse = asked.reason() is QContextMenuEvent.Reason.Mouse
            opens = by_mouse and not self._bench.view.textCursor().hasSelection()
            if opens and self.open_at(QPointF(asked.pos())) and self.editor is not None:
                self.editor.menu_asked.emit(asked.globalPos())
                return True
        return False


def _selects_several(cursor: QTextCursor) -> bool:
    return len(stretches.blocks(cursor)) > 1


def _edge(table: Table, down: int) -> tuple[int, int]:
    """Return the last cell of a table, or the first."""
    return (len(table.rows) - 1, len(table.rows[-1]) - 1) if down > 0 else (0, 0)


def _next(value: Block, field: Field, by: int) -> Field | None:
    order = fields.fields(value)
    place = order.index(field) + by if field in order else 0
    return order[place] if 0 <= place < len(order) else None


def _called(value: Block) -> str:
    names = {"Figure": "words of the picture", "Table": "table", "Statistic": "statistic"}
    return names.get(type(value).__name__, "words")


def made(bench: Bench) -> None:
    """Begin to open fields."""
    bench.inside = InPlace(bench)
