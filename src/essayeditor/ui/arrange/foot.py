"""The foot of the page: how long the book is, every page of it, and each section against its plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from essayeditor.ui.arrange.flatplan import Flatplan
from essayeditor.ui.arrange.nodes import Shelf
from essayeditor.ui.arrange.paging import Paging
from essayeditor.ui.arrange.shares import Shares
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary
from essayeditor.ui.widgets.scrolling import scrolling

_MOST = 84
"""Pixels of height that the pages take; a longer book is scrolled."""


class Foot(QWidget):
    """Says what the order does to the pages. While they are being planned, the old figures are grey."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.length = QLabel()
        self.length.setFont(metrics.strong())
        self.facts = Secondary()
        self.change = ElidedLabel()
        self.change.setFont(metrics.strong())
        self.place = Secondary()
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, metrics.PROGRESS)
        self.bar.setAccessibleName("Planning the pages")
        self.bar.setVisible(False)
        self.flatplan = Flatplan()
        self.flatplan.picked.connect(self.picked)
        self.flatplan.pointed.connect(self._point)
        self.area = scrolling(self.flatplan)
        self.flatplan.fitted.connect(lambda height: self.area.setFixedHeight(min(_MOST, height)))
        self.flatplan.shown_at.connect(
            lambda rect: self.area.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height())
        )
        self.area.setFixedHeight(min(_MOST, self.flatplan.height()))
        self.shares = Shares()
        self._selected = ""
        row = QHBoxLayout()
        row.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, 0)
        row.setSpacing(14)
        for label in (self.length, self.facts, self.change):
            row.addWidget(label)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.area)
        column.addWidget(self.shares)
        self.setAccessibleName("What the order does to the pages")

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show each section's words."""
        self.shares.show_shelves(shelves)

    def show_pages(self, paging: Paging, colours: dict[str, int], change: str = "") -> None:
        """Show a plan that has come; `change` says what became of the one before."""
        self.bar.setVisible(False)
        self.flatplan.show_pages(paging, colours)
        self.length.setText(paging.length_said())
        self.facts.setText(f"{paging.blanks_said()}    {paging.sheets_said()}" if paging else "")
        self.change.setText(change)
        palette = self.change.palette()
        good = "fewer" in change and "longer" not in change
        tone = appearance.colours().green.ink if good else appearance.colours().text
        palette.setColor(QPalette.ColorRole.WindowText, QColor(tone))
        self.change.setPalette(palette)
        self._grey(stale=False)

    def set_stale(self, why: str = "Working out the pages…") -> None:
        """Show that the figures are out of date; `why` says why there are none yet."""
        self.flatplan.set_stale(True)
        self.change.setText("")
        if not self.length.text():
            self.facts.setText(why)
        self._grey(stale=True)

    def progress(self, done: int, of: int) -> None:
        """Show how many essays are laid out."""
        self.bar.setVisible(True)
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self.facts.setText(f"Working out the pages, essay {done:,} of {of:,}")

    def failed(self, words: str) -> None:
        """Say why there are no pages."""
        self.bar.setVisible(False)
        self.facts.setText(words)

    def choose(self, keys: Sequence[str], said: str) -> None:
        """Ring the pages of what is selected, and say which they are."""
        self.flatplan.choose(keys)
        self._selected = said
        self._point("")

    def _point(self, said: str) -> None:
        self.place.setText(said or self._selected)

    def _grey(self, *, stale: bool) -> None:
        self.length.setEnabled(not stale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.fillRect(0, 0, self.width(), 1, self.palette().color(QPalette.ColorRole.Mid))
