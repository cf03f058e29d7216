"""The details of several essays at once: what is changed here is changed in all of them, as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from essayeditor.collection.entities import OUTSIDE_SECTIONS, Essay, State
from essayeditor.collection.record import Record
from essayeditor.ui.collect import dates, reading
from essayeditor.ui.collect.board.states import reason_against
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.states import LOOKS

VARIOUS = "Various"
"""Stands where the essays differ."""
_NAMED = 3


class SeveralForm(QWidget):
    """Tells what was changed, by the name of the field; a field of which the essays differ can be left so."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._essays: tuple[Essay, ...] = ()
        self._today = date.min
        self.said = hint()
        self.state, self.section = QComboBox(), QComboBox()
        self.editor, self.deadline, self.target, self.themes = (QLineEdit() for _ in range(4))
        self._lines: dict[str, tuple[QLineEdit, Callable[[str], object], Callable[[Essay], str]]] = {
            "editor": (self.editor, reading.name, lambda essay: essay.editor),
            "deadline": (self.deadline, self._read_day, _day),
            "target_words": (
                self.target,
                reading.target,
                lambda e: f"{e.target_words:,}" if e.target_words else "",
            ),
            "tags": (self.themes, reading.themes, lambda essay: ", ".join(essay.tags)),
        }
        self.fields = {
            "state": FormField("State", self.state),
            "section": FormField("Section", self.section),
            "editor": FormField("Editor", self.editor),
            "deadline": FormField("Deadline", self.deadline),
            "target_words": FormField("Target, in words", self.target),
            "tags": FormField("Themes", self.themes),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(10)
        column.addWidget(self.said)
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch(1)
        through = UndoThrough(self)
        for key, (line, _read, _show) in self._lines.items():
            line.installEventFilter(through)
            line.editingFinished.connect(partial(self._left, key))
        for key, combo in (("state", self.state), ("section", self.section)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.activated.connect(partial(self._picked, key, combo))
        self.setAccessibleName("Details of the chosen essays")

    def show_essays(self, record: Record, essays: Sequence[Essay], today: date) -> None:
        """Show what the essays have in common; a field in which the person is typing is left alone."""
        other = [essay.id for essay in essays] != [essay.id for essay in self._essays]
        self._essays, self._today = tuple(essays), today
        names = [f"‘{essay.title}’" for essay in essays[:_NAMED]]
        rest = len(essays) - len(names)
        listed = (
            f"{', '.join(names)} and {rest:,} more" if rest else f"{', '.join(names[:-1])} and {names[-1]}"
        )
        self.said.setText(f"{listed}. What is changed here is changed in all of them, as one step.")
        for key, (line, _read, show) in self._lines.items():
            held = {show(essay) for essay in essays}
            text = held.pop() if len(held) == 1 else ""
            line.setPlaceholderText(VARIOUS if held else "none")
            if other or not (line.hasFocus() and line.isModified()):
                line.setText(text)
                line.setCursorPosition(0)
            if other:
                self.fields[key].say("")
        self._show_states(record)
        self._show_sections(record)

    def _show_states(self, record: Record) -> None:
        keys = [essay.id for essay in self._essays]
        now = {essay.state for essay in self._essays}
        able = [state for state in State if state in now or not reason_against(record, keys, state)]
        able = [state for state in able if len(now) == 1 or not reason_against(record, keys, state)]
        choices = [(LOOKS[state].text, state.value) for state in able]
        _fill(self.state, choices, now.pop().value if len(now) == 1 else None)
        self.state.setEnabled(len(choices) > 1 or self.state.currentIndex() == 0)

    def _show_sections(self, record: Record) -> None:
        now = {essay.section for essay in self._essays}
        choices = [("None", ""), *((section.title, section.id) for section in record.sections())]
        _fill(self.section, choices, now.pop() if len(now) == 1 else None)
        front = any(essay.kind in OUTSIDE_SECTIONS for essay in self._essays)
        self.section.setEnabled(not front)
        self.section.setToolTip("One of them stands outside the sections." if front else "")

    def _read_day(self, words: str) -> str:
        return reading.deadline(words, self._today)

    def _left(self, key: str) -> None:
        line, read, show = self._lines[key]
        words = line.text().strip()
        held = {show(essay) for essay in self._essays}
        if not self._essays or (len(held) > 1 and not words):
            return  # they differ, and are left so
        try:
            value = read(words)
        except ValueError as error:
            self.fields[key].say(str(error))
            return
        self.fields[key].say("")
        line.setModified(False)
        if any(getattr(essay, key) != value for essay in self._essays):
            self.edited.emit(key, value)

    def _picked(self, key: str, combo: QComboBox, _place: int) -> None:
        value = combo.currentData()
        if value is not None and any(getattr(essay, key) != value for essay in self._essays):
            self.edited.emit(key, value)


def _day(essay: Essay) -> str:
    day = dates.parsed(essay.deadline)
    return dates.written(day) if day else ""


def _fill(combo: QComboBox, choices: Iterable[tuple[str, str]], held: str | None) -> None:
    """Offer choices with the one that is held, or "Various" before them where several are."""
    combo.clear()
    if held is None:
        combo.addItem(VARIOUS, None)
    for text, data in choices:
        combo.addItem(text, data)
    combo.setCurrentIndex(0 if held is None else max(0, combo.findData(held)))
