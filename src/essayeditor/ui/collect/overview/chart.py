"""What every drawing of the Overview can do: marks that are chosen by mouse and keys, and said in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from essayeditor.collection.overview import Mark
from essayeditor.ui.style import metrics
from essayeditor.ui.style.strokes import ring

Role = QPalette.ColorRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Chart(QWidget):
    """Draws marks; `asked` carries the mark whose essays are wanted."""

    asked = Signal(object)
    unit = ("essay", "essays")

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._marks: list[Mark] = []
        self._current = -1
        self._under = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw other marks."""
        if list(marks) != self._marks:
            self._marks = list(marks)
            self._current = min(self._current, len(self._marks) - 1)
            self.updateGeometry()
            self.update()
        self._describe()

    @property
    def marks(self) -> list[Mark]:
        """What is drawn."""
        return list(self._marks)

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return any(mark.number or mark.plan for mark in self._marks)

    def said(self, mark: Mark) -> str:
        """Return a mark in words: "Wales, 3 essays"."""
        one, many = self.unit
        count = f"{mark.number:,} {one if mark.number == 1 else many}"
        if mark.plan:
            count = f"{mark.number:,} of {mark.plan:,} {many}"
        return f"{mark.name}, {count}"

    def cells(self) -> list[list[str]]:
        """Return the same as a table, headings first."""
        planned = any(mark.plan for mark in self._marks)
        head = [self.name, self.unit[1].capitalize(), *(["Planned"] if planned else [])]
        rows = [
            [m.name, f"{m.number:,}", *([f"{m.plan:,}" if m.plan else ""] if planned else [])]
            for m in self._marks
        ]
        return [head, *rows]

    def rect_of(self, number: int) -> QRect:
        """Return where a mark is drawn."""
        raise NotImplementedError

    def paint(self, painter: QPainter, *, current: int) -> None:
        """Draw everything; `current` is the mark under the pointer, -1 for none."""
        raise NotImplementedError

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks, and the ring of the one that has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, current=self._under)
        if self.hasFocus() and 0 <= self._current < len(self._marks):
            ring(painter, self.rect_of(self._current), self.palette().color(Role.Accent), 2)

    def mark_at(self, at: QPoint) -> int:
        """Return the mark at a place, -1 for none."""
        places = range(len(self._marks))
        return next((number for number in places if self.rect_of(number).contains(at)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        under = self.mark_at(event.position().toPoint())
        if under != self._under:
            self._under = under
            can = under >= 0 and bool(self._marks[under].essays)
            self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing any more."""
        super().leaveEvent(event)
        self._under = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the essays of a mark."""
        number = self.mark_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._go(number)
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark with the arrows, and ask for the essays of one with Enter or Space."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._marks:
            self._go(max(0, min(len(self._marks) - 1, self._current + step)))
        elif event.key() == Qt.Key.Key_Home and self._marks:
            self._go(0)
        elif event.key() == Qt.Key.Key_End and self._marks:
            self._go(len(self._marks) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first mark."""
        super().focusInEvent(event)
        if self._current < 0 and self._marks:
            self._go(0)

    def event(self, event: QEvent) -> bool:
        """Say the mark under the pointer as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), self.said(self._marks[number]) if number >= 0 else "", self)
            return True
        return bool(super().event(event))

    def _go(self, number: int) -> None:
        self._current = number
        self._describe()
        self.update()

    def _ask(self) -> None:
        if 0 <= self._current < len(self._marks) and self._marks[self._current].essays:
            self.asked.emit(self._marks[self._current])

    def _describe(self) -> None:
        """Say the mark in hand, and everything, to screen readers."""
        everything = "; ".join(self.said(mark) for mark in self._marks)
        self.setAccessibleDescription(everything)
        here = self._marks[self._current] if 0 <= self._current < len(self._marks) else None
        self.setAccessibleName(f"{self.name}: {self.said(here)}" if here is not None else self.name)


def row_height() -> int:
    """Return the height of a row of a chart."""
    return metrics.row_height(metrics.LIST_ROW)
