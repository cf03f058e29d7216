"""The Collect workspace: views at the left, the essays or another view in the middle, panes at the right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QWidget

from essayeditor.collection.entities import Essay, Submission
from essayeditor.ui.collect import fittings
from essayeditor.ui.collect import rows as row_values
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.context_menu import essay_menu, view_menu
from essayeditor.ui.collect.details import DetailsPane
from essayeditor.ui.collect.editing import EssayEdits
from essayeditor.ui.collect.essays import TABLE, EssaysArea
from essayeditor.ui.collect.filtering import Narrowing
from essayeditor.ui.collect.fittings import Place
from essayeditor.ui.collect.importing import Importing
from essayeditor.ui.collect.looks import from_json
from essayeditor.ui.collect.outer import OuterPanes
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.collect.placing import Placing
from essayeditor.ui.collect.report import ReportPane
from essayeditor.ui.collect.reporting import Reporting
from essayeditor.ui.collect.right import RightColumn
from essayeditor.ui.collect.rows import EssayRow, Group
from essayeditor.ui.collect.saved import PREFIX, SavedViews
from essayeditor.ui.collect.setting import Setting
from essayeditor.ui.collect.sidebar import Sidebar, due_this_week, places
from essayeditor.ui.collect.views import MARK, Views
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.taborder import put_in_reading_order
from essayeditor.ui.widgets.layouts import settle_layouts
from essayeditor.ui.widgets.progress import ProgressStrip

DETAILS = "essay"
_LOOK = "collect/look"
_OF_THE_CHOSEN = frozenset({DETAILS, "rights"})
"""The panes of the right column that follow the essay that is chosen."""


class CollectPage(Workspace):
    """Puts the panes together; what a person changes goes through EssayEdits."""

    key = "collect"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._groups: list[Group] = []
        self._by_key: dict[str, EssayRow] = {}
        self._chosen: list[EssayRow] | None = None
        self._stale = False
        self._led = False
        self._seen = ""
        self.sidebar = Sidebar()
        self.strip = ProgressStrip()
        self.essays = EssaysArea(shell, self.strip)
        self.model, self.shown = self.essays.model, self.essays.shown
        self.bar, self.table, self.stack = self.essays.bar, self.essays.table, self.essays.stack
        self.views = Views(self.essays)
        self.details = DetailsPane(can_open=shell.has("edit"))
        self.report = ReportPane()
        self.right = RightColumn(shell.actions)
        self.importing = Importing(shell, self.strip, self)
        self.edits = EssayEdits(shell, self)
        self.placing = Placing(self)
        self.bench = Bench(self)
        self.saved = SavedViews(self)
        self.setting = Setting(self)
        self.reporting = Reporting(self)
        self._lay_out()
        self.outer = OuterPanes(self, self.sidebar, self.right, self.bar.row, self.views)
        self.outer.broad = lambda: not self.views.key and self.essays.form_key != TABLE
        for part in (self.views, self.essays, self.right, self.details):
            part.use(self.bench)
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.sidebar, self.views, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([196, 900, 300])
        self.splitter.setFrameShape(QFrame.Shape.NoFrame)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self.right.strip)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._view_chosen)
        self.sidebar.customContextMenuRequested.connect(self._sidebar_menu)
        self.views.shown.connect(self._view_shown)
        self.essays.chosen.connect(self._essay_chosen)
        self.essays.opened.connect(self._open)
        self.essays.menu_wanted.connect(self._menu)
        self.essays.narrowed.connect(self._narrowed)
        self.essays.form_shown.connect(self._view_shown)
        self.details.seen.connect(self._fill_details)
        self.details.authors.opened.connect(lambda key: self.show_view("contributors", key))
        self.details.flags.rights_wanted.connect(lambda: self.right.show_pane("rights"))
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
        record = self.shell.session.record
        self._groups = row_values.groups(record, self.today)
        self._by_key = {row.id: row for row in self.rows()}
        self._chosen = None
        week = due_this_week(self._groups, self.today)
        self.essays.show_groups(self._groups, week)
        saved = self.saved.places(self.rows(), week)
        self.sidebar.show_places(places(self._groups, week, record, self.today, saved))
        self.views.refresh()
        self.placing.refresh()
        self._show_details(tell=False)
        if not self.right.key:  # first thing in the morning
            self.right.turn_to(fittings.at(Place.RIGHT)[0].key)
            self._show_remembered()
        self.bench.refreshed.emit()
        self.context_changed.emit()

    def _show_remembered(self) -> None:
        """Show columns, order, grouping and form as they were last; the filter begins anew each day."""
        held = self.shell.remember.text(_LOOK)
        if held:
            with self.leading():
                self.essays.show_look(dataclasses.replace(from_json(held), asked=Narrowing()))

    def groups(self) -> list[Group]:
        """Return every essay in its group."""
        return self._groups

    def rows(self) -> list[EssayRow]:
        """Return every essay, those in the bin included."""
        return [row for group in self._groups for row in group.rows]

    def row(self, essay: str) -> EssayRow | None:
        """Return the row of an essay."""
        return self._by_key.get(essay)

    def chosen(self) -> list[EssayRow]:
        """Return the essays that are chosen; none while another view is shown."""
        if self.views.key:
            return []
        if self._chosen is None:
            self._chosen = [row for row in map(self.row, self.essays.keys()) if row is not None]
        return self._chosen

    def essay_key(self) -> str:
        """Return the key of the one essay that is chosen, or ""."""
        chosen = self.chosen()
        return chosen[0].id if len(chosen) == 1 else ""

    def section(self) -> str:
        """Return the section whose view is chosen, or ""."""
        key = self.sidebar.key()
        return key if any(section.id == key for section in self.shell.session.record.sections()) else ""

    def _show_details(self, *, tell: bool = True) -> None:
        self._chosen = None
        if self.details.isVisible():
            self._fill_details()
        self.bench.chosen.emit()
        if tell:
            self.context_changed.emit()

    def _fill_details(self) -> None:
        rows = self.chosen()
        if len(rows) == 1:
            record = self.shell.session.record
            essay = record.get(Essay, rows[0].id)
            sent = any(submission.report for submission in record.of_essay(Submission, essay.id))
            self.details.show_essay(record, essay, rows[0], self.today, has_report=sent)
        elif rows:
            record = self.shell.session.record
            self.details.show_several(record, [record.get(Essay, row.id) for row in rows], self.today)
        else:
            self.details.show_nothing("")
        settle_layouts()
        put_in_reading_order(self.details)

    def primary(self) -> str:
        """Return the primary action of the view that is shown."""
        view = self.views.current()
        return view.primary() if view is not None else ""

    def counts(self) -> list[str]:
        """Return essays, words and approvals, or what the view has to tell, for the status bar."""
        view = self.views.current()
        if view is not None:
            return view.counts()
        return row_values.counted(self.rows())

    # What the person does

    def arrive(self, target: str = "") -> None:
        """Show an essay, or what a view knows under this key, if one was asked for."""
        view = self.views.knowing(target) if target else self.views.key
        if view:
            self.show_view(view, target)
            return
        if target:
            self.show_essays([target], plain=True)
            self.right.turn_to(DETAILS)
        with self.leading():
            self.essays.take_focus()

    def show_view(self, key: str, target: str = "") -> CollectView | None:
        """Show a view, or with "" the essays; return the view."""
        if not key:
            self.sidebar.choose("")
            with self.leading():
                self.essays.take_focus()
            return None
        self.sidebar.choose(MARK + key)
        view = self.views.current()
        if view is not None:
            view.arrive(target)
        return view

    def show_essays(self, essays: list[str] | None = None, *, plain: bool = False, **asked: object) -> None:
        """Show the essays under another filter, none if `plain`, and choose some of them."""
        with self.leading():
            self.sidebar.choose(str(asked.pop("view", "")))
            if plain or asked:
                self.essays.clear_filter()
            if asked:
                self.bar.show_asked(asked)
                self.essays.ask(only=asked.get("only"), because=asked.get("because", ""))
            if essays is not None:
                self.essays.choose(essays)

    def import_paths(self, paths: list[Path]) -> None:
        """Import files and folders into the section that is chosen."""
        self.importing.take(paths, self.section())

    def takes_drop(self, paths: list[Path], place: QPoint) -> bool:
        """Leave a file to the form of a permission that lies under the pointer: it is its proof."""
        here = self.childAt(self.mapFromGlobal(place))
        while here is not None and here is not self:
            if here.property("takesFiles"):
                return bool(here.takes(paths))
            here = here.parentWidget()
        return False

    def clear_filter(self) -> None:
        """Show all essays of the view again."""
        if self.views.key:
            self.sidebar.choose("")
        self.essays.clear_filter()

    def _view_chosen(self, key: str) -> None:
        if key.startswith(MARK):
            self.views.show_view(key.removeprefix(MARK))
        else:
            self.views.show_view("")
            look = self.saved.look(key)
            if look is not None:
                self.essays.show_look(look)
            else:
                if self._seen.startswith(PREFIX):
                    self.essays.clear_filter()
                self.essays.ask(view=key)
        self._seen = key

    def _view_shown(self) -> None:
        self.fit_panes()
        self._show_details()

    def _essay_chosen(self) -> None:
        self._show_details()
        if self.chosen() and not self._led and self.right.key not in _OF_THE_CHOSEN:
            self.right.turn_to(DETAILS)

    @contextmanager
    def leading(self) -> Iterator[None]:
        """Choose essays for the person: the pane of the right column that led there stays."""
        before, self._led = self._led, True
        try:
            yield
        finally:
            self._led = before

    def _narrowed(self) -> None:
        self._show_details()
        self.bench.narrowed.emit()

    def _open(self, essay: str) -> None:
        self.shell.visit("edit", essay) if self.shell.has("edit") else self.details.focus_title()

    def _sidebar_menu(self, at: QPoint) -> None:
        view_menu(self).popup(self.sidebar.viewport().mapToGlobal(at))

    def _menu(self, at: QPoint) -> None:
        essay_menu(self).popup(at)

    # The window

    def stop(self) -> None:
        """End the jobs of the workspace, and remember how the essays were looked at."""
        self.shell.remember.put(_LOOK, self.essays.look().to_json())
        self.importing.watch.stop()
        self.placing.end()
        self.views.stop()
        self.bench.closing.emit()

    def leave(self) -> None:
        """Save the field in which the person is typing."""
        self.views.leave()
        focus = self.focusWidget()
        if focus is not None and self.details.isAncestorOf(focus) and focus.hasFocus():
            focus.clearFocus()

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        view = self.views.current()
        middle = view.panes() if view is not None else [self.bar, self.stack]
        return [self.sidebar, *middle, self.right]

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
        """Show the outer panes that there is room for."""
        self.outer.fit()
