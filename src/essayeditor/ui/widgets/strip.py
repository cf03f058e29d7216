"""A strip of bare icons at the edge of a workspace: a button for each pane that can be shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from essayeditor.ui.style import icons, metrics

_SIDE = 30


class StripButton(QToolButton):
    """A bare icon, with a small number at its corner if there is something to count."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._name = name
        self._number = 0
        icons.put(self, icon)
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        side = metrics.row_height(_SIDE)
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(name)

    @property
    def number(self) -> int:
        """The number shown, 0 for none."""
        return self._number

    def count(self, number: int) -> None:
        """Show a number."""
        if number == self._number:
            return
        self._number = number
        self.setAccessibleName(f"{self._name}, {number:,}" if number else self._name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the number at its top right corner."""
        super().paintEvent(event)
        if self._number:
            painter = QPainter(self)
            font = metrics.sized(-2)
            if QFontMetrics(font).height() > self.height() // 2:  # its tooltip says it in the usual type
                font.setPixelSize(self.height() * 2 // 5)
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            place = QRect(0, 1, self.width() - 2, QFontMetrics(font).height())
            said = str(self._number) if self._number < 100 else "99+"
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)


class ButtonStrip(QWidget):
    """Tells which pane is to be shown or hidden."""

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, StripButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 6, 5, 6)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.setFixedWidth(metrics.row_height(_SIDE) + 10)
        self.setAccessibleName(name)

    def add(self, key: str, title: str, icon: str, tip: str) -> None:
        """Add a button after the others."""
        button = StripButton(icon, title)
        button.setToolTip(tip)
        button.clicked.connect(lambda _on=False: self.wanted.emit(key))
        self._column.insertWidget(len(self.buttons), button)
        self.buttons[key] = button

    def add_below(self, button: QWidget) -> None:
        """Put a button at the foot of the strip."""
        self._column.addWidget(button)

    def tick(self, key: str, on: bool) -> None:
        """Show whether a part is shown."""
        if key in self.buttons:
            self.buttons[key].setChecked(on)

    def badge(self, key: str, number: int) -> None:
        """Show a number at a part's button."""
        if key in self.buttons:
            self.buttons[key].count(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.fillRect(0, 0, 1, self.height(), self.palette().color(QPalette.ColorRole.Mid))
