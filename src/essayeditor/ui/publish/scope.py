"""What goes into the files: the whole book, one essay of it, or a proof for an essay's contributor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.record import Record
from essayeditor.ui.collect import dates
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.form import FormField

_TO_ANSWER = timedelta(days=14)
"""How long a contributor has for a proof, unless the editor says otherwise."""


_UNKNOWN = "No essay has this title. Choose one from the list."


class Scope(Enum):
    """What is made."""

    BOOK = "The whole book"
    ESSAY = "One essay"
    PROOF = "A proof for its contributor"


@dataclass(frozen=True, slots=True)
class ProofWish:
    """What stands on a proof's covering page, and whether it shows what the editors changed."""

    answer_by: str
    answer_to: str
    note: str
    changes: bool


class ScopeFields(QWidget):
    """Chooses the scope; below it, only what that scope needs."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}
        self.scope = QComboBox()
        for scope in Scope:
            self.scope.addItem(scope.value, scope)
        self.essay = QComboBox()
        self.essay.setEditable(True)
        self.essay.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.essay.setMinimumContentsLength(12)
        self.essay.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = self.essay.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.answer_by = QLineEdit()
        self.answer_to = QLineEdit()
        self.answer_to.setPlaceholderText("by e-mail to …")
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(3 * self.note.fontMetrics().lineSpacing() + 12)
        self.changes = QCheckBox("Show what we changed")
        self.changes.setToolTip("As tracked changes in Word, each by editor and date")
        self.changes.setChecked(True)
        self._essay_field = FormField("Essay", self.essay)
        self._by_field = FormField("Answer by", self.answer_by)
        self._proof = QWidget()
        self._lay_out()
        self.scope.currentIndexChanged.connect(self._rearrange)
        self.essay.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.essay.editTextChanged.connect(lambda _text: self._check())
        self.answer_by.textChanged.connect(lambda _text: self._check())
        self._rearrange()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._proof)
        column = QVBoxLayout(self)
        for layout in (inside, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(metrics.MARGIN)
        inside.addWidget(self._by_field)
        inside.addWidget(FormField("How to answer", self.answer_to))
        inside.addWidget(FormField("A word to the contributor", self.note))
        inside.addWidget(self.changes)
        column.addWidget(FormField("Make", self.scope))
        column.addWidget(self._essay_field)
        column.addWidget(self._proof)

    # What there is to choose from

    def show_record(self, record: Record) -> None:
        """Offer the essays that have a text, in the order of the book; keep the one chosen."""
        titles = {essay.id: essay.title for essay in record.essays() if essay.revision}
        if titles == self._titles:
            return
        chosen, self._titles = self.essay_key, titles
        self.essay.blockSignals(True)
        self.essay.clear()
        for key, title in titles.items():
            self.essay.addItem(title, key)
        self.essay.setCurrentIndex(max(0, self.essay.findData(chosen)))
        self.essay.blockSignals(False)
        self.changed.emit()

    def choose(self, scope: Scope, essay: str = "") -> None:
        """Choose a scope, and an essay for it."""
        self.scope.setCurrentIndex(list(Scope).index(scope))
        place = self.essay.findData(essay)
        if place >= 0:
            self.essay.setCurrentIndex(place)

    # What is chosen

    @property
    def chosen(self) -> Scope:
        """The scope that is chosen."""
        return list(Scope)[self.scope.currentIndex()]

    @property
    def essay_key(self) -> str:
        """The key of the essay that is chosen, "" for the whole book, or if no essay has the title typed."""
        if self.chosen is Scope.BOOK:
            return ""
        said, row = self.essay.currentText().strip(), self.essay.currentIndex()
        if self.essay.itemText(row) != said:  # typed: what was chosen before is not what is meant
            row = self.essay.findText(said, Qt.MatchFlag.MatchFixedString)
        return str(self.essay.itemData(row) or "")

    @property
    def essay_title(self) -> str:
        """The title of the essay that is chosen, "" for the whole book."""
        return self._titles.get(self.essay_key, "")

    def proof(self) -> ProofWish | None:
        """Return what is wanted of a proof; None if none is."""
        if self.chosen is not Scope.PROOF:
            return None
        return ProofWish(
            self._day(), self.answer_to.text().strip(), self.note.toPlainText(), self.changes.isChecked()
        )

    def fault(self) -> str:
        """Return what keeps this from being made, or ""."""
        if self.chosen is Scope.BOOK:
            return ""
        if not self._titles:
            return "No essay has a text yet."
        if not self.essay_key:
            return _UNKNOWN
        return self._by_field.fault if self.chosen is Scope.PROOF else ""

    def _day(self) -> str:
        """Return the day to answer by, ISO 8601; "" for none. What cannot be read stays as it is typed."""
        said = self.answer_by.text().strip()
        try:
            return dates.read(said, date.today()).isoformat() if said else ""
        except ValueError:
            return said

    def _check(self) -> None:
        said, fault = self.answer_by.text().strip(), ""
        if said:
            try:
                dates.read(said, date.today())
            except ValueError:
                fault = "Write a date such as 17 January 2025."
        self._by_field.say(fault)
        unknown = self.chosen is not Scope.BOOK and bool(self._titles) and not self.essay_key
        self._essay_field.say(_UNKNOWN if unknown else "")
        self.changed.emit()

    def _rearrange(self) -> None:
        scope = self.chosen
        self._essay_field.setVisible(scope is not Scope.BOOK)
        self._proof.setVisible(scope is Scope.PROOF)
        if scope is Scope.PROOF and not self.answer_by.text():
            self.answer_by.setText(dates.written(date.today() + _TO_ANSWER))
        self.changed.emit()
