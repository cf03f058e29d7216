"""The sections fitted to an essay's details, each under a heading that folds it away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.fittings import Place
from essayeditor.ui.collect.parts import EssaySection
from essayeditor.ui.style import metrics
from essayeditor.ui.style.strokes import chevron, ring
from essayeditor.ui.taborder import put_in_reading_order

_ARROW = 16
_FOLDED = "folded"


class Fold(QAbstractButton):
    """A heading with an arrow, and beside the title what there is to say of it."""

    turned = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self._detail = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(metrics.row_height(metrics.TABLE_ROW))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self.turned)
        self.say("")

    @property
    def detail(self) -> str:
        """What is said beside the title."""
        return self._detail

    def say(self, detail: str) -> None:
        """Say something beside the title."""
        self._detail = detail
        self.setAccessibleName(f"{self.text()}, {detail}" if detail else self.text())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow, the title and what is said beside it, under a hairline."""
        painter = QPainter(self)
        palette = self.palette()
        rect: QRect = self.rect()
        painter.fillRect(0, 0, rect.width(), 1, palette.color(QPalette.ColorRole.Mid))
        way = "down" if self.isChecked() else "right"
        arrow = QRect(0, 0, _ARROW, rect.height())
        chevron(painter, arrow, palette.color(QPalette.ColorRole.PlaceholderText), way)
        flag = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(metrics.strong())
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(rect.adjusted(_ARROW + 4, 0, 0, 0), flag | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(metrics.small())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rect, flag | Qt.AlignmentFlag.AlignRight, self._detail)
        if self.hasFocus():
            ring(painter, rect, palette.color(QPalette.ColorRole.Accent), 2)


class EssaySections(QWidget):
    """Holds the sections; which of them are folded away is remembered with the collection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench: Bench | None = None
        self._made: dict[str, tuple[Fold, EssaySection]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.BETWEEN)

    def use(self, bench: Bench) -> None:
        """Make the sections, once."""
        self._bench = bench
        folded = bench.shell.remember.text(f"collect/{_FOLDED}").split()
        for fitting in fittings.at(Place.DETAILS):
            section: EssaySection = fittings.load(fitting.make)(bench)
            fold = Fold(fitting.title)
            self._made[fitting.key] = fold, section
            self._column.addWidget(fold)
            self._column.addWidget(section)
            fold.turned.connect(section.setVisible)
            fold.setChecked(fitting.key not in folded)
            fold.turned.connect(lambda _on: self._keep())
        self.setVisible(bool(self._made))

    def section(self, key: str) -> EssaySection:
        """Return a section; KeyError if there is none of this key."""
        return self._made[key][1]

    def unfold(self, key: str) -> EssaySection:
        """Open a section that is folded away, and return it."""
        fold, section = self._made[key]
        fold.setChecked(True)
        return section

    def show_essay(self, record: Record, essay: Essay, today: date) -> None:
        """Have every section show an essay."""
        for fold, section in self._made.values():
            fold.say(section.show_essay(record, essay, today))
        put_in_reading_order(self)

    def _keep(self) -> None:
        assert self._bench is not None
        folded = [key for key, (fold, _section) in self._made.items() if not fold.isChecked()]
        self._bench.shell.remember.put(f"collect/{_FOLDED}", " ".join(folded))
