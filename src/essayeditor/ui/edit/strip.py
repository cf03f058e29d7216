"""The strip at the right edge of the workspace: a button for each part that can be shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.edit.fittings import FITTINGS, Fitting
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
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setAccessibleName(name)

    @property
    def number(self) -> int:
        """The number shown, 0 for none."""
        return self._number

    def count(self, number: int) -> None:
        """Show a number."""
        self._number = number
        self.setAccessibleName(f"{self._name}, {number:,}" if number else self._name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the number at its top right corner."""
        super().paintEvent(event)
        if self._number:
            painter = QPainter(self)
            font = metrics.sized(-2)
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            place = QRect(0, 1, self.width() - 2, QFontMetrics(font).height())
            said = str(self._number) if self._number < 100 else "99+"
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)


class Strip(QWidget):
    """Tells which part is to be shown or hidden."""

    wanted = Signal(str)

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, StripButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 6, 5, 6)
        self._column.setSpacing(6)
        for fitting in FITTINGS:
            if fitting.title:
                button = StripButton(fitting.icon, fitting.title)
                button.setToolTip(_tip(actions, fitting))
                button.clicked.connect(lambda _on=False, key=fitting.key: self.wanted.emit(key))
                self.buttons[fitting.key] = button
                self._column.addWidget(button)
        self._column.addStretch(1)
        self.setFixedWidth(_SIDE + 10)
        self.setAccessibleName("Panels")

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


def _tip(actions: ActionRegistry, fitting: Fitting) -> str:
    return actions.qaction(f"edit.show.{fitting.key}").toolTip()
