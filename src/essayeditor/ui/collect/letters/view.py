"""The letters: which, to whom it is due, and the letter itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from essayeditor.desk import letters
from essayeditor.ui.collect.letters.letter import LetterForm
from essayeditor.ui.collect.letters.recipients import Recipient, due, everybody
from essayeditor.ui.collect.letters.template import TemplateEditor
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.rows import IconSign, RowDelegate, RowRole

_ICONS = {"brief": "note", "reminder": "clock", "query": "query", "proof": "send", "thanks": "check"}


class Kinds(QListView):
    """The letters there are, each with how many are due."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: ListModel[tuple[str, str, int]] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row[1],
                Qt.ItemDataRole.AccessibleTextRole: lambda row: f"{row[1]}, {row[2]} due",
                RowRole.SIGN: lambda row: IconSign(_ICONS[row[0]]),
                RowRole.COUNT: lambda row: row[2] or "",
                RowRole.HEADING: lambda _row: False,
            },
            self,
        )
        _as_list(self, "Letters")
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.key()))

    def key(self) -> str:
        """Return the letter that is chosen."""
        row = self.rows.row(self.currentIndex())
        return row[0] if row else ""

    def choose(self, key: str) -> None:
        """Choose a letter."""
        for number, row in enumerate(self.rows.rows()):
            if row[0] == key:
                self.setCurrentIndex(self.rows.index(number))


