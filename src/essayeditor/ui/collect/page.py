"""The Collect workspace: views at the left, the essays in the middle, details or a report at the right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay, State, Submission
from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.desk.reports import report_of
from essayeditor.ui.collect import rows as row_values
from essayeditor.ui.collect.context_menu import essay_menu
from essayeditor.ui.collect.contributors.switch import ContributorsSwitch
from essayeditor.ui.collect.details import DetailsPane
from essayeditor.ui.collect.editing import EssayEdits
from essayeditor.ui.collect.filter_bar import FilterBar
from essayeditor.ui.collect.filtering import EssayFilter
from essayeditor.ui.collect.importing import Importing
from essayeditor.ui.collect.model import EssayModel
from essayeditor.ui.collect.outer import OuterPanes
from essayeditor.ui.collect.placing import Placing
from essayeditor.ui.collect.report import ReportPane
from essayeditor.ui.collect.rows import BIN, OUT, EssayRow, Group
from essayeditor.ui.collect.sidebar import Sidebar, due_this_week, places
from essayeditor.ui.collect.table import EssayTable
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.taborder import put_in_reading_order
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.layouts import settle_layouts
from essayeditor.ui.widgets.progress import ProgressStrip


class CollectPage(Workspace):
    """Puts the panes together; what a person changes goes through EssayEdits."""

    key = "collect"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._groups: list[Group] = []
        self._by_key: dict[str, EssayRow] = {}
        self._chosen: list[EssayRow] | None = None
        self._stale = False
        self.model = EssayModel(self)
        self.shown = EssayFilter(self.model, self)
        self.sidebar = Sidebar()
        self.bar = FilterBar()
        self.table = EssayTable(self.model, self.shown)
        self.details = DetailsPane(can_open=shell.has("edit"))
        self.report = ReportPane()
        self.strip = ProgressStrip()
        self.importing = Importing(shell, self.strip, self)
        self.edits = EssayEdits(shell, self)
        self.placing = Placing(self)
        self.people = ContributorsSwitch(shell, self)
        self.empty = EmptyState("collect", "No essays yet.", "Drop Word files here, or a whole folder.")
        self.empty.offer("Import files…", lambda: shell.actions.trigger("essay.import"), "drop")
        self.empty.offer("Import a folder…", lambda: shell.actions.trigger("essay.import_folder"), "folder")
        self.none = EmptyState("filter", "No essay matches.")
        self.none.offer("Clear filter", self.clear_filter)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.table, self.empty, self.none):
            self.stack.addWidget(page)
        self.middle = middle = QWidget()
        middle.setAutoFillBackground(True)
        middle.setBackgroundRole(self.table.viewport().backgroundRole())
        middle.setMinimumWidth(420)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.right = QStackedWidget()
        self.right.addWidget(self.details)
        self.right.addWidget(self.report)
        self.right.setMinimumWidth(268)
        self.outer = OuterPanes(self, self.sidebar, self.right, self.bar.row, lambda: self.people.on)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.sidebar, middle, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([196, 900, 300])
        self.splitter.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._view_chosen)
        self.bar.words_changed.connect(lambda words: self._ask(words=words))
        self.bar.state_changed.connect(lambda state: self._ask(state=State(state) if state else None))
        self.bar.missing_changed.connect(lambda kind: self._ask(missing=kind))
        self.table.chosen.connect(self._show_details)
        self.table.opened.connect(self._open)
        self.table.menu_wanted.connect(self._menu)
        self.importing.reported.connect(self._report)
        self.report.essay_chosen.connect(self._choose_from_report)
        self.report.closed.connect(lambda: self.right.setCurrentWidget(self.details))
        self.details.report_wanted.connect(self._old_report)
        self.details.authors.opened.connect(self.people.open)
        self.details.open_wanted.connect(lambda: self.shell.actions.trigger("essay.open"))
        self.edits.connect_to(self.details)

    # Showing

    @property
    def today(self) -> date:
        """The date by which deadlines are told."""
        return date.today()

    def refresh(self, changes: object | None = None) -> None:
        """Show the collection as it is now."""
        del changes
        if not self.isVisible() and self._groups:
            self._stale = True  # another workspace is at work; see showEvent
            return
        self._stale = False
        keys = self.table.keys()
        self._groups = row_values.groups(self.shell.session.record, self.today)
        self._by_key = {row.id: row for row in self.rows()}
        self._chosen = None
        week = due_this_week(self._groups, self.today)
        self.shown.set_week(week)
        blocked = self.table.blockSignals(True)  # the choice only seems to change
        same = self.model.show(self._groups)
        if not same:
            self.table.span_groups()
            self.table.choose(keys)
        self.table.blockSignals(blocked)
        self.bar.offer(self.rows())
        self.sidebar.show_places(places(self._groups, week, self.people.count()))
        self.people.refresh()
        self.placing.refresh()
        self._show_middle()
        self._show_details()
        self.context_changed.emit()

    def rows(self) -> list[EssayRow]:
        """Return every essay, those in the bin included."""
        return [row for group in self._groups for row in group.rows]

    def row(self, essay: str) -> EssayRow | None:
        """Return the row of an essay."""
        return self._by_key.get(essay)

    def chosen(self) -> list[EssayRow]:
        """Return the essays that are chosen in the table; none while the contributors are shown."""
        if self.people.on:
            return []
        if self._chosen is None:
            self._chosen = [row for row in map(self.row, self.table.keys()) if row is not None]
        return self._chosen

    def section(self) -> str:
        """Return the section whose view is chosen, or ""."""
        key = self.sidebar.key()
        return key if any(section.id == key for section in self.shell.session.record.sections()) else ""

    def _show_middle(self) -> None:
        if not self.rows():
            self.stack.setCurrentWidget(self.empty)
            self.bar.setVisible(False)
            return
        self.bar.setVisible(True)
        if self.shown.count() or not self.shown.asked.plain:
            self.stack.setCurrentWidget(self.table if self.shown.count() else self.none)
        else:
            self.stack.setCurrentWidget(self.table)

    def _show_details(self) -> None:
        self._chosen = None
        rows = self.chosen()
        if len(rows) == 1:
            record = self.shell.session.record
            essay = record.get(Essay, rows[0].id)
            sent = any(submission.report for submission in record.of_essay(Submission, essay.id))
            self.details.show_essay(record, essay, rows[0], self.today, has_report=sent)
        elif rows:
            self.details.show_nothing(
                f"{len(rows)} essays are chosen. Choose one to see what is known of it."
            )
        else:
            self.details.show_nothing("")
        settle_layouts()
        put_in_reading_order(self.details)
        self.context_changed.emit()

    def primary(self) -> str:
        """Return the action that adds a contributor, where those are shown."""
        return "contributor.add" if self.people.on else ""

    def counts(self) -> list[str]:
        """Return essays, words and approvals, as the status bar tells them."""
        if self.people.on:
            return self.people.view.counts()
        inside = [row for row in self.rows() if row.group not in (BIN, OUT)]
        if not inside:
            return ["No essays yet"]
        words, wanted = sum(row.words for row in inside), sum(row.target for row in inside)
        approved = sum(row.look.tone in ("green", "plum") for row in inside)
        return [
            "1 essay" if len(inside) == 1 else f"{len(inside):,} essays",
            f"{words:,} of {wanted:,} words" if wanted else f"{words:,} words",
            f"{approved:,} of {len(inside):,} approved",
        ]

    # What the person does

    def arrive(self, target: str = "") -> None:
        """Show an essay or a contributor, if one was asked for."""
        if (self.people.on and not target) or self.people.knows(target):
            self.people.open(target)
            return
        if target:
            self.clear_filter()
            self.sidebar.choose("")
            self.table.choose([target])
            self.right.setCurrentWidget(self.details)
        self.table.choose_first()
        if not self.table.hasFocus() and self.stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders into the section that is chosen."""
        self.importing.take(paths, self.section())

    def clear_filter(self) -> None:
        """Show all essays of the view again."""
        self.people.close()
        self.bar.clear()
        self._show_middle()

    def _ask(self, **parts: object) -> None:
        self.shown.ask(**parts)
        self.table.span_groups()
        self._show_middle()
        self._show_details()

    def _view_chosen(self, key: str) -> None:
        if not self.people.choose(key):
            self._ask(view=key)

    def _open(self, essay: str) -> None:
        self.shell.visit("edit", essay) if self.shell.has("edit") else self.details.focus_title()

    def _menu(self, at: QPoint) -> None:
        menu = essay_menu(self)
        menu.popup(self.table.viewport().mapToGlobal(at))

    # The report

    def _report(self, files: list[FileResult], result: ImportResult | None) -> None:
        self.people.close()
        if result is not None:
            self.report.show_result(result)
        else:
            self.report.show_files(files)
        self.right.setCurrentWidget(self.report)
        self.outer.show_right()
        come = [file.essay for file in files if file.status is FileStatus.IMPORTED]
        count = "1 essay" if len(come) == 1 else f"{len(come)} essays"
        if come:
            self.shell.session.told.emit(f"Imported {count}.", False)

    def _old_report(self) -> None:
        essay = self.details.essay
        if essay is None:
            return
        sent = self.shell.session.record.of_essay(Submission, essay.id)
        files = [
            FileResult(one.file_name, FileStatus.IMPORTED, essay.id, report=report_of(one))
            for one in sorted(sent, key=lambda one: one.received, reverse=True)
        ]
        self.report.show_files(files)
        self.right.setCurrentWidget(self.report)

    def _choose_from_report(self, essay: str) -> None:
        if self.model.find(essay).isValid():
            self.table.choose([essay])

    # The window

    def stop(self) -> None:
        """End the import, if one is under way."""
        self.importing.watch.stop()
        self.placing.end()

    def leave(self) -> None:
        """Save the field in which the person is typing."""
        self.people.leave()
        focus = self.focusWidget()
        if focus is not None and self.details.isAncestorOf(focus) and focus.hasFocus():
            focus.clearFocus()

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        if self.people.on:
            return [self.sidebar, *self.people.view.panes()]
        return [self.sidebar, self.bar, self.stack, self.right]

    def splitters(self) -> dict[str, QSplitter]:
        """Return the one splitter."""
        return {"main": self.splitter}

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another workspace was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the outer panes where there is no room."""
        super().resizeEvent(event)
        self.fit_panes()

    def fit_panes(self) -> None:
        """Show the outer panes that there is room for; the contributors have a right pane of their own."""
        self.outer.fit()
