"""The right pane of Collect: one essay's title, place, authors, deadline, length and state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import OUTSIDE_SECTIONS, Contributor, Essay, EssayKind, State
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import why_not
from essayeditor.ui.collect import dates, reading
from essayeditor.ui.collect.authors import AuthorsEditor
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.essay_sections import EssaySections
from essayeditor.ui.collect.flag_list import FlagList
from essayeditor.ui.collect.plan_fields import PlanFields
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.collect.several import SeveralForm
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.chips import StateChip
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.scrolling import scrolling
from essayeditor.ui.widgets.states import LOOKS
from essayeditor.ui.widgets.textfield import TextField


class DetailsPane(QWidget):
    """Shows one essay, and tells what the person changed by the name of the field."""

    edited = Signal(str, object)
    state_wanted = Signal(str)
    section_wanted = Signal(str)
    authors_wanted = Signal(list)
    author_added = Signal(str)
    open_wanted = Signal()
    report_wanted = Signal()
    byline_confirmed = Signal()
    seen = Signal()
    """It comes into view, and was not kept up to date meanwhile."""

    def __init__(self, parent: QWidget | None = None, *, can_open: bool = True) -> None:
        super().__init__(parent)
        self._essay: Essay | None = None
        self._record: Record | None = None
        self._today = date.min
        self.header = PaneHeader("Essay")
        self.chip = StateChip(LOOKS[State.IDEA])
        self.header.add(self.chip)
        self.title = QLineEdit()
        self.section = QComboBox()
        self.kind = QComboBox()
        self.authors = AuthorsEditor()
        self.standfirst = TextField("Standfirst", 3)
        self.deadline = QLineEdit()
        self.deadline.setPlaceholderText("for example 17 January")
        self.target = QSpinBox()
        self.state = QComboBox()
        self.plan = PlanFields()
        self.flags = FlagList()
        self.sections = EssaySections()
        self.report = buttons.link("As it was sent", self.report_wanted.emit)
        self.open = buttons.button("Open the text", self.open_wanted.emit, "edit")
        self._nothing = hint("Choose an essay to see and change what is known of it.")
        self._nothing.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, 0)
        self._fields = {
            "title": FormField("Title", self.title),
            "standfirst": FormField("Standfirst", self.standfirst),
            "deadline": FormField("Deadline", self.deadline),
        }
        self.several = SeveralForm()
        self._form = self._lay_out()
        self._connect()
        through = UndoThrough(self)
        for field in (self.title, self.deadline, self.standfirst, self.target, self.authors.field):
            field.installEventFilter(through)
        self.open.setVisible(can_open)
        self.show_nothing("")
        self.setAccessibleName("Essay details")

    def _lay_out(self) -> QScrollArea:
        self.target.setRange(0, reading.MOST_WORDS)
        self.target.setSingleStep(50)
        self.target.setSpecialValueText("none")
        self.target.setGroupSeparatorShown(True)
        for kind in EssayKind:
            self.kind.addItem(kind.value.capitalize(), kind.value)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(10)
        column.addWidget(self.flags)
        column.addWidget(self._fields["title"])
        column.addWidget(FormField("Authors, as in the byline", self.authors))
        column.addLayout(_pair(FormField("Section", self.section), FormField("Kind", self.kind)))
        column.addLayout(_pair(self._fields["deadline"], FormField("Target, in words", self.target)))
        column.addWidget(FormField("State", self.state))
        column.addWidget(self.plan)
        column.addWidget(self._fields["standfirst"])
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.report)
        column.addLayout(foot)
        column.addWidget(self.sections)
        column.addStretch(1)
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._nothing)
        whole.addWidget(self.several)
        whole.addWidget(area, 1)
        whole.addStretch(0)
        return area

    def _connect(self) -> None:
        self.title.editingFinished.connect(self._title_left)
        self.standfirst.finished.connect(self._standfirst_left)
        self.deadline.editingFinished.connect(self._deadline_left)
        self.target.editingFinished.connect(self._target_left)
        self.section.activated.connect(lambda _index: self.section_wanted.emit(self.section.currentData()))
        self.kind.activated.connect(
            lambda _index: self.edited.emit("kind", EssayKind(self.kind.currentData()))
        )
        self.state.activated.connect(lambda _index: self.state_wanted.emit(self.state.currentData()))
        self.plan.edited.connect(self.edited)
        self.authors.removed.connect(
            lambda key: self.authors_wanted.emit([k for k in self._keys() if k != key])
        )
        self.authors.moved_up.connect(self._move_up)
        self.authors.added.connect(self.author_added)
        self.flags.confirm_byline.connect(self.byline_confirmed)
        self.flags.report_wanted.connect(self.report_wanted)

    def use(self, bench: Bench) -> None:
        """Make the sections that are fitted under the fields, once."""
        self.sections.use(bench)

    # Showing

    @property
    def essay(self) -> Essay | None:
        """The essay that is shown."""
        return self._essay

    def show_nothing(self, words: str) -> None:
        """Show no essay, and say why not."""
        self._essay = None
        self.header.set_title("Essay")
        self.chip.setVisible(False)
        self._nothing.setText(words or "Choose an essay to see and change what is known of it.")
        self._show_only(self._nothing)

    def show_several(self, record: Record, essays: Sequence[Essay], today: date) -> None:
        """Show several essays: what they have in common, to be changed in all of them."""
        self._essay = None
        self.header.set_title(f"{len(essays):,} essays")
        self.chip.setVisible(False)
        self.several.show_essays(record, essays, today)
        self._show_only(self.several)

    def _show_only(self, part: QWidget) -> None:
        for one in (self._nothing, self.several, self._form):
            one.setVisible(one is part)

    def show_essay(
        self, record: Record, essay: Essay, row: EssayRow, today: date, *, has_report: bool
    ) -> None:
        """Show an essay; a field in which the person is typing is left alone."""
        other = self._essay is None or self._essay.id != essay.id
        self._essay, self._record, self._today = essay, record, today
        self.header.set_title("Essay")
        self._show_only(self._form)
        self.chip.show_look(row.look)
        self.chip.setVisible(True)
        self.flags.show_flags(row)
        self._text(self.title, essay.title, other)
        day = dates.parsed(essay.deadline)
        self._text(self.deadline, dates.written(day) if day else "", other)
        if other or not self.standfirst.hasFocus():
            self.standfirst.setPlainText(essay.standfirst)
        if other or not self.target.hasFocus():
            self.target.setValue(essay.target_words)
        people = [(person.id, person.name) for _join, person in record.authors(essay.id)]
        self.authors.show_authors(people, sorted(person.name for person in record.all(Contributor)))
        self._show_sections(record, essay)
        self.kind.setCurrentIndex(list(EssayKind).index(essay.kind))
        self._show_states(record, essay)
        self.plan.show_essay(record, essay, row.regions, other=other)
        self.report.setVisible(has_report)
        for field in self._fields.values():
            if other:
                field.say("")
        self.sections.show_essay(record, essay, today)

    @staticmethod
    def _text(field: QLineEdit, text: str, other: bool) -> None:
        if (other or not (field.hasFocus() and field.isModified())) and field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def _show_sections(self, record: Record, essay: Essay) -> None:
        self.section.clear()
        self.section.addItem("None", "")
        for section in record.sections():
            self.section.addItem(section.title, section.id)
        self.section.setCurrentIndex(max(0, self.section.findData(essay.section)))
        front = essay.kind in OUTSIDE_SECTIONS
        self.section.setEnabled(not front)
        self.section.setToolTip("Stands outside the sections." if front else "")

    def _show_states(self, record: Record, essay: Essay) -> None:
        self.state.clear()
        for state in State:
            reason = why_not(record, essay, state)
            if reason and state is not essay.state and not _near(essay.state, state):
                continue
            self.state.addItem(LOOKS[state].text, state.value)
            item = self.state.model().item(self.state.count() - 1)  # type: ignore[attr-defined]
            item.setEnabled(not reason)
            item.setToolTip(reason)
        self.state.setCurrentIndex(self.state.findData(essay.state.value))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is to be shown."""
        super().showEvent(event)
        self.seen.emit()

    # What the person did

    def focus_title(self) -> None:
        """Put the cursor in the title, to rename the essay."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _keys(self) -> list[str]:
        if self._record is None or self._essay is None:
            return []
        return [person.id for _join, person in self._record.authors(self._essay.id)]

    def _move_up(self, key: str) -> None:
        keys = self._keys()
        place = keys.index(key)
        keys[place - 1], keys[place] = keys[place], keys[place - 1]
        self.authors_wanted.emit(keys)

    def _title_left(self) -> None:
        text = self.title.text().strip()
        if self._essay is None or text == self._essay.title:
            return
        if not text:
            self._fields["title"].say("An essay needs a title. The one it had is kept.")
            self.title.setText(self._essay.title)
            return
        self._fields["title"].say("")
        self.title.setText(text)  # and with it forget the field's own steps: undo is the collection's now
        self.edited.emit("title", text)

    def _standfirst_left(self) -> None:
        text = self.standfirst.toPlainText().strip()
        if self._essay is not None and text != self._essay.standfirst:
            self.edited.emit("standfirst", text)

    def _deadline_left(self) -> None:
        words = self.deadline.text().strip()
        if self._essay is None:
            return
        try:
            value = reading.deadline(words, self._today)
        except ValueError as error:
            self._fields["deadline"].say(str(error))
            return
        self._fields["deadline"].say("")
        self.deadline.setText(words)
        if value != self._essay.deadline:
            self.edited.emit("deadline", value)
        elif value:
            self.deadline.setText(dates.written(date.fromisoformat(value)))

    def _target_left(self) -> None:
        if self._essay is not None and self.target.value() != self._essay.target_words:
            self.edited.emit("target_words", self.target.value())


def _pair(one: QWidget, other: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(metrics.BETWEEN)
    row.addWidget(one, 3, Qt.AlignmentFlag.AlignTop)
    row.addWidget(other, 2, Qt.AlignmentFlag.AlignTop)
    return row


def _near(now: State, wanted: State) -> bool:
    """Return whether a state is the next of the work, worth showing with the reason it cannot be yet."""
    order = list(State)
    return 0 < order.index(wanted) - order.index(now) <= 2
