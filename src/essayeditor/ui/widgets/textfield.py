"""A field of several lines that behaves as the one-line fields do: Tab leaves it, leaving saves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from essayeditor.ui.style import metrics


class TextField(QTextEdit):
    """Plain text; `finished` is told when the focus leaves."""

    finished = Signal()

    def __init__(self, name: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self._lines = lines
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * metrics.BETWEEN)

    def sizeHint(self) -> QSize:
        """Return room for the lines asked for."""
        return QSize(200, self.fontMetrics().lineSpacing() * self._lines + 2 * metrics.BETWEEN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.update()
        self.finished.emit()
