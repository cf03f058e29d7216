"""The essays in the middle of Collect: the filter over them, and the ways of showing what it lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.entities import State
from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.ask_bar import AskBar
from essayeditor.ui.collect.cell_editing import EditingDelegate
from essayeditor.ui.collect.columns import Column
from essayeditor.ui.collect.context_menu import columns_menu, list_menu
from essayeditor.ui.collect.filter_bar import FilterBar
from essayeditor.ui.collect.filtering import EssayFilter
from essayeditor.ui.collect.fittings import Place
from essayeditor.ui.collect.grouping import Grouping, grouped
from essayeditor.ui.collect.looks import ListLook
from essayeditor.ui.collect.model import EssayModel, ItemRole
from essayeditor.ui.collect.rows import EssayRow, Group
from essayeditor.ui.collect.table import EssayTable
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.message import InlineMessage, Severity

if TYPE_CHECKING:
    from essayeditor.ui.collect.bench import Bench
    from essayeditor.ui.collect.parts import EssayForm

TABLE = "table"


class EssaysArea(QWidget):
    """Tells which essays are chosen, which is to be opened, and that the filter asks for something else."""

    chosen = Signal()
    opened = Signal(str)
    menu_wanted = Signal(object)
    narrowed = Signal()
    form_shown = Signal(str)

    def __init__(self, shell: Shell, strip: QWidget) -> None:
        """`strip` tells how far an import is, over everything else."""
        super().__init__()
        self._bench: Bench | None = None
        self._forms: dict[str, EssayForm] = {}
        self.model = EssayModel(self)
        self.shown = EssayFilter(self.model, self)
        self.bar = FilterBar()
        self.ask_bar = AskBar()
        self.because = InlineMessage("", Severity.INFO, [("Clear filter", self.clear_filter)])
        self.because.hide()
        self.grouping = Grouping.SECTION
        self._groups: list[Group] = []
        self._week: frozenset[str] = frozenset()
        self.empty = EmptyState("collect", "No essays yet.", "Drop Word files here, or a whole folder.")
        self.empty.offer("Import files…", lambda: shell.actions.trigger("essay.import"), "drop")
        self.empty.offer("Import a folder…", lambda: shell.actions.trigger("essay.import_folder"), "folder")
        self.none = EmptyState("filter", "No essay matches.")
        self.none.offer("Clear filter", self.clear_filter)
        self.stack = QStackedWidget()
        self.table = EssayTable(self.model, self.shown)
        self.form_key = TABLE
        self._keep(TABLE, self.table)
        for page in (self.table, self.empty, self.none):
            self.stack.addWidget(page)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.table.viewport().backgroundRole())
        self.setMinimumWidth(420)
        self._above = QVBoxLayout()
        self._above.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addLayout(self._above)
        column.addWidget(self.bar)
        column.addWidget(self.ask_bar)
        column.addWidget(self.because)
        column.addWidget(self.stack, 1)
        self._offer_forms(shell)
        self.more = buttons.bare("more", "Views, columns and copying", self._more)
        self.bar.row.addWidget(self.more)
        head = self.table.header()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._columns)
        self.bar.words_changed.connect(lambda words: self.ask(words=words))
        self.bar.state_changed.connect(lambda state: self.ask(state=State(state) if state else None))
        self.bar.missing_changed.connect(lambda kind: self.ask(missing=kind))
        self.bar.editor_changed.connect(lambda name: self.ask(editor=name))
        self.bar.grouping_changed.connect(lambda by: self.group_by(Grouping(by)))

    def _more(self) -> None:
        assert self._bench is not None
        list_menu(self._bench.page).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _columns(self, at: QPoint) -> None:
        assert self._bench is not None
        columns_menu(self._bench.page).popup(self.table.header().mapToGlobal(at))

    def use(self, bench: Bench) -> None:
        """Say what the fitted parts are made with, and make those that stand over the essays."""
        self._bench = bench
        editing = EditingDelegate(bench, self.table)
        editing.edited.connect(bench.page.edits.set_cell)
        self.table.setItemDelegate(editing)
        for fitting in fittings.at(Place.ABOVE):
            self._above.addWidget(fittings.load(fitting.make)(bench))

    # Showing

    def show_groups(self, groups: list[Group], week: frozenset[str]) -> None:
        """Show the essays as they are now; those that are chosen stay so."""
        keys = self.keys()
        self._groups, self._week = groups, week
        self.shown.set_week(week)
        blocked = self.blockSignals(True)  # the choice only seems to change
        same = self.model.show(grouped(groups, self.grouping))
        if not same or self.form is not self.table:
            self.form.renew()
        if not same:
            self.form.choose(keys)
        self.blockSignals(blocked)
        self.bar.offer([row for group in groups for row in group.rows])
        self.show_middle()

    def show_middle(self) -> None:
        """Show the essays, or say that there are none, or that none matches."""
        some = any(group.rows for group in self.model.groups())
        self.bar.setVisible(some)
        if not some:
            self.stack.setCurrentWidget(self.empty)
        elif self.shown.asked.plain or self.shown.answers():
            self.stack.setCurrentWidget(cast("QWidget", self.form))
        else:
            self.stack.setCurrentWidget(self.none)

    def group_by(self, by: Grouping) -> None:
        """Gather the essays under other titles."""
        self.bar.groups.setCurrentIndex(self.bar.groups.findData(by.value))
        if by is not self.grouping:
            self.grouping = by
            self.show_groups(self._groups, self._week)

    def look(self) -> ListLook:
        """Return how the essays are looked at now."""
        head = self.table.header()
        section = head.sortIndicatorSection()
        sort = Column(section) if 0 <= section < len(Column) else None
        down = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        columns = tuple(self.table.columns())
        return ListLook(
            self.shown.asked, self.grouping, columns, sort, sort is not None and down, self.form_key
        )

    def show_look(self, look: ListLook) -> None:
        """Look at the essays in a way that was kept."""
        self.table.show_columns(look.columns)
        if look.sort is None:
            self.table.unsort()
        else:
            order = Qt.SortOrder.DescendingOrder if look.descending else Qt.SortOrder.AscendingOrder
            self.table.sortByColumn(look.sort, order)
        self.group_by(look.grouping)
        known = {fitting.key for fitting in fittings.at(Place.ESSAYS)}
        self.show_form(look.form if look.form in known else TABLE)
        asked = look.asked
        self.bar.show_asked(
            {"words": asked.words, "state": asked.state, "missing": asked.missing, "editor": asked.editor}
        )
        self.ask(view=asked.view, only=None, because="")

    @property
    def form(self) -> EssayForm:
        """The way of showing the essays that is in use."""
        return self._forms[self.form_key]

    def show_form(self, key: str) -> None:
        """Show the essays in another way; those that are chosen stay so."""
        if key != self.form_key:
            keys = self.keys()
            before = cast("QWidget", self.form)
            focused = before.hasFocus() or before.isAncestorOf(QApplication.focusWidget() or self)
            if key not in self._forms:
                assert self._bench is not None
                form = fittings.load(fittings.find(key).make)(self._bench)
                self._keep(key, form)
                self.stack.addWidget(form)
            self.form_key = key
            after = cast("QWidget", self.form)
            self.shown.rest(after is not self.table)
            self.bar.hint(after.statusTip())
            self.bar.groups.setVisible(after is self.table)
            self.form.renew()
            blocked = self.blockSignals(True)  # the choice only seems to change
            self.form.choose(keys)
            self.blockSignals(blocked)
            self.show_middle()
            if focused:
                after.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form_shown.emit(key)
        for name, button in self.form_buttons.items():
            button.setChecked(name == key)

    # What the person does

    def keys(self) -> list[str]:
        """Return the keys of the chosen essays, in the order shown."""
        return self.form.keys()

    def choose(self, essays: list[str]) -> None:
        """Choose these essays, as far as they are shown."""
        self.form.choose(essays)

    def take_focus(self) -> None:
        """Go to the essays, if there are any."""
        self.form.choose_first()
        widget = cast("QWidget", self.form)
        if self.stack.currentWidget() is widget and not widget.isAncestorOf(self.focusWidget() or self):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows_shown(self) -> list[EssayRow]:
        """Return the essays that the filter lets through, in the order of the table."""
        shown = self.shown
        shown.catch_up()
        groups = (shown.index(number, 0) for number in range(shown.rowCount()))
        return [
            shown.index(place, 0, group).data(ItemRole.ROW)
            for group in groups
            for place in range(shown.rowCount(group))
        ]

    def ask(self, **parts: object) -> None:
        """Change parts of what the filter asks for."""
        self.shown.ask(**parts)
        asked = self.shown.asked
        self.because.say(f"Only some essays are shown. {asked.because}." if asked.because else "")
        self.because.setVisible(bool(asked.because))
        self.form.renew()
        self.show_middle()
        self.narrowed.emit()

    def clear_filter(self) -> None:
        """Show all essays of the view again."""
        self.bar.clear()
        self.ask(only=None, because="")

    def _keep(self, key: str, form: EssayForm) -> None:
        self._forms[key] = form
        form.chosen.connect(self.chosen)
        form.opened.connect(self.opened)
        form.menu_wanted.connect(self.menu_wanted)

    def _offer_forms(self, shell: Shell) -> None:
        """Put a button for each way of showing the essays at the end of the filter row."""
        self.form_buttons = {}
        offered = fittings.at(Place.ESSAYS)
        self.bar.row.addWidget(self.bar.said)
        for fitting in offered if len(offered) > 1 else ():
            button = buttons.bare(
                fitting.icon, fitting.title, lambda key=fitting.key: self.show_form(key), checkable=True
            )
            button.setToolTip(shell.actions.qaction(f"collect.show.{fitting.key}").toolTip())
            button.setChecked(fitting.key == TABLE)
            button.setFixedSize(metrics.ICON + 10, metrics.ICON + 10)
            self.form_buttons[fitting.key] = button
            self.bar.row.addWidget(button)
