"""The view of the right pane about the essay in hand: its state, its editor, its length."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Essay, State
from essayeditor.collection.workflow import why_not
from essayeditor.text.readability import LEAST_WORDS, Reading
from essayeditor.text.readability import reading as read_text
from essayeditor.ui.edit.about.measures import Row, rows, selected_words
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary, hint
from essayeditor.ui.widgets.scrolling import scrolling
from essayeditor.ui.widgets.states import look

_COUNTED_AFTER = 300
_SOURCE = (
    "Reading ease by R. Flesch (1948): 60 to 70 is plain English, below 30 very hard. Reading age by J. P. "
    f"Kincaid and others (1975), grade plus five. Running words only; none below {LEAST_WORDS} words."
)


def made(bench: Bench) -> AboutPanel:
    """Return the view, for the right pane."""
    return AboutPanel(bench)


class AboutPanel(QWidget):
    """What is changed here is changed at once, as one step that undo takes back."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setAccessibleName("About this essay")
        self._bench = bench
        self._showing = False
        self._whole = Reading()
        self.state = QComboBox()
        self.editor = QComboBox()
        self.editor.setEditable(True)
        self.editor.lineEdit().setAccessibleName("Looked after by")
        self.editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.target = QSpinBox()
        self.target.setRange(0, 100_000)
        self.target.setSingleStep(50)
        self.target.setGroupSeparatorShown(True)
        self.target.setSpecialValueText("None")
        self.target.setKeyboardTracking(False)
        self.state_field = FormField("State", self.state)
        self.editor_field = FormField("Looked after by", self.editor)
        self.target_field = FormField("Target, words", self.target)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.GROUP)
        self._grid.setVerticalSpacing(metrics.WITHIN)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNTED_AFTER)
        self._soon.timeout.connect(self.count)
        self.state.activated.connect(self._set_state)
        self.editor.lineEdit().editingFinished.connect(self._set_editor)
        self.editor.activated.connect(lambda _index: self._set_editor())
        self.target.valueChanged.connect(self._set_target)
        bench.opened.connect(self.show_essay)
        bench.changed.connect(lambda _changes: self.show_essay())
        bench.settled.connect(self._soon.start)
        bench.view.selectionChanged.connect(self._soon.start)
        bench.closing.connect(self._soon.stop)
        self.show_essay()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(metrics.MARGIN)
        for field in (self.state_field, self.editor_field, self.target_field):
            column.addWidget(field)
        column.addSpacing(metrics.BETWEEN)
        for number, title in enumerate(("", "Essay", "Selection")):
            head = Secondary(title, small=True)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, number)
        column.addLayout(self._grid)
        self.source = hint(_SOURCE)
        column.addWidget(self.source)
        column.addStretch(1)
        scroll = scrolling(inside, "About this essay")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(PaneHeader("About this essay"))
        whole.addWidget(scroll, 1)

    # Showing

    def show_essay(self) -> None:
        """Show state, editor and target as the collection has them."""
        if not self.isVisible() or not self._bench.shell.session.is_open:
            return
        essay = self._bench.essay
        self._showing = True
        for field in (self.state, self.editor, self.target):
            field.setEnabled(essay is not None)
        self.state.clear()
        if essay is not None:
            possible = [one for one in State if not why_not(self._bench.record, essay, one)]
            for state in possible:
                self.state.addItem(look(state).text, state)
            self.state.setCurrentIndex(possible.index(essay.state))
            known = sorted({one.editor for one in self._bench.record.essays() if one.editor})
            self.editor.clear()
            self.editor.addItems(known)
            self.editor.setEditText(essay.editor)
            self.target.setValue(essay.target_words)
        self._showing = False
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.show_essay()

    def count(self) -> None:
        """Count the essay and the selection."""
        if not self.isVisible():
            return
        buffer, essay = self._bench.buffer, self._bench.essay
        chosen = selected_words(self._bench.view.textCursor())
        selection = read_text(chosen) if chosen.strip() else None
        found: list[Row] = []
        if buffer is not None and essay is not None:
            found = rows(buffer.read()[0], essay.target_words, selection)
        while len(self._cells) < len(found):
            cells = (QLabel(), QLabel(), QLabel())
            for number, cell in enumerate(cells):
                side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
                cell.setAlignment(side)
                self._grid.addWidget(cell, len(self._cells) + 1, number)
            self._cells.append(cells)
        for row, cells in zip(found, self._cells, strict=False):
            for cell, words in zip(cells, row, strict=True):
                cell.setText(words)
            cells[0].setAccessibleName(row.sentence)

    def said(self) -> dict[str, tuple[str, str]]:
        """Return what is counted: of the essay, and of the selection."""
        return {name.text(): (whole.text(), part.text()) for name, whole, part in self._cells}

    # Changing

    def _set_state(self, _index: int) -> None:
        state = State(self.state.currentData())  # Qt hands a StrEnum back as a plain string
        essay = self._bench.essay
        if essay is not None and state is not essay.state:
            self._bench.saver.save()
            self._bench.shell.session.perform(lambda desk: desk.set_state(essay.id, state))
            self.show_essay()

    def _set_editor(self) -> None:
        self._describe("editor", self.editor.currentText().strip())

    def _set_target(self, words: int) -> None:
        self._describe("target_words", words)

    def _describe(self, name: str, value: object) -> None:
        essay: Essay | None = self._bench.essay
        if essay is not None and not self._showing and getattr(essay, name) != value:
            self._bench.shell.session.perform(lambda desk: desk.edit_essay(essay.id, **{name: value}))
