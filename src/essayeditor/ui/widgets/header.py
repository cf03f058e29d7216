"""The header of a pane: title, what it holds, and its few tools."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary

_TITLE = 110
"""Width in pixels that a title keeps where the detail beside it has to give way."""


class PaneHeader(QWidget):
    """38 px high, with a hairline under it; the same on every pane."""

    def __init__(
        self, title: str, detail: str = "", parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title)
        self._title.setFont(metrics.pane_title() if large else metrics.strong())
        self._detail = Secondary(detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MARGIN, 0, metrics.MARGIN, 1)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self._title)
        row.addWidget(self._detail)
        row.addStretch(1)
        self._detail.setVisible(bool(detail))
        self._row = row
        height = metrics.row_height(metrics.PANE_HEADER, self._title.font())
        self.setFixedHeight(max(metrics.PANE_HEADER, height))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), _TITLE))
        self.setAccessibleName(title)

    def set_detail(self, detail: str) -> None:
        """Say what the pane holds, such as "6 footnotes"; an empty text hides it."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def add(self, tool: QWidget) -> None:
        """Put a tool at the right of those there are."""
        self._row.addWidget(tool)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline."""
        painter = QPainter(self)
        rect: QRect = self.rect()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        painter.fillRect(0, rect.bottom(), rect.width(), 1, self.palette().color(QPalette.ColorRole.Mid))