class Recipients(QListView):
    """Those to whom the letter may go."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: ListModel[Recipient] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.sentence,
                RowRole.SIGN: lambda row: IconSign("check" if row.last else "person"),
                RowRole.COUNT: lambda _row: "",
                RowRole.HEADING: lambda _row: False,
            },
            self,
        )
        _as_list(self, "To whom")
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit())

    def recipient(self) -> Recipient | None:
        """Return whom the letter goes to."""
        return self.rows.row(self.currentIndex())

    def choose(self, essay: str, contributor: str = "") -> bool:
        """Choose an author of an essay, the first of them if none is named; return whether one is here."""
        for number, row in enumerate(self.rows.rows()):
            if row.essay == essay and contributor in ("", row.contributor):
                self.setCurrentIndex(self.rows.index(number))
                return True
        return False


def _as_list(view: QListView, name: str) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class LettersView(CollectView):
    """Puts the parts together, and goes from one recipient to the next."""

    contributor_wanted = Signal(str)

    def __init__(self, shell: Shell, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._own = own
        self.kinds = Kinds()
        self.whom = Recipients()
        self.all = QCheckBox("Authors of every essay")
        self.letter = LetterForm(shell, own)
        self.template = TemplateEditor(shell.session, own)
        self.none = EmptyState("letter", "No letter of this kind is due.")
        self.none.offer("Show the authors of every essay", lambda: self.all.setChecked(True))
        self._lay_out()
        self.kinds.chosen.connect(lambda _key: self._show_recipients())
        self.all.toggled.connect(lambda _on: self._show_recipients())
        self.whom.chosen.connect(self._show_letter)
        self.letter.went.connect(self._next)
        self.letter.reworded.connect(self._reword)
        self.letter.record_wanted.connect(self.contributor_wanted)
        self.template.done.connect(self._reworded)
        self.setAccessibleName("Letters")

    def _lay_out(self) -> None:
        left = QWidget()
        left.setAutoFillBackground(True)
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setMinimumWidth(220)
        left.setMaximumWidth(metrics.span(420))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        height = metrics.row_height(metrics.LIST_ROW)
        self.kinds.setFixedHeight(height * len(letters.KINDS) + 16)
        self.kinds.setViewportMargins(0, 8, 0, 8)
        column.addWidget(PaneHeader("Letters"))
        column.addWidget(self.kinds)
        self.whom_header = PaneHeader("To")
        column.addWidget(self.whom_header)
        bar = QVBoxLayout()
        bar.setContentsMargins(metrics.MARGIN, metrics.BETWEEN, metrics.MARGIN, metrics.BETWEEN)
        bar.addWidget(self.all)
        column.addLayout(bar)
        column.addWidget(self.whom, 1)
        self.stack = QStackedWidget()
        for page in (self.letter, self.none, self.template):
            self.stack.addWidget(page)
        self.stack.setMinimumWidth(380)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.stack)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([metrics.span(300), 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    # Showing

    def refresh(self) -> None:
        """Show to whom letters are due now."""
        record, today = self._shell.session.record, date.today()
        rows = [
            (one.key, one.title, len(due(record, one.key, today)))
            for one in letters.templates(self._own, record.collection.letters)
        ]
        due_first = next((kind for kind, _title, count in rows if count), letters.KINDS[0])
        key = self.kinds.key() or due_first
        blocked = self.kinds.blockSignals(True)
        self.kinds.rows.set_rows(rows)
        self.kinds.choose(key)
        self.kinds.blockSignals(blocked)
        self._show_recipients()

    def _show_recipients(self) -> None:
        key = self.kinds.key()
        if not key or not self._shell.session.is_open:
            return
        before, place = self.whom.recipient(), self.whom.currentIndex().row()
        record = self._shell.session.record
        rows = everybody(record, key) if self.all.isChecked() else due(record, key, date.today())
        blocked = self.whom.blockSignals(True)
        self.whom.rows.set_rows(rows)
        here = before is not None and self.whom.choose(before.essay, before.contributor)
        if not here and rows:
            self.whom.setCurrentIndex(self.whom.rows.index(max(0, min(place, len(rows) - 1))))
        elif not rows:
            self.whom.setCurrentIndex(QModelIndex())
        self.whom.blockSignals(blocked)
        self.whom_header.set_detail(f"{len(rows)}" if rows else "")
        self._show_letter()

    def _show_letter(self) -> None:
        to = self.whom.recipient()
        if self.stack.currentWidget() is self.template and self.template.isVisible():
            return
        self.stack.setCurrentWidget(self.none if to is None else self.letter)
        if to is not None:
            self.letter.show_letter(self.kinds.key(), to)

    def arrive(self, target: str = "") -> None:
        """Show a letter about an essay: `target` is "proof <essay>", or the kind of letter alone."""
        kind, _space, essay = target.partition(" ")
        if kind in letters.KINDS:
            self.stack.setCurrentWidget(self.letter)
            self.kinds.choose(kind)
        if essay and not self.whom.choose(essay):
            self.all.setChecked(True)
            self.whom.choose(essay)
        (self.letter.body if essay else self.kinds).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing here waits to be saved: a letter is noted when it goes."""

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        shown = self.stack.currentWidget()
        middle = self.template.text if shown is self.template else self.letter.body
        return [self.kinds, self.whom, middle]

    def counts(self) -> list[str]:
        """Return how many letters are due, as the status bar tells it."""
        number = sum(row[2] for row in self.kinds.rows.rows())
        return ["1 letter due" if number == 1 else f"{number:,} letters due" if number else "No letter due"]

    # What the person did

    def _next(self, essay: str, contributor: str) -> None:
        """Go on to the next recipient, where all are shown; else the one who is done has left the list."""
        row, to = self.whom.currentIndex().row(), self.whom.recipient()
        still_here = to is not None and (to.essay, to.contributor) == (essay, contributor)
        if still_here and row + 1 < self.whom.rows.rowCount():
            self.whom.setCurrentIndex(self.whom.rows.index(row + 1))

    def _reword(self) -> None:
        self.template.edit(self.kinds.key())
        self.stack.setCurrentWidget(self.template)
        self.template.text.setFocus()

    def _reworded(self) -> None:
        self.stack.setCurrentWidget(self.letter)
        to = self.whom.recipient()
        if to is not None:
            self.letter.show_letter(self.kinds.key(), to, again=True)
        self.refresh()
        self.letter.body.setFocus()
