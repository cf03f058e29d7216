"""What a page says while it has nothing to show: one sentence, and what to do first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint


class EmptyState(QWidget):
    """An icon, a sentence, a second line, and at most two buttons, in the middle of the page."""

    def __init__(self, icon: str, text: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        icons.put(self._icon, icon, "secondary")
        self._text = QLabel(text)
        self._text.setFont(metrics.pane_title())
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setWordWrap(True)
        self._detail = hint(detail)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(metrics.BETWEEN)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GROUP, metrics.GROUP, metrics.GROUP, metrics.GROUP)
        column.setSpacing(metrics.BETWEEN)
        column.addStretch(2)
        for part in (self._icon, self._text, self._detail):
            column.addWidget(part)
        column.addSpacing(metrics.BETWEEN)
        column.addLayout(self._buttons)
        column.addStretch(3)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(text)

    def say(self, text: str, detail: str = "") -> None:
        """Change the words."""
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(text)

    def offer(self, text: str, run: Callable[[], object], icon: str = "") -> QPushButton:
        """Add a button, and return it."""
        made = buttons.button(text, run, icon)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made
