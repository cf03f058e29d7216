"""Who looks after an essay, where it tells of, and its themes: fields of the details."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.collection.regions import REGIONS
from essayeditor.ui.collect import reading
from essayeditor.ui.collect.setting import editors
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.form import FormField


class PlanFields(QWidget):
    """Tells what was changed, by the name of the field."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._essay: Essay | None = None
        self.editor, self.tags = QLineEdit(), QLineEdit()
        self.editor.setPlaceholderText("nobody yet")
        self.tags.setPlaceholderText("energy, housing")
        self.region = QComboBox()
        self.region.setMinimumContentsLength(8)
        self.region.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.editor.setCompleter(completer)
        pair = QHBoxLayout()
        pair.setSpacing(metrics.BETWEEN)
        pair.addWidget(FormField("Editor", self.editor), 1)
        pair.addWidget(FormField("Themes", self.tags), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(pair)
        column.addWidget(FormField("Nation or region", self.region))
        through = UndoThrough(self)
        for field in (self.editor, self.tags):
            field.installEventFilter(through)
        self.editor.editingFinished.connect(self._editor_left)
        self.tags.editingFinished.connect(self._tags_left)
        self.region.activated.connect(
            lambda _n: self._left("nation_or_region", self.region.currentData() or "")
        )

    def show_essay(self, record: Record, essay: Essay, theirs: Sequence[str], *, other: bool) -> None:
        """Show an essay; unless it is another one, a field in which the person is typing is left alone.

        `theirs` are the nations and regions of its authors, which hold where it says none itself.
        """
        self._essay = essay
        self._known.setStringList(editors(record))
        for field, text in ((self.editor, essay.editor), (self.tags, ", ".join(essay.tags))):
            if (other or not (field.hasFocus() and field.isModified())) and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.region.clear()
        self.region.addItem(
            f"As its authors: {', '.join(theirs)}"
            if theirs and not essay.nation_or_region
            else "As its authors",
            "",
        )
        for name in REGIONS:
            self.region.addItem(name, name)
        if essay.nation_or_region and essay.nation_or_region not in REGIONS:
            self.region.addItem(essay.nation_or_region, essay.nation_or_region)
        self.region.setCurrentIndex(max(0, self.region.findData(essay.nation_or_region)))

    def _editor_left(self) -> None:
        self._left("editor", reading.name(self.editor.text()))

    def _tags_left(self) -> None:
        self._left("tags", reading.themes(self.tags.text()))

    def _left(self, field: str, value: object) -> None:
        if self._essay is not None and getattr(self._essay, field) != value:
            self.edited.emit(field, value)
