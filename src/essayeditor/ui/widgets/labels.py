"""Labels: elided with a tooltip, in secondary ink, or as a title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from essayeditor.ui.style import metrics


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit, and then shows the whole as a tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._keep_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip for the case that the words do not fit."""
        super().resizeEvent(event)
        self._keep_tip()

    def _keep_tip(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if wide else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, elided at the right."""
        painter = QPainter(self)
        rect = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        self.style().drawItemText(
            painter, rect, self.alignment(), self.palette(), self.isEnabled(), words, self.foregroundRole()
        )


class Secondary(ElidedLabel):
    """Words of the second rank: counts, hints, dates. They take the placeholder colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(text, parent)
        self._small = small
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if small:
            self.setFont(metrics.small())

    def changeEvent(self, event: QEvent) -> None:
        """Stay small when the application's font changes."""
        super().changeEvent(event)
        if self._small and event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(metrics.small())


def hint(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a paragraph in secondary ink that wraps."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def group_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the small semi-bold title over a group of rows or fields."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    font = metrics.small()
    font.setWeight(metrics.strong().weight())
    label.setFont(font)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def line(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal hairline."""
    frame = QFrame(parent)
    frame.setFrameShape(QFrame.Shape.HLine)
    frame.setFixedHeight(1)
    return frame


def upright(parent: QWidget | None = None) -> QFrame:
    """Return a vertical hairline, as between tools."""
    frame = QFrame(parent)
    frame.setFrameShape(QFrame.Shape.VLine)
    frame.setFixedSize(7, 18)
    return frame
