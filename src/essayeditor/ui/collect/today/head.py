"""The head of Today: the day, and a bar that says who has the essays, in words below it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.collection.progress import Holder
from essayeditor.foundation.dates import short_day, weekday
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.labels import Secondary

TONES = {Holder.DONE: "green", Holder.AWAY: "amber", Holder.OURS: "blue", Holder.TO_COME: "grey"}
_BAR = 6


def said(one: Holder, number: int) -> str:
    """Return "2 with contributors"."""
    words = one.value[:-1] if one is Holder.AWAY and number == 1 else one.value
    return f"{number:,} {words}"


class TodayHead(QWidget):
    """Shows a day and counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel("Today")
        self._title.setFont(metrics.pane_title())
        self._day = Secondary()
        self.bar = HolderBar()
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._day)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.bar)

    def show_day(self, today: date, counts: dict[Holder, int]) -> None:
        """Show another day or other counts."""
        self._day.setText(f"{weekday(today.isoformat())} {short_day(today.isoformat())}")
        self.bar.show_counts(counts)
        self.bar.setVisible(any(counts.values()))


class HolderBar(QWidget):
    """A bar in parts, and the same in words, two to a line: colour is never alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Holder, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: dict[Holder, int]) -> None:
        """Show other counts."""
        if counts != self._counts:
            self._counts = dict(counts)
            self.setAccessibleName(", ".join(said(one, number) for one, number in counts.items()))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the bar and the lines of words."""
        return QSize(200, _BAR + 5 + 4 // self._across() * QFontMetrics(metrics.small()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more lines where two counts do not fit beside each other."""
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _across(self) -> int:
        """Return how many counts stand in a line."""
        metric = QFontMetrics(metrics.small())
        widest = max((metric.horizontalAdvance(said(*one)) for one in self._counts.items()), default=0)
        return 2 if widest + metrics.WITHIN <= self.width() // 2 else 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts with gaps between them, then the words in their colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(self._counts.values())
        x = 0.0
        for one, number in self._counts.items():
            if not number:
                continue
            width = self.width() * number / total
            painter.setBrush(self._ink(one))
            painter.drawRoundedRect(QRectF(x, 0, max(3.0, width - 2), _BAR), 2, 2)
            x += width
        painter.setFont(metrics.small())
        height, across = painter.fontMetrics().height(), self._across()
        wide = self.width() // across
        for place, one in enumerate((Holder.DONE, Holder.AWAY, Holder.OURS, Holder.TO_COME)):
            cell = QRect(place % across * wide, _BAR + 5 + place // across * height, wide, height)
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
            ink = quiet if one is Holder.TO_COME else self._ink(one)
            painter.setPen(ink)
            painter.drawText(cell, Qt.AlignmentFlag.AlignLeft, said(one, self._counts.get(one, 0)))

    def _ink(self, one: Holder) -> QColor:
        if one is Holder.TO_COME:
            return self.palette().color(QPalette.ColorRole.Mid)
        return QColor(appearance.colours().tone(TONES[one]).ink)
