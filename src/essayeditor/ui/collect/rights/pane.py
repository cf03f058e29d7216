"""The pane: permissions, approvals and queries of one essay, and what happened to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Essay
from essayeditor.collection.rights import pictures_of
from essayeditor.ui.collect.rights import values
from essayeditor.ui.collect.rights.approvals import Approvals
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.collect.rights.permissions import Permissions
from essayeditor.ui.collect.rights.queries import Queries
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.taborder import put_in_reading_order
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import ElidedLabel, hint
from essayeditor.ui.widgets.layouts import settle_layouts
from essayeditor.ui.widgets.scrolling import scrolling


class Happened(QWidget):
    """The essay's log: a day and what happened, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[str, str]] | None = None
        self.setAccessibleName("What happened")
        heading = QLabel("What happened")
        heading.setFont(metrics.strong())
        self._inside = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(self._inside)
        self._column = column

    def show_log(self, entries: list[tuple[str, str]]) -> None:
        """Show what happened to an essay."""
        if entries == self._shown:
            return
        self._shown = entries
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.MARGIN)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (day, what) in enumerate(entries):
            for column, text in enumerate((day, what)):
                label = hint(text) if column == 0 else QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setFont(metrics.small())
                label.setWordWrap(column == 1)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()
        self.setVisible(bool(entries))


class RightsPane(QWidget):
    """`letter_wanted` tells a kind of letter and the essay that it is to be about."""

    letter_wanted = Signal(str, str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.essay = ""
        self.header = PaneHeader("Permissions and approvals")
        self.title = ElidedLabel()
        self.title.setFont(metrics.strong())
        self.title.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, 2)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName("Essay")
        self.chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(6)
        self.chooser.activated.connect(lambda _number: self.show_essay(self.chooser.currentData()))
        self._chooser = QWidget()
        row = QHBoxLayout(self._chooser)
        row.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 2)
        row.addWidget(self.chooser)
        self._chooser.setVisible(False)
        self.nothing = hint("Choose an essay to see what was agreed about it.")
        self.nothing.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, 0)
        self.files = EvidenceFiles(shell, self)
        self.approvals = Approvals(shell, self.files, lambda essay: self.letter_wanted.emit("proof", essay))
        self.permissions = Permissions(shell, self.files)
        self.queries = Queries(shell, lambda essay: self.letter_wanted.emit("query", essay))
        self.happened = Happened()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (
            self._chooser,
            self.title,
            self.approvals,
            self.permissions,
            self.queries,
            self.happened,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.nothing)
        whole.addWidget(self.area, 1)
        whole.addStretch(0)
        self.setAccessibleName("Permissions and approvals")
        self.setMinimumWidth(268)
        self.show_essay("")

    def show_one_of(self, essays: list[tuple[str, str]], words: str) -> None:
        """Show one of some essays (key, title), and let another of them be chosen; `words` for none."""
        kept = self.essay if any(key == self.essay for key, _title in essays) else ""
        self._chooser.setVisible(len(essays) > 1)
        self.title.setVisible(len(essays) == 1)
        if [
            (self.chooser.itemData(n), self.chooser.itemText(n)) for n in range(self.chooser.count())
        ] != essays:
            self.chooser.clear()
            for key, title in essays:
                self.chooser.addItem(title, key)
        shown = kept or (essays[0][0] if essays else "")
        self.chooser.setCurrentIndex(self.chooser.findData(shown))
        self.show_essay(shown, words)

    def show_essay(self, key: str, words: str = "") -> None:
        """Show an essay, or with "" none, and why not."""
        session = self._shell.session
        essay = session.record.find(Essay, key) if key and session.is_open else None
        self.nothing.setVisible(essay is None)
        self.area.setVisible(essay is not None)
        self.nothing.setText(words or "Choose an essay to see what was agreed about it.")
        self.essay = essay.id if essay else ""
        if essay is None:
            return
        record, today = session.record, date.today()
        pictures = pictures_of(session.desk.document(essay.id))
        self.title.setText(essay.title)
        self.approvals.show_asked(essay, values.asked(record, essay, today), values.stale(record, essay))
        self.permissions.show_needs(essay.id, values.needed(record, essay, today, pictures))
        self.queries.show_queries(essay.id, values.queries(record, essay))
        self.happened.show_log(values.happened(record, essay))
        settle_layouts()
        put_in_reading_order(self)
