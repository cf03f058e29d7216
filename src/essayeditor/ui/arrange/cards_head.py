"""The header over the cards: a filter, the edition that is arranged, and the size of the cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.header import PaneHeader

NARROW, WIDE, USUAL = 168, 280, 206
"""Widths of a card in pixels."""
_HINT = "drag, or move with Alt+arrow keys"
_ROOM_FOR_HINT = 640
"""Pixels of the header from which there is room for the hint."""
_PAUSE = 120
"""Milliseconds without a key after which the cards are filtered."""


class CardsHead(PaneHeader):
    """`filtered` shows only cards with these words, and returns how many there are."""

    def __init__(self, editions: QWidget, filtered: Callable[[str], int]) -> None:
        super().__init__("Cards", _HINT)
        self._filtered = filtered
        self.size = QSlider(Qt.Orientation.Horizontal)
        self.size.setRange(NARROW, WIDE)
        self.size.setValue(USUAL)
        self.size.setFixedWidth(70)
        self.size.setAccessibleName("Size of the cards")
        self.size.setToolTip("Size of the cards")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter the cards")
        self.filter.setAccessibleName("Filter the cards by title, author or standfirst")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(80)
        self.filter.setMaximumWidth(metrics.span(132))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.apply)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        for tool in (self.filter, editions, self.size):
            self.add(tool)

    def apply(self) -> None:
        """Show only the cards with the words of the filter, and say how many there are."""
        number = self._filtered(self.filter.text())
        found = "1 card" if number == 1 else f"{number:,} cards"
        self.set_detail(found if self.filter.text().strip() else self._hint())

    def _hint(self) -> str:
        return _HINT if self.width() > metrics.span(_ROOM_FOR_HINT) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is no room for it."""
        super().resizeEvent(event)
        if not self.filter.text().strip():
            QTimer.singleShot(0, self, lambda: self.set_detail(self._hint()))
