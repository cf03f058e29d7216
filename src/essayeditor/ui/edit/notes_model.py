"""The notes of the essay in hand, in the order of their calls."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from essayeditor.text.document import Note, NoteKind
from essayeditor.text.plain import plain_blocks

Index = QModelIndex | QPersistentModelIndex


class NoteRole(IntEnum):
    """What the model tells beside the words."""

    NOTE = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2


class NoteRow(NamedTuple):
    """A note and its number."""

    note: Note
    label: str

    @property
    def words(self) -> str:
        """How the note reads."""
        return " ".join(plain_blocks(self.note.blocks))


class NotesModel(QAbstractListModel):
    """Shows notes; those that are put in go to `put`."""

    def __init__(self, put: Callable[[Note], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put = put
        self._rows: list[NoteRow] = []

    def show_notes(self, notes: list[Note], labels: dict[str, str]) -> None:
        """Show other notes, or the same anew; selection and editor stay where the rows are the same."""
        fresh = [NoteRow(note, labels.get(note.id, "?")) for note in notes]
        if fresh == self._rows:
            return
        if [row.note.id for row in fresh] == [row.note.id for row in self._rows] and fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row_of(self, note: str) -> int:
        """Return the row of a note, -1 if it is not there."""
        return next((n for n, row in enumerate(self._rows) if row.note.id == note), -1)

    def at(self, index: Index) -> NoteRow | None:
        """Return what stands at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many notes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a note."""
        row = self.at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = "Footnote" if row.note.kind is NoteKind.FOOTNOTE else "Endnote"
            return f"{kind} {row.label}: {row.words or 'no words yet'}"
        if role == NoteRole.NOTE:
            return row.note
        return row.label if role == NoteRole.LABEL else None

    def put(self, index: Index, note: Note) -> None:
        """Take a note's changed words."""
        row = self.at(index)
        if row is not None and row.note.id == note.id and row.note != note:
            self._rows[index.row()] = NoteRow(note, row.label)
            self._put(note)
            self.dataChanged.emit(index, index)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every note can be selected and edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
