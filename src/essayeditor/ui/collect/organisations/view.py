"""Two lists, and what is known of the one that is chosen: its name, more of it, and who names it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Organisation, Place
from essayeditor.collection.regions import REGIONS
from essayeditor.desk.organisations import Named
from essayeditor.ui.collect.contributors.fields import ChoiceField
from essayeditor.ui.collect.organisations.listing import NamedList
from essayeditor.ui.collect.organisations.rows import WORDS, NamedRow, rows
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary, group_label
from essayeditor.ui.widgets.scrolling import scrolling
from essayeditor.ui.widgets.search import FilterField

_KINDS: tuple[type[Named], ...] = (Organisation, Place)
_FORM = 560
"""Pixels of width that a form needs and no more."""


class Tabs(QTabBar):
    """Tabs with room for the bold words of the one that is chosen."""

    def tabSizeHint(self, index: int) -> QSize:
        """Return the usual size, and the room that bold words take more."""
        bold = QFontMetrics(metrics.strong()).horizontalAdvance(self.tabText(index))
        plain = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return super().tabSizeHint(index) + QSize(max(0, bold - plain) + metrics.WITHIN, 0)


class OrganisationsView(CollectView):
    """Puts the parts together; each change is one step for all who name the thing."""

    contributor_wanted = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._shown: NamedRow | None = None
        self._people: list[QWidget] = []
        self.tabs = Tabs()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Organisations or places")
        for kind in _KINDS:
            self.tabs.addTab(WORDS[kind][0])
        self.filter = FilterField("Filter")
        self.add = buttons.bare("plus", "Add one", self._add)
        self.list = NamedList()
        self.name, self.web, self.region = QLineEdit(), QLineEdit(), ChoiceField()
        self.web.setPlaceholderText("none")
        self.region.offer(REGIONS)
        self.name_field = FormField("Name, as it is printed", self.name)
        self.web_field = FormField("Web address", self.web)
        self.region_field = FormField("Nation or region", self.region)
        self.region.lineEdit().setAccessibleName("Nation or region")
        self.other = QComboBox()
        self.other.setAccessibleName("The one to merge into this one")
        self.other.setSizePolicy(self.region.sizePolicy())
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(6)
        self.merge = buttons.button("Merge into this one", self._merge)
        self.delete = buttons.button("Delete", self._delete, "bin")
        self.title = ElidedLabel()
        self.title.setFont(metrics.strong(4))
        self.said = Secondary()
        self.empty = EmptyState("group", "", "They come with the contributors who name them.")
        self._lay_out()
        self._connect()
        self.setAccessibleName("Organisations and places")

    def _lay_out(self) -> None:
        left = QWidget()
        left.setAutoFillBackground(True)
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setMinimumWidth(220)
        left.setMaximumWidth(420)
        bar = QHBoxLayout()
        bar.setContentsMargins(metrics.BETWEEN, metrics.BETWEEN, metrics.BETWEEN, metrics.BETWEEN)
        bar.setSpacing(6)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.add)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, metrics.WITHIN, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        merging = QHBoxLayout()
        merging.setSpacing(metrics.BETWEEN)
        merging.addWidget(self.other, 1)
        merging.addWidget(self.merge)
        form = QWidget()
        form.setMaximumWidth(_FORM)
        self._column = QVBoxLayout(form)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(10)
        for part in (self.title, self.said, self.name_field, self.web_field, self.region_field):
            self._column.addWidget(part)
        self._column.addSpacing(6)
        self._column.addWidget(group_label("The same under another name"))
        self._column.addLayout(merging)
        self._column.addSpacing(6)
        self._who = group_label("")
        self._column.addWidget(self._who)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._column.addLayout(self._names)
        self._column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setBackgroundRole(QPalette.ColorRole.Base)
        holder.setAutoFillBackground(True)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(form, 1)
        row.addStretch(0)
        area = scrolling(holder)
        self.stack = QStackedWidget()
        self.form = area
        self.stack.addWidget(area)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumWidth(380)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.stack)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        through = UndoThrough(self)
        for field in (self.name, self.web, self.region.lineEdit()):
            field.installEventFilter(through)
        self.tabs.currentChanged.connect(lambda _number: self.refresh())
        self.filter.textChanged.connect(self.list.ask)
        self.list.chosen.connect(self._show)
        self.name.editingFinished.connect(self._rename)
        self.web.editingFinished.connect(self._more_left)
        self.region.lineEdit().editingFinished.connect(self._more_left)
        self.region.activated.connect(lambda _number: self._more_left())

    # Showing

    @property
    def kind(self) -> type[Named]:
        """Which list is shown."""
        return _KINDS[max(0, self.tabs.currentIndex())]

    def refresh(self) -> None:
        """Show what there is now."""
        title, one, _more = WORDS[self.kind]
        self.list.setAccessibleName(title)
        self.add.setAccessibleName(f"Add {_an(one)}")
        self.add.setToolTip(f"Add {_an(one)}")
        self.list.show_rows(rows(self._shell.session.record, self.kind))

    def _show(self) -> None:
        row = self.list.row()
        self.stack.setCurrentWidget(self.form if row else self.empty)
        if row is None:
            some = bool(self.filter.text())
            one = WORDS[self.kind][1]
            detail = "" if some else "They come with the contributors who name them."
            self.empty.say(f"No {one} matches." if some else f"No {one} yet.", detail)
            self._shown = None
            return
        other = self._shown is None or self._shown.id != row.id
        self._shown = row
        self.title.setText(row.name)
        self.said.setText(row.sentence.removeprefix(f"{row.name}, "))
        organisation = self.kind is Organisation
        self.web_field.setVisible(organisation)
        self.region_field.setVisible(not organisation)
        _put(self.name, row.name, other)
        _put(self.web if organisation else self.region.lineEdit(), row.more, other)
        if other:
            self.name_field.say("")
        others = [(one.name, one.id) for one in self.list.everything if one.id != row.id]
        if [self.other.itemData(n) for n in range(self.other.count())] != [key for _name, key in others]:
            self.other.clear()
            for name, key in others:
                self.other.addItem(name, key)
        self.merge.setEnabled(bool(others))
        self.delete.setEnabled(not row.people)
        self.delete.setToolTip("" if not row.people else f"{row.count} named it: change theirs, or merge it.")
        self._show_people(row)

    def _show_people(self, row: NamedRow) -> None:
        for widget in self._people:
            widget.hide()
            self._names.removeWidget(widget)
            widget.deleteLater()
        self._people = []
        self._who.setText("Named by" if row.people else "No contributor names it")
        for key, name in row.people:
            link = buttons.link(name, lambda key=key: self.contributor_wanted.emit(key))
            self._people.append(link)
            self._names.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def arrive(self, target: str = "") -> None:
        """Show an organisation or a place."""
        record = self._shell.session.record
        if target:
            self.tabs.setCurrentIndex(1 if record.find(Place, target) else 0)
            self.filter.clear()
            self.list.choose(target)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save the field in hand."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus() and self.stack.isAncestorOf(focus):
            focus.clearFocus()

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        return [self.list, self.name]

    def counts(self) -> list[str]:
        """Return how many there are, as the status bar tells it."""
        record = self._shell.session.record
        said = []
        for kind in _KINDS:
            number = sum(1 for _ in record.all(kind))
            said.append(f"{number:,} {WORDS[kind][1] if number == 1 else WORDS[kind][0].lower()}")
        return said

    # What the person does

    def _add(self) -> None:
        taken = {row.name.casefold() for row in self.list.everything}
        stem = f"New {WORDS[self.kind][1]}"
        name = next(n for n in (stem, *(f"{stem} {i}" for i in range(2, 999))) if n.casefold() not in taken)
        if self.kind is Organisation:
            changes = self._perform(lambda desk: desk.add_organisation(name))
        else:
            changes = self._perform(lambda desk: desk.add_place(name))
        if changes is not None:
            self.filter.clear()
            self.list.choose(changes.created[0])
            self.name.setFocus()
            self.name.selectAll()

    def _rename(self) -> None:
        row, text = self._shown, " ".join(self.name.text().split())
        if row is None or text == row.name:
            return
        same = next((one for one in self.list.everything if one.name.casefold() == text.casefold()), None)
        if not text or (same is not None and same.id != row.id):
            self.name_field.say(
                f"There is {_an(WORDS[self.kind][1])} ‘{same.name}’ already. Merge the two below."
                if same and text
                else "A name is needed. The one it had is kept."
            )
            self.name.setText(row.name)
            if same is not None:
                self.other.setCurrentIndex(self.other.findData(same.id))
            return
        self.name_field.say("")
        self.name.setText(text)
        if self.kind is Organisation:
            self._perform(lambda desk: desk.rename_organisation(row.id, text))
        else:
            self._perform(lambda desk: desk.rename_place(row.id, text))

    def _more_left(self) -> None:
        row = self._shown
        if row is None:
            return
        if self.kind is Organisation and (text := self.web.text().strip()) != row.more:
            self.web.setText(text)
            self._perform(lambda desk: desk.edit_organisation(row.id, web=text))
        elif self.kind is Place and (text := self.region.lineEdit().text().strip()) != row.more:
            self._perform(lambda desk: desk.edit_place(row.id, nation_or_region=text))

    def _merge(self) -> None:
        row, other = self._shown, str(self.other.currentData() or "")
        if row is not None and other:
            if self.kind is Organisation:
                self._perform(lambda desk: desk.merge_organisations(row.id, other))
            else:
                self._perform(lambda desk: desk.merge_places(row.id, other))

    def _delete(self) -> None:
        row = self._shown
        if row is not None:
            if self.kind is Organisation:
                self._perform(lambda desk: desk.delete_organisation(row.id))
            else:
                self._perform(lambda desk: desk.delete_place(row.id))

    def _perform(self, operation: Callable[..., object]) -> object:
        return self._shell.session.perform(operation)


def _put(field: QLineEdit, text: str, other: bool) -> None:
    if (other or not (field.hasFocus() and field.isModified())) and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def _an(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"
