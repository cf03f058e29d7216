"""What became of each file of an import, as a list to go through."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Submission
from essayeditor.collection.record import Record
from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.desk.reports import report_of
from essayeditor.ui.collect.report_remedies import Remedies
from essayeditor.ui.collect.report_words import as_html, summary, tally
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One file: its name, one line on what became of it, and whether it wants looking at."""

    name: str
    line: str
    icon: str
    tone: str
    essay: str
    html: str
    file: FileResult


def _sign(file: FileResult) -> tuple[str, str]:
    if file.status in (FileStatus.DUPLICATE, FileStatus.WAITING):
        return "info", "blue"
    if file.status is FileStatus.SKIPPED:
        return "page", "grey"
    if file.status is not FileStatus.IMPORTED:
        return "stop", "red"
    if file.report is not None and file.report.words_missing and not file.report.acknowledged:
        return "stop", "red"
    if file.report is not None and any(
        remark.kind in ("warning", "dropped") for remark in file.report.remarks
    ):
        return "warn", "amber"
    return "check", "green"


def rows(files: Sequence[FileResult]) -> list[ReportRow]:
    """Return the rows of a report, those that want looking at first."""
    made = []
    for file in files:
        icon, tone = _sign(file)
        made.append(ReportRow(file.name, summary(file), icon, tone, file.essay, as_html(file), file))
    grave = ("red", "amber", "blue", "green", "grey")
    return sorted(made, key=lambda row: grave.index(row.tone))


def _renewed(row: ReportRow, record: Record) -> ReportRow:
    submission = record.find(Submission, row.file.submission) if row.file.submission else None
    if submission is None:
        return row
    report = report_of(submission)
    if report == row.file.report:
        return row
    (made,) = rows([dataclasses.replace(row.file, report=report)])
    return made


class ReportPane(QWidget):
    """The files at the top, what was found in the chosen one below."""

    essay_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader("Import report")
        self._header.add(buttons.bare("cross", "Close the report", self.closed.emit))
        self._rows: ListModel[ReportRow] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.name,
                Qt.ItemDataRole.ToolTipRole: lambda row: f"{row.name}\n{row.line}",
                Qt.ItemDataRole.AccessibleTextRole: lambda row: f"{row.name}, {row.line}",
                _ROW: lambda row: row,
            },
            self,
        )
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Imported files")
        self._list.selectionModel().currentChanged.connect(self._show)
        self._text = QTextBrowser()
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setAccessibleName("What was found in the file")
        self._text.document().setDocumentMargin(metrics.MARGIN)
        self._tally = hint()
        self._tally.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._tally)
        column.addWidget(self._list, 3)
        column.addWidget(PaneHeader("In this file"))
        column.addWidget(self._text, 2)
        self.remedies = Remedies()
        column.addWidget(self.remedies)
        self.setAccessibleName("Import report")

    def show_result(self, result: ImportResult) -> None:
        """Show the report of an import."""
        self.show_files(result.files)
        self._tally.setText(tally(result))
        self._tally.setVisible(True)

    def show_files(self, files: Sequence[FileResult]) -> None:
        """Show these files."""
        self._tally.setVisible(False)
        self._rows.set_rows(rows(files))
        self._text.clear()
        self.remedies.show_file(None)
        if self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(0))
            self._list.scrollToTop()
            self._show()

    def renew(self, record: Record) -> None:
        """Show what the reports say now: lines were put back, or an import was undone."""
        before = self._rows.rows()
        at = self._list.currentIndex()
        fresh = [_renewed(row, record) for row in before]
        if fresh != before:
            self._rows.set_rows(fresh)
            row = self._rows.row(at)
            if row is not None:
                self._text.setHtml(row.html)
                self.remedies.show_file(row.file)

    def shown(self) -> list[ReportRow]:
        """Return what is shown."""
        return self._rows.rows()

    @property
    def detail(self) -> str:
        """What is said of the chosen file, as plain text."""
        return self._text.toPlainText()

    def take_focus(self) -> None:
        """Put the focus on the files."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        row = self._rows.row(self._list.currentIndex())
        if row is not None:
            self._text.setHtml(row.html)
            self.remedies.show_file(row.file)
            if row.essay:
                self.essay_chosen.emit(row.essay)


class _Delegate(QStyledItemDelegate):
    """An icon of what became of the file, its name, and a line on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row: ReportRow = index.data(_ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        ground(painter, option)
        painter.drawPixmap(rect.x() + 12, rect.y() + 8, icons.pixmap(row.icon, icons.ink(row.tone)))
        height = option.fontMetrics.height()
        words = rect.adjusted(36, 6, -metrics.MARGIN, 0)
        painter.setPen(option.palette.color(Role.Text))
        name = option.fontMetrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(
            QRect(words.x(), words.y(), words.width(), height), Qt.AlignmentFlag.AlignVCenter, name
        )
        painter.setFont(metrics.small())
        painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
        line = painter.fontMetrics().elidedText(row.line, Qt.TextElideMode.ElideRight, words.width())
        below = QRect(words.x(), words.y() + height + 2, words.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, line)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
        if selected:
            accent_bar(painter, rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(metrics.row_height(metrics.FINDING_ROW, lines=2))
        return size
