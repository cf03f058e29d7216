"""Changing a cell of the essays table where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QSpinBox,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.collection.entities import OUTSIDE_SECTIONS, Essay, State
from essayeditor.collection.regions import REGIONS
from essayeditor.collection.workflow import why_not
from essayeditor.ui.collect import dates
from essayeditor.ui.collect.columns import SPECS, Column
from essayeditor.ui.collect.delegate import TITLE_INSET, EssayDelegate
from essayeditor.ui.collect.model import ItemRole
from essayeditor.ui.collect.reading import MOST_WORDS
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.collect.setting import editors
from essayeditor.ui.widgets.states import LOOKS

if TYPE_CHECKING:
    from essayeditor.ui.collect.bench import Bench

Index = QModelIndex | QPersistentModelIndex


class EditingDelegate(EssayDelegate):
    """Tells the essay, the name of the field, and what it is to be; the model is changed by the record."""

    edited = Signal(str, str, object)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        """Make the field that fits the column."""
        row: EssayRow | None = index.data(ItemRole.ROW)
        if row is None:
            return None
        column = Column(index.column())
        essay = self._bench.record.get(Essay, row.id)
        if column is Column.WORDS:
            field: QWidget = _number(parent)
        elif column in (Column.STATE, Column.SECTION, Column.REGION):
            field = self._choice(parent, column, essay)
            if not isinstance(field, QComboBox) or not field.isEnabled():
                return None
        else:
            field = QLineEdit(parent)
            if column is Column.EDITOR:
                field.setCompleter(_completer(editors(self._bench.record), field))
        field.setAccessibleName(f"{SPECS[column].heading} of {row.title}")
        return field

    def _choice(self, parent: QWidget, column: Column, essay: Essay) -> QComboBox:
        combo = QComboBox(parent)
        record = self._bench.record
        if column is Column.STATE:
            for state in State:
                if state is essay.state or not why_not(record, essay, state):
                    combo.addItem(LOOKS[state].text, state)
        elif column is Column.SECTION:
            combo.addItem("None", "")
            for section in record.sections():
                combo.addItem(section.title, section.id)
            combo.setEnabled(essay.kind not in OUTSIDE_SECTIONS)
        else:
            combo.addItem("As its authors", "")
            for name in REGIONS:
                combo.addItem(name, name)
        combo.activated.connect(lambda _n: self._chosen(combo))
        return combo

    def _chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, as it is written."""
        row: EssayRow = index.data(ItemRole.ROW)
        column = Column(index.column())
        essay = self._bench.record.get(Essay, row.id)
        if isinstance(editor, QSpinBox):
            editor.setValue(essay.target_words)
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            held = {Column.STATE: essay.state, Column.SECTION: essay.section}
            editor.setCurrentIndex(max(0, editor.findData(held.get(column, essay.nation_or_region))))
        elif isinstance(editor, QLineEdit):
            day = dates.parsed(essay.deadline)
            text = {
                Column.TITLE: essay.title,
                Column.DEADLINE: dates.written(day) if day else "",
                Column.EDITOR: essay.editor,
                Column.TAGS: ", ".join(essay.tags),
            }
            editor.setText(text.get(column, ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tell what is wanted, where it differs; what is no date, or no title, is left as it was."""
        row: EssayRow | None = index.data(ItemRole.ROW)
        if row is None:
            return
        column = Column(index.column())
        field = SPECS[column].field
        essay = self._bench.record.get(Essay, row.id)
        value: Any
        if isinstance(editor, QSpinBox):
            value = editor.value()
        elif isinstance(editor, QComboBox):
            value = editor.currentData()
        else:
            value = self._written(column, editor.text() if isinstance(editor, QLineEdit) else "")
        if value is not None and value != getattr(essay, field):
            self.edited.emit(row.id, field, value)

    def _written(self, column: Column, words: str) -> str | tuple[str, ...] | None:
        """Return what was written as the record holds it, None for what cannot be."""
        words = " ".join(words.split())
        if column is Column.TAGS:
            return tuple(dict.fromkeys(part.strip() for part in words.split(",") if part.strip()))
        if column is Column.TITLE:
            return words or None
        if column is not Column.DEADLINE or not words:
            return words
        try:
            return dates.read(words, self._bench.today).isoformat()
        except ValueError:
            return None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the field stand over its cell; lists are as wide as their words."""
        rect = option.rect.adjusted(TITLE_INSET if index.column() == Column.TITLE else 0, 1, -1, -1)
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), editor.sizeHint().width()))
        editor.setGeometry(rect)


def _number(parent: QWidget) -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setRange(0, MOST_WORDS)
    spin.setSingleStep(50)
    spin.setGroupSeparatorShown(True)
    return spin


def _completer(names: list[str], parent: QWidget) -> QCompleter:
    completer = QCompleter(names, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
