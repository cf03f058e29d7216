"""What a file in the inbox is, as an editor may say it: chosen from lists."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from essayeditor.collection.entities import Contributor, Essay
from essayeditor.collection.record import Record
from essayeditor.desk.inbox.proposal import Kind, Proposal
from essayeditor.ui.style import metrics

_TEXTS = {
    Kind.NEXT_VERSION: "The next version of an essay",
    Kind.RETURNED_PROOF: "A proof that came back",
    Kind.NEW_ESSAY: "A new essay",
}
_PICTURES = {Kind.PICTURE: "A picture in an essay", Kind.HEADSHOT: "The headshot of a contributor"}
_OF_ESSAY = frozenset({Kind.NEXT_VERSION, Kind.RETURNED_PROOF, Kind.SAME_WORDS, Kind.PICTURE})


class Choice(QWidget):
    """What it is, and of which essay, by whom, or in which section."""

    changed = Signal(object, str, str, str)
    """The kind, and the keys of essay, contributor and section."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = _box("What it is")
        self.essay = _box("Essay")
        self.person = _box("Contributor")
        self.section = _box("Section")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(metrics.BETWEEN)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box, label in (
            (self.kind, "It is"),
            (self.essay, "Essay"),
            (self.person, "Contributor"),
            (self.section, "Section"),
        ):
            words = QLabel(label)
            words.setBuddy(box)
            self._form.addRow(words, box)
            box.activated.connect(self._tell)

    def show_proposal(self, record: Record, proposal: Proposal, authors: str) -> None:
        """Show what is proposed. `authors` are those that the text names."""
        kind = Kind.NEXT_VERSION if proposal.kind is Kind.SAME_WORDS else proposal.kind
        kinds = _PICTURES if proposal.is_picture else _TEXTS
        offered = [
            (words, k.value) for k, words in kinds.items() if k is not Kind.RETURNED_PROOF or k is kind
        ]
        _fill(self.kind, offered, kind.value)
        essays = [(_named(record, essay), essay.id) for essay in record.essays()]
        _fill(self.essay, essays if proposal.essay else [("Choose an essay…", ""), *essays], proposal.essay)
        people = sorted(record.all(Contributor), key=lambda p: (p.sort_name or p.name).casefold())
        nobody = authors or ("Choose a contributor…" if kind is Kind.HEADSHOT else "Nobody yet")
        _fill(self.person, [(nobody, ""), *((p.name, p.id) for p in people)], proposal.contributor)
        sections = [("Not in a section", ""), *((s.title, s.id) for s in record.sections())]
        _fill(self.section, sections, proposal.section)
        self._form.setRowVisible(self.essay, kind in _OF_ESSAY)
        self._form.setRowVisible(self.person, kind in (Kind.NEW_ESSAY, Kind.HEADSHOT))
        self._form.setRowVisible(self.section, kind is Kind.NEW_ESSAY)

    def _tell(self) -> None:
        kind = Kind(self.kind.currentData())
        essay = self.essay.currentData() if kind in _OF_ESSAY else ""
        person = self.person.currentData() if kind in (Kind.NEW_ESSAY, Kind.HEADSHOT) else ""
        section = self.section.currentData() if kind is Kind.NEW_ESSAY else ""
        self.changed.emit(kind, essay or "", person or "", section or "")


def _named(record: Record, essay: Essay) -> str:
    names = ", ".join(person.name for _, person in record.authors(essay.id))
    return f"{essay.title} – {names}" if names else essay.title


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _fill(box: QComboBox, items: Iterable[tuple[str, str]], chosen: str) -> None:
    """Show these items, and which is chosen; no signal is sent."""
    blocked = box.blockSignals(True)
    box.clear()
    for words, key in items:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(blocked)
