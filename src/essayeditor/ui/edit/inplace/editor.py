"""The editor of one field, which opens over it in the text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from essayeditor.text.blocks import Block
from essayeditor.text.document import Document
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.objects.fields import Field
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.edit.writing import Writing

Key = Qt.Key
_PAD = 4
_ARROWS = {Key.Key_Down: (1, 0), Key.Key_Up: (-1, 0), Key.Key_Right: (0, 1), Key.Key_Left: (0, -1)}
_MODIFIERS = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta, Key.Key_AltGr, Key.Key_Menu)
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class FieldEditor(TextView):
    """Words of a field. `onward` carries where to go: (0, 1) the next, (0, -1) the one before, (1, 0) below.

    Esc or Ctrl+Enter leads back into the text (`done`); `gone` tells that the focus went elsewhere.
    """

    onward = Signal(int, int)
    done = Signal()
    gone = Signal()
    extended = Signal(int, int)
    """Shift and an arrow led out of the cell: down or up, along or back."""
    touched = Signal()
    """A key that ends the choosing of several cells."""
    dragged = Signal(object)
    """The mouse was dragged out of the field; carries the place on the screen."""
    emptied = Signal()

    def __init__(
        self, parent: QWidget, field: Field, blocks: tuple[Block, ...], points: float, writing: Writing
    ) -> None:
        super().__init__(parent, writing)
        self.field = field
        self.points = points
        self.wide = True
        self.names.hide()
        self.setAutoFillBackground(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blocks = blocks
        self.host: TextView | None = None
        self.cells_chosen = False
        """Whether several cells of the table are chosen, this one among them."""

    def begin(self, name: str, pictures: Pictures, host: Buffer) -> None:
        """Show the words; notes called from them are those of the text around."""
        self.setAccessibleName(name)
        buffer = Buffer("", Document(self._blocks), (), pictures, self)
        buffer.share_notes(host)
        self.open(buffer)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def place(self, rect: QRectF) -> None:
        """Lie over a rectangle of the parent."""
        wanted = rect.adjusted(-_PAD, -_PAD, _PAD, _PAD).toAlignedRect()
        wanted.setHeight(max(wanted.height(), round(self.document().size().height())))
        if wanted != self.geometry():
            self.setGeometry(wanted)

    def blocks(self) -> tuple[Block, ...]:
        """Return what stands here now."""
        assert self.buffer is not None
        return self.buffer.read()[0].blocks

    def words_height(self) -> float:
        """Return how high the words are, in pixels."""
        return self.document().size().height() - 2 * self.document().documentMargin()

    def undo_name(self) -> str:
        """Return what undo would take back: here, or else in the text around."""
        return super().undo_name() or self._host_name()

    def _host_name(self) -> str:
        return self.host.undo_name() if self.host is not None else ""

    def undo(self) -> None:
        """Take back the last step here; once there is none, close and take back that of the text around."""
        host = self.host
        if TextView.undo_name(self) or host is None:
            super().undo()
        else:
            self.done.emit()
            host.undo()

    def _fit(self) -> None:
        self.setViewportMargins(0, 0, 0, 0)
        self._set_width(max(40, self.viewport().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from field to field by Tab; keep a field of one line on its line."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = key in (Key.Key_Return, Key.Key_Enter)
        if self.field.is_cell and self._chooses(event):
            return
        if key == Key.Key_Escape or (enter and control):
            self.done.emit()
        elif key == Key.Key_Tab and not control:
            self.onward.emit(0, 1)
        elif key == Key.Key_Backtab and not control:
            self.onward.emit(0, -1)
        elif enter and not self.field.is_cell:
            self.onward.emit(0, 1)
        elif key in (Key.Key_Down, Key.Key_Up) and not event.modifiers() and self._at_edge(key):
            self.onward.emit(1 if key == Key.Key_Down else -1, 0)
        else:
            super().keyPressEvent(event)

    def _chooses(self, event: QKeyEvent) -> bool:
        """Take a key that chooses cells, or does something to those that are chosen."""
        key = event.key()
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and key in _ARROWS and (self.cells_chosen or self._leads_out(key)):
            self.extended.emit(*_ARROWS[key])
            return True
        if self.cells_chosen and key in (Key.Key_Delete, Key.Key_Backspace):
            self.emptied.emit()
            return True
        if self.cells_chosen and key == Key.Key_Escape:
            self.touched.emit()
            return True
        if key not in _MODIFIERS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.touched.emit()
        return False

    def _leads_out(self, key: int) -> bool:
        cursor = self.textCursor()
        if key in (Key.Key_Up, Key.Key_Down):
            return self._at_edge(key)
        return cursor.atStart() if key == Key.Key_Left else cursor.atEnd()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select words; beyond the cell, cells."""
        drags = bool(event.buttons() & Qt.MouseButton.LeftButton) and self.field.is_cell
        outside = not self.viewport().rect().contains(event.position().toPoint())
        if drags and (self.cells_chosen or outside):
            self.dragged.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin anew."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.touched.emit()
        super().mousePressEvent(event)

    def _at_edge(self, key: int) -> bool:
        cursor = self.textCursor()
        line = self.cursorRect(cursor).center().y()
        cursor.movePosition(cursor.MoveOperation.End if key == Key.Key_Down else cursor.MoveOperation.Start)
        return abs(self.cursorRect(cursor).center().y() - line) < 3

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left for something else than a menu."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and a line around them that says where one is."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
