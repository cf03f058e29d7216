"""Several cells of a table chosen together: by dragging, by Shift and a click, by Shift and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QTextBlock

from essayeditor.text import tables
from essayeditor.text.blocks import Table
from essayeditor.text.tables import Placed
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.edit.objects import fields
from essayeditor.ui.edit.objects.fields import Field

if TYPE_CHECKING:
    from essayeditor.ui.edit.column import ColumnView
    from essayeditor.ui.edit.inplace.editor import FieldEditor
    from essayeditor.ui.edit.inplace.opener import InPlace

Spot = tuple[int, int]
"""A row and a column of the grid."""
_VEIL = 70


class CellSelection(QObject):
    """Goes from the cell in which one is (`first`) to another (`last`); one cell alone is no selection."""

    def __init__(self, bench: Bench, opener: InPlace) -> None:
        super().__init__(opener)
        self._bench = bench
        self._opener = opener
        self._first: Spot | None = None
        self._last: Spot | None = None
        self._left: tuple[int, Field] | None = None
        self._pressed: tuple[int, Field] | None = None
        bench.view.over.append(self._paint)
        bench.view.viewport().installEventFilter(self)
        opener.opened.connect(self._opened)

    @property
    def chosen(self) -> list[Placed]:
        """The cells that are chosen, in reading order; none unless there are several."""
        table = self._table()
        if table is None or self._first is None or self._last is None:
            return []
        found = tables.between(table, self._first, self._last)
        return found if len(found) > 1 else []

    def _table(self) -> Table | None:
        value = self._opener.block() if self._opener.editor is not None else None
        return value if isinstance(value, Table) else None

    def clear(self) -> None:
        """Choose nothing but the cell in which one is."""
        if self._last is not None:
            self._first = self._last = None
            self._bench.view.viewport().update()
            if self._opener.editor is not None:
                self._opener.editor.cells_chosen = False

    def _opened(self, editor: FieldEditor) -> None:
        self._first = self._last = None
        editor.extended.connect(self._extend)
        editor.touched.connect(self.clear)
        editor.dragged.connect(lambda place: self._to_place(self._bench.view.viewport().mapFromGlobal(place)))
        editor.emptied.connect(self._empty)
        at = self._opener.place_of_block()
        self._left = (at, editor.field) if editor.field.is_cell else None

    def _own(self) -> Spot | None:
        editor, table = self._opener.editor, self._table()
        if editor is None or table is None or not editor.field.is_cell:
            return None
        one = tables.at(table, editor.field.row, editor.field.number)
        return one.row, one.column

    def _extend(self, down: int, along: int) -> None:
        table, own = self._table(), self._own()
        if table is None or own is None:
            return
        here = tables.covering(table, *(self._last or own))
        if here is None:
            return
        row = here.below if down > 0 else here.row - 1 if down < 0 else here.row
        column = here.beside if along > 0 else here.column - 1 if along < 0 else here.column
        self._choose(table, own, (row, column))

    def _choose(self, table: Table, own: Spot, to: Spot) -> None:
        editor, other = self._opener.editor, tables.covering(table, *to)
        if other is None or editor is None:
            return
        self._first, self._last = own, (other.row, other.column)
        several = bool(self.chosen)
        editor.cells_chosen = several
        cursor = editor.textCursor()
        cursor.clearSelection()
        editor.setTextCursor(cursor)
        self._bench.view.viewport().update()

    def _empty(self) -> None:
        """Take the words out of the cells that are chosen."""
        self._opener.commit()
        table, chosen = self._table(), self.chosen
        if table is not None and chosen:
            self._opener.change_table(tables.emptied(table, chosen), "empty cells", chosen[0])

    # The mouse

    def _cell_at(self, place: QPointF) -> tuple[int, Field] | None:
        """Return the table and the cell under a place of the viewport."""
        view = self._bench.view
        if view.buffer is None:
            return None
        for block, rect in view.visible_blocks(0, view.viewport().height()):
            if rect.top() <= place.y() <= rect.bottom() and isinstance(wholes.found(block), Table):
                for key, where in self._opener.places(block).items():
                    field = fields.named(key)
                    if field.is_cell and where.adjusted(-5, -4, 5, 4).contains(place):
                        return block.position(), field
        return None

    def _to_place(self, place: QPoint) -> bool:
        found, table, own = self._cell_at(QPointF(place)), self._table(), self._own()
        if found is None or table is None or own is None or found[0] != self._opener.place_of_block():
            return False
        one = tables.at(table, found[1].row, found[1].number)
        self._choose(table, own, (one.row, one.column))
        return True

    def _from(self, start: tuple[int, Field]) -> None:
        """Open the cell in which the choosing begins, unless it is open."""
        editor, view = self._opener.editor, self._bench.view
        if editor is None or (self._opener.place_of_block(), editor.field) != start:
            cursor = view.textCursor()
            cursor.setPosition(start[0])
            view.setTextCursor(cursor)
            self._opener.open(start[1])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Choose cells by dragging over them, or by a click with Shift."""
        if event.type() == QEvent.Type.MouseButtonPress:
            mouse = cast(QMouseEvent, event)
            found = self._cell_at(mouse.position())
            shift = bool(mouse.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._pressed = None if shift else found
            same = found is not None and self._left is not None and found[0] == self._left[0]
            if shift and same and self._left is not None:
                self._from(self._left)
                return self._to_place(mouse.position().toPoint())
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            mouse = cast(QMouseEvent, event)
            found = self._cell_at(mouse.position())
            if mouse.buttons() & Qt.MouseButton.LeftButton and found is not None:
                if found == self._pressed and not self.chosen:
                    return False
                if found[0] == self._pressed[0]:
                    self._from(self._pressed)
                    return self._to_place(mouse.position().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            return bool(self.chosen)
        return False

    # Painting

    def _paint(self, painter: QPainter, view: ColumnView, exposed: QRect) -> None:
        chosen, table = self.chosen, self._table()
        if not chosen or table is None:
            return
        block: QTextBlock = view.document().findBlock(self._opener.place_of_block())
        places = self._opener.places(block)
        tint = QColor(view.palette().color(QPalette.ColorRole.Accent))
        line = QColor(tint)
        tint.setAlpha(_VEIL)
        painter.save()
        painter.setPen(line)
        painter.setBrush(tint)
        for one in chosen:
            rect = places.get(Field("cell", one.row, tables.number_of(table, one)).key, QRectF())
            if rect.intersects(QRectF(exposed)):
                painter.drawRect(rect.adjusted(-5, -4, 4, 4))
        painter.restore()
