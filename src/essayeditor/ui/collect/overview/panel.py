"""A panel of the Overview: its title, what there is to say, and the drawing or the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from essayeditor.ui.collect.overview.chart import Chart
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import hint

_NARROW = 3


class Panel(QWidget):
    """Shows one of the two; what is empty says so."""

    def __init__(self, title: str, chart: Chart, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._title = QLabel(title)
        self._title.setFont(metrics.strong(1))
        self.detail = hint()
        self._empty = hint(empty)
        self.table = QTableWidget()
        self.table.setAccessibleName(f"{title}, as a table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.activated.connect(lambda index: self._activated(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self.detail, chart, self.table, self._empty):
            column.addWidget(part)
        column.addStretch(1)
        self.setAccessibleName(title)
        self._as_table = False

    def refresh(self, detail: str = "") -> None:
        """Follow the chart, whose marks have changed."""
        some = self.chart.drawn
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail) and some)
        self._empty.setVisible(not some)
        self.chart.setVisible(some and not self._as_table)
        self.table.setVisible(some and self._as_table)
        if self._as_table:
            self._fill()

    def show_as_table(self, on: bool) -> None:
        """Show the table in place of the drawing, or the drawing again."""
        self._as_table = on
        self.refresh(self.detail.text())

    def _fill(self) -> None:
        head, *rows = self.chart.cells()
        self.table.setColumnCount(len(head))
        self.table.setHorizontalHeaderLabels(head)
        self.table.setRowCount(len(rows))
        flag = Qt.AlignmentFlag
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                item = QTableWidgetItem(text)
                side = flag.AlignRight if place else flag.AlignLeft
                item.setTextAlignment(side | flag.AlignVCenter)
                self.table.setItem(number, place, item)
        header = self.table.horizontalHeader()
        for place in range(len(head)):
            side = flag.AlignRight if place else flag.AlignLeft
            item = self.table.horizontalHeaderItem(place)
            if item is not None:
                item.setTextAlignment(side | flag.AlignVCenter)
            first = (place == 0) != (len(head) > _NARROW)  # names take what there is, days what they need
            mode = QHeaderView.ResizeMode.Stretch if first else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        header.setBackgroundRole(QPalette.ColorRole.Base)
        self.table.setFixedHeight(header.sizeHint().height() + self.table.verticalHeader().length() + 4)

    def _activated(self, row: int) -> None:
        """Ask for the essays of a row, where the rows are the marks."""
        marks = self.chart.marks
        if len(marks) == self.table.rowCount() and marks[row].essays:
            self.chart.asked.emit(marks[row])
