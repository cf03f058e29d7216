"""Fields of the two records: saved when they are left, in two columns, in one where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.announce import note_fault
from essayeditor.ui.widgets.textfield import TextField

_TWO_FROM = 530
"""Pixels of width from which there are two columns."""
_LABEL = 104


class ChoiceField(QComboBox):
    """A field with a list of usual answers, in which anything may be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.completer().setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, answers: Sequence[str]) -> None:
        """Offer these answers; what is written stays."""
        if [self.itemText(number) for number in range(self.count())] == list(answers):
            return
        words, blocked = self.lineEdit().text(), self.blockSignals(True)
        self.clear()
        self.addItems(list(answers))
        self.setCurrentIndex(-1)
        self.lineEdit().setText(words)
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nothing is changed by scrolling past."""
        event.ignore()


def line_of(field: QWidget) -> QWidget:
    """Return the widget of a field in which one types."""
    return field.lineEdit() if isinstance(field, ChoiceField) else field


def text_of(field: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(field, TextField):
        return field.toPlainText().strip()
    line = line_of(field)
    return line.text().strip() if isinstance(line, QLineEdit) else ""


def show(field: QWidget, text: str, *, other: bool) -> None:
    """Show a text; a field in which the person is typing is left alone unless it is `other` now."""
    line = line_of(field)
    if isinstance(field, TextField):
        busy = field.hasFocus() and field.document().isModified()
        if (other or not busy) and field.toPlainText() != text:
            field.setPlainText(text)
            field.document().setModified(False)
    elif isinstance(line, QLineEdit):
        busy = line.hasFocus() and line.isModified()
        if (other or not busy) and line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)


def settle(field: QWidget, text: str) -> None:
    """Show what was saved, and forget the field's own steps: undo is the collection's now."""
    line = line_of(field)
    if isinstance(field, TextField):
        if field.toPlainText() != text:
            field.setPlainText(text)
        field.document().clearUndoRedoStacks()
        field.document().setModified(False)
    elif isinstance(line, QLineEdit):
        line.setText(text)


class Entry(NamedTuple):
    """A field of a record: its name there, its label, what is typed into, and its column."""

    name: str
    label: str
    field: QWidget
    wide: bool = False


class FormGrid(QWidget):
    """Labels at the right of their column, fields beside them, faults below."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._labels: dict[str, QLabel] = {}
        self._faults: dict[str, QLabel] = {}
        self._cells: dict[str, QWidget] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        for entry in entries:
            self._make(entry)
        self._arrange(2)

    def _make(self, entry: Entry) -> None:
        label = QLabel(entry.label)
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        label.setMinimumWidth(metrics.span(_LABEL))
        label.setContentsMargins(0, 4, 0, 0)
        label.setBuddy(entry.field)
        if not entry.field.accessibleName():
            entry.field.setAccessibleName(entry.label)
        if isinstance(entry.field, ChoiceField):
            entry.field.lineEdit().setAccessibleName(entry.label)
        fault = QLabel()
        fault.setWordWrap(True)
        fault.setFont(metrics.small())
        fault.setVisible(False)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(entry.field)
        column.addWidget(fault)
        column.addStretch(1)
        self._labels[entry.name], self._faults[entry.name], self._cells[entry.name] = label, fault, cell

    def _arrange(self, columns: int) -> None:
        """Put narrow fields into columns, read down each, and wide ones below."""
        if columns == self._columns:
            return
        self._columns = columns
        narrow = [entry for entry in self._entries if not entry.wide]
        tall = -(-len(narrow) // columns)
        for number, entry in enumerate(narrow):
            row, column = number % tall, 2 * (number // tall)
            self._grid.addWidget(self._labels[entry.name], row, column)
            self._grid.addWidget(self._cells[entry.name], row, column + 1)
        for row, entry in enumerate((e for e in self._entries if e.wide), start=tall):
            self._grid.addWidget(self._labels[entry.name], row, 0)
            self._grid.addWidget(self._cells[entry.name], row, 1, 1, 2 * columns - 1)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1 if column < 2 * columns else 0)
        self._grid.setColumnMinimumWidth(2, metrics.span(_LABEL) if columns == 2 else 0)
        before: QWidget | None = None
        for entry in (*narrow, *(e for e in self._entries if e.wide)):
            if before is not None:
                QWidget.setTabOrder(before, entry.field)
            before = entry.field

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column where two would be too narrow."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= metrics.span(_TWO_FROM) else 1)

    def fault(self, name: str) -> str:
        """Return what is said to be wrong with a field, or ""."""
        label = self._faults[name]
        return "" if label.isHidden() else label.text()

    def say(self, name: str, words: str, tone: str = "red") -> None:
        """Say below a field what is wrong with it, or of note; "" takes it back."""
        label = self._faults[name]
        palette = label.palette()
        palette.setColor(label.foregroundRole(), QColor(appearance.colours().tone(tone).ink))
        label.setPalette(palette)
        label.setText(words)
        label.setVisible(bool(words))
        label.setProperty("tone", tone)
        note_fault(self._labels[name].buddy(), words)

    def changeEvent(self, event: QEvent) -> None:
        """Take the tones of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for name, label in self._faults.items():
                if not label.isHidden():
                    self.say(name, label.text(), str(label.property("tone")))


def heading_font() -> QFont:
    """Return the font of a record's title."""
    return metrics.strong()
