"""The notes below the text: they follow the cursor and are edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from essayeditor.text.document import Note, NoteKind
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.notes_delegate import NoteDelegate, NoteEditor
from essayeditor.ui.edit.notes_model import NotesModel
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint

if TYPE_CHECKING:
    from essayeditor.ui.edit.bench import Bench


class NotesList(QListView):
    """A list whose rows are as high as their words, and which gives Enter a meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Notes")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the editor of the current note on Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let rows take the new width."""
        delegate = self.itemDelegate()
        if isinstance(delegate, NoteDelegate):
            delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class NotesPanel(QWidget):
    """Shows the notes of a Buffer. `chosen` is a note that was clicked; `asked` a new one wanted."""

    chosen = Signal(str)
    asked = Signal()
    convert_asked = Signal(str)

    def __init__(self, pictures: Callable[[], Pictures], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer: Buffer | None = None
        self._following = False
        self.setAccessibleName("Notes")
        self.header = PaneHeader("Notes")
        self.convert = buttons.button("Make endnote", self._convert)
        self.convert.setFlat(True)
        self.header.add(self.convert)
        self.header.add(buttons.bare("plus", "Insert a note", self.asked.emit, "Ctrl+Alt+F"))
        self.model = NotesModel(self._put, self)
        self.delegate = NoteDelegate(pictures, self)
        self.list = NotesList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.delegate.opened.connect(self._follow_editor)
        self.delegate.sizeHintChanged.connect(lambda _index: self.list.scheduleDelayedItemsLayout())
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.empty = hint("No notes yet. Put the cursor after the words and press Ctrl+Alt+F.")
        self.empty.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.empty, self.list):
            column.addWidget(part)
        column.setStretch(2, 1)
        column.setStretch(1, 0)

    def sizeHint(self) -> QSize:
        """Return room for three or four notes."""
        return QSize(400, 150)

    def show_buffer(self, buffer: Buffer | None) -> None:
        """Show the notes of another text."""
        self.commit()
        self._buffer = buffer
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are now."""
        buffer = self._buffer
        notes = buffer.notes if buffer is not None else []
        self._following = True
        self.model.show_notes(notes, buffer.labels if buffer is not None else {})
        self._following = False
        self.header.set_detail(_said(notes))
        self.empty.setVisible(not notes)
        self.list.setVisible(bool(notes))
        self._name_convert()

    def follow(self, note: str) -> None:
        """Select the note of the cursor, unless one is being edited."""
        row = self.model.row_of(note)
        if row < 0 or self.editing:
            return
        index = self.model.index(row)
        if index == self.list.currentIndex():
            return
        self._following = True
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)
        self._following = False
        self._name_convert()

    @property
    def editing(self) -> bool:
        """Whether a note's editor is open."""
        return self.list.state() == QAbstractItemView.State.EditingState

    def edit(self, note: str) -> None:
        """Open the editor of a note."""
        self.follow(note)
        index = self.model.index(max(0, self.model.row_of(note)))
        self.list.setCurrentIndex(index)
        self.list.setFocus()
        self.list.edit(index)

    def commit(self) -> None:
        """Keep the words of the note that is being edited; its editor stays open."""
        if self.delegate.editor is not None and self._buffer is not None:
            note = self.delegate.editor.changed_note()
            row = self.model.row_of(note.id)
            if row >= 0:
                self.model.put(self.model.index(row), note)

    def _follow_editor(self, editor: NoteEditor) -> None:
        """Have the text know at each key in a note that there is something to save."""
        if self._buffer is not None and editor.buffer is not None:
            editor.buffer.changed.connect(self._buffer.touch)

    def current(self) -> Note | None:
        """Return the selected note."""
        row = self.model.at(self.list.currentIndex())
        return row.note if row is not None else None

    def _put(self, note: Note) -> None:
        if self._buffer is not None:
            self._buffer.put_note(note)

    def _current_changed(self, index: object, _before: object) -> None:
        row = self.model.at(index)
        self._name_convert()
        if row is not None and not self._following:
            self.chosen.emit(row.note.id)

    def _name_convert(self) -> None:
        note = self.current()
        self.convert.setVisible(note is not None)
        ends = note is not None and note.kind is NoteKind.ENDNOTE
        self.convert.setText("Make footnote" if ends else "Make endnote")

    def _convert(self) -> None:
        note = self.current()
        if note is not None:
            self.convert_asked.emit(note.id)


def fitted(bench: Bench) -> NotesPanel:
    """Return the notes of the workspace, which are made with it."""
    return bench.page.notes


def _said(notes: list[Note]) -> str:
    foot = sum(note.kind is NoteKind.FOOTNOTE for note in notes)
    counts = [(foot, "footnote"), (len(notes) - foot, "endnote")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n)
