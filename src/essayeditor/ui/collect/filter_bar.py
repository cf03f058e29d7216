"""The row over the essays table: filter by words, by state, by what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from essayeditor.collection.entities import State
from essayeditor.ui.collect import flagging
from essayeditor.ui.collect.filtering import NOBODY
from essayeditor.ui.collect.grouping import Grouping
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import Secondary
from essayeditor.ui.widgets.search import FilterField
from essayeditor.ui.widgets.states import LOOKS

_HINT_FROM = 1000


class FilterBar(QWidget):
    """Tells what is asked for; the choices offered are those that occur."""

    words_changed = Signal(str)
    state_changed = Signal(str)
    missing_changed = Signal(str)
    editor_changed = Signal(str)
    grouping_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FilterField("Filter essays")
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(260)
        self.states = QComboBox()
        self.states.setAccessibleName("State")
        self.missing = QComboBox()
        self.missing.setAccessibleName("Missing")
        self.editors = QComboBox()
        self.editors.setAccessibleName("Editor")
        self.groups = QComboBox()
        self.groups.setAccessibleName("Group the essays")
        for by in Grouping:
            self.groups.addItem(f"Group by {by.value}", by.value)
        _keep_short(self.groups, 13)
        for combo, words in (
            (self.states, "State: any"),
            (self.missing, "Missing: any"),
            (self.editors, "Editor: any"),
        ):
            combo.addItem(words, None)
            _keep_short(combo, 10)
        self._hint = ""
        self.said = Secondary()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, metrics.BETWEEN, 14, metrics.BETWEEN + 1)
        self.row.setSpacing(6)
        self.row.addWidget(self.field, 1)
        self.row.addWidget(self.states)
        self.row.addWidget(self.missing)
        self.row.addWidget(self.editors)
        self.row.addStretch(1)
        self.row.addWidget(self.groups)
        self.field.textChanged.connect(self.words_changed)
        self.states.currentIndexChanged.connect(
            lambda _n: self.state_changed.emit(self.states.currentData() or "")
        )
        self.missing.currentIndexChanged.connect(
            lambda _n: self.missing_changed.emit(str(self.missing.currentData() or ""))
        )

        self.editors.currentIndexChanged.connect(
            lambda _n: self.editor_changed.emit(str(self.editors.currentData() or ""))
        )
        self.groups.activated.connect(lambda _n: self.grouping_changed.emit(self.groups.currentData()))

    def offer(self, rows: list[EssayRow]) -> None:
        """Offer the states and the kinds of flag that occur; a choice stays while it is there."""
        states = [state for state in State if any(row.state is state for row in rows)]
        _fill(self.states, [(f"State: {LOOKS[state].text.lower()}", state.value) for state in states])
        kinds = flagging.kinds(rows)
        _fill(self.missing, [(f"Missing: {flagging.NAMES[kind].lower()}", str(kind)) for kind in kinds])

        names = sorted({row.editor for row in rows if row.editor}, key=str.casefold)
        some = [("Editor: nobody", NOBODY)] if names and any(not row.editor for row in rows) else []
        _fill(self.editors, [*((f"Editor: {name}", name) for name in names), *some])
        self.editors.setVisible(bool(names))

    def show_asked(self, asked: Mapping[str, object]) -> None:
        """Ask for parts of a `filtering.Narrowing`: words, a state, what is missing."""
        self.field.setText(str(asked.get("words", "")))
        for combo, key in ((self.states, "state"), (self.missing, "missing"), (self.editors, "editor")):
            value = asked.get(key)
            combo.setCurrentIndex(max(0, combo.findData(str(value))) if value else 0)

    def hint(self, words: str) -> None:
        """Say at the right how what is below is used, where there is room."""
        self._hint = words
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint while there is room for it."""
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        self.said.setText(self._hint)
        self.said.setVisible(bool(self._hint) and self.width() >= _HINT_FROM)

    def clear(self) -> None:
        """Ask for nothing."""
        self.field.clear()
        self.states.setCurrentIndex(0)
        self.missing.setCurrentIndex(0)
        self.editors.setCurrentIndex(0)


def _keep_short(combo: QComboBox, letters: int) -> None:
    """Let a combo be as wide as its usual words, and its list as wide as the longest."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    combo.setMinimumWidth(70)  # where there is no room, it gives way, and says its words in its tooltip
    combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    combo.currentTextChanged.connect(combo.setToolTip)


def _fill(combo: QComboBox, choices: list[tuple[str, object]]) -> None:
    held = [(combo.itemText(n), combo.itemData(n)) for n in range(1, combo.count())]
    if held == choices:
        return
    chosen = combo.currentData()
    blocked = combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for text, data in choices:
        combo.addItem(text, data)
    place = combo.findData(chosen) if chosen is not None else 0
    combo.blockSignals(blocked)
    combo.setCurrentIndex(max(0, place))
    combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + 28)
