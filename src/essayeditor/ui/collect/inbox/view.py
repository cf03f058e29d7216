"""The inbox: the list of what waits at the left, one file at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.entities import Submission, SubmissionState
from essayeditor.desk import Changes, Desk
from essayeditor.desk.inbox.proposal import Confidence, Kind, proposal_of
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.inbox.detail import InboxDetail
from essayeditor.ui.collect.inbox.listing import InboxList, InboxModel
from essayeditor.ui.collect.inbox.rows import InboxRow, rows
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader


class InboxView(CollectView):
    """What a person does with what waits."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._shell = bench.shell
        self.model = InboxModel(self)
        self.list = InboxList(self.model)
        self.detail = InboxDetail()
        self.header = PaneHeader("Inbox")
        self.certain = buttons.button("Take all that are certain", self.take_certain, "check")
        self.ticked = buttons.button("Take ticked", self.take_ticked)
        self.ticked_aside = buttons.button("Set ticked aside", self.set_ticked_aside)
        self.empty = EmptyState(
            "drop",
            "Nothing waits.",
            "Drop files, folders, e-mails or a zip anywhere on the window. What may be a version of an "
            "essay, or a picture, waits here until you say what it is.",
        )
        self.empty.offer("Import files…", lambda: self._shell.actions.trigger("essay.import"), "drop")
        self.empty.setAutoFillBackground(True)
        self.empty.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()
        self._connect()
        self.setAccessibleName("Inbox")

    def _lay_out(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(8, 6, 8, 6)
        for button in (self.certain, self.ticked, self.ticked_aside):
            row.addWidget(button)
        row.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(tools)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(340)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([520, 520])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_one)
        self.list.taken.connect(self.take_one)
        self.list.put_aside.connect(self.set_one_aside)
        self.model.ticked_changed.connect(self._show_buttons)
        self.detail.take.connect(self.take_one)
        self.detail.set_aside.connect(self.set_one_aside)
        self.detail.put_back.connect(self.put_one_back)
        self.detail.choice.changed.connect(self._propose)

    # Showing

    def refresh(self) -> None:
        """Show what waits now, and the same file as before if it still does."""
        place = max(0, self.list.currentIndex().row())
        before = self.current()
        found = rows(self._shell.session.desk)
        self.model.show(found)
        self.stack.setCurrentWidget(self.splitter if found else self.empty)
        keys = [row.key for row in found]
        if found:
            at = keys.index(before) if before in keys else min(place, len(found) - 1)
            self.list.setCurrentIndex(self.model.index(at))
        self._show_buttons()
        self._show_one()

    def arrive(self, target: str = "") -> None:
        """Show a file, and take the focus."""
        keys = [row.key for row in self.model.rows()]
        if target in keys:
            self.list.setCurrentIndex(self.model.index(keys.index(target)))
        (self.list if keys else self.empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the list, and the file."""
        return [self.list, self.detail] if self.model.rows() else [self.empty]

    def counts(self) -> list[str]:
        """Return how many wait, and how many were set aside."""
        waiting = self._waiting()
        aside = len(self.model.rows()) - len(waiting)
        said = ["Nothing waits" if not waiting else f"{len(waiting):,} waiting"]
        return [*said, f"{aside:,} set aside"] if aside else said

    def current(self) -> str:
        """Return the key of the file in hand, "" for none."""
        row = self.model.row(self.list.currentIndex())
        return row.key if row is not None else ""

    def certain_ones(self) -> list[str]:
        """Return the keys of the files of which it is certain what they are."""
        record = self._shell.session.record
        found = []
        for row in self._waiting():
            proposal = proposal_of(record.get(Submission, row.key))
            if proposal is None or proposal.confidence is not Confidence.CERTAIN:
                continue
            if proposal.essay or proposal.contributor or proposal.kind is Kind.NEW_ESSAY:
                found.append(row.key)
        return found

    def _waiting(self) -> list[InboxRow]:
        return [row for row in self.model.rows() if not row.aside]

    def _show_one(self) -> None:
        key = self.current()
        self.detail.setVisible(bool(key))
        if key and self._shell.session.record.find(Submission, key) is not None:
            self.detail.show_submission(self._shell.session.desk, key)

    def _show_buttons(self) -> None:
        certain, ticked = self.certain_ones(), self.model.ticked()
        count = f"{len(certain):,} that are" if len(certain) > 1 else "the one that is"
        self.certain.setText(f"Take {count} certain" if certain else "Take all that are certain")
        self.certain.setEnabled(bool(certain))
        self.certain.setToolTip("" if certain else "Of no file is it certain what it is")
        for button in (self.ticked, self.ticked_aside):
            button.setVisible(bool(ticked))
        self.ticked.setText(f"Take {len(ticked):,} ticked")
        self.header.set_detail(", ".join(self.counts()))
        self._bench.told()

    # What the person does

    def take_certain(self) -> None:
        """Take all files of which it is certain what they are."""
        self._take(self.certain_ones())

    def take_ticked(self) -> None:
        """Take the ticked files."""
        self._take(self.model.ticked())

    def take_one(self) -> None:
        """Take the file in hand."""
        if self._state() is SubmissionState.WAITING:
            self._take([self.current()])

    def set_ticked_aside(self) -> None:
        """Set the ticked files aside."""
        keys = self.model.ticked()
        self._shell.session.perform(lambda desk: desk.set_aside(keys))

    def set_one_aside(self) -> None:
        """Set the file in hand aside."""
        key = self.current()
        if self._state() is SubmissionState.WAITING:
            self._shell.session.perform(lambda desk: desk.set_aside([key]))

    def put_one_back(self) -> None:
        """Let the file in hand wait again."""
        key = self.current()
        if self._state() is SubmissionState.SET_ASIDE:
            self._shell.session.perform(lambda desk: desk.put_back([key]))

    def _take(self, keys: list[str]) -> None:
        if keys:
            self._shell.session.perform(lambda desk: desk.take(keys))

    def _propose(self, kind: Kind, essay: str, contributor: str, section: str) -> None:
        key = self.current()

        def change(desk: Desk) -> Changes:
            return desk.propose(key, kind, essay=essay, contributor=contributor, section=section)

        if key:
            self._shell.session.perform(change, quiet=True)

    def _state(self) -> SubmissionState | None:
        found = self._shell.session.record.find(Submission, self.current())
        return found.state if found is not None else None
