"""One essay's text as it is open: Qt's document, what stands beside it, and its numbers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from essayeditor.text.document import Comment, Document, Note
from essayeditor.ui.edit import numbers
from essayeditor.ui.edit.bridge.load import load
from essayeditor.ui.edit.bridge.props import ObjectType
from essayeditor.ui.edit.bridge.scan import Scanner
from essayeditor.ui.edit.history import History
from essayeditor.ui.edit.objects.calls import NoteCallObject
from essayeditor.ui.edit.objects.inline_things import InlineObject
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.edit.objects.wholes import Overs, WholeObject
from essayeditor.ui.style import metrics

SETTLES_AFTER = 150
"""Milliseconds without a change, after which numbers and counts are made anew."""


class Buffer(QObject):
    """Holds the text, tells of its changes, and keeps note and list numbers true.

    `changed` comes with every change of the words, on the typing path: what hangs on it must be
    quick. `settled` comes a moment after the last of several changes. `dirty` says that there is
    something to save.
    """

    changed = Signal()
    settled = Signal()

    def __init__(
        self,
        essay: str,
        document: Document,
        comments: Iterable[Comment],
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.essay = essay
        self.dirty = False
        self.saved = document
        self.revision = ""
        self.qt = QTextDocument(self)
        self.qt.setDocumentMargin(4)
        self.qt.setDefaultFont(metrics.essay())
        self.beside = load(self.qt, document, comments)
        self.scanner = Scanner(self.qt)
        self.history = History(self.qt, self.beside, self)
        self.history.moved.connect(self._moved)
        self.calls: list[tuple[int, str]] = []
        self._call_object = NoteCallObject(self.qt)
        self._whole = WholeObject(self.qt, pictures, lambda: self.labels)
        layout = self.qt.documentLayout()
        layout.registerHandler(ObjectType.NOTE_CALL, self._call_object)
        layout.registerHandler(ObjectType.ATOM, InlineObject(self.qt, pictures))
        layout.registerHandler(ObjectType.BLOCK, self._whole)
        self._items: dict[int, str] | None = None
        self._quiet = False
        self._shares = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLES_AFTER)
        self._timer.timeout.connect(self.settle)
        self.qt.contentsChange.connect(self._contents_changed)
        self.renumber()

    @property
    def labels(self) -> dict[str, str]:
        """The number of each note that is called, by note id."""
        return self._call_object.labels

    @property
    def notes(self) -> list[Note]:
        """The notes that are called, in the order of their calls."""
        known = self.beside.notes
        return [known.get(key, Note(key)) for key in self.labels]

    def read(self) -> tuple[Document, tuple[Comment, ...]]:
        """Return the text as it stands now, and its comments."""
        return self.scanner.read(self.beside)

    def counts(self) -> tuple[int, int]:
        """Return the words of the text, its notes' own left out, and its open suggestions."""
        words = suggestions = 0
        for _block, entry in self.scanner.entries():
            words += entry.counts.words
            suggestions += entry.counts.suggestions
        return words, suggestions

    def put_note(self, note: Note, label: str = "edit note") -> None:
        """Take a note's words, new or changed; all that is written to one note at a time is one step."""
        if self.beside.notes.get(note.id) == note:
            return
        with self.history.step(label, f"{label} {note.id}"):
            self.beside.notes[note.id] = note
        self.touch()

    def put_comment(self, comment: Comment, label: str) -> None:
        """Take a comment, new or changed, as one step."""
        with self.history.step(label):
            self.beside.comments[comment.id] = comment
        self.touch()

    def drop_comment(self, key: str) -> None:
        """Take a comment away, as one step."""
        with self.history.step("delete comment"):
            self.beside.comments.pop(key, None)
        self.touch()

    def touch(self) -> None:
        """Say that something beside the text changed and is to be saved."""
        self.dirty = True
        self._timer.start()
        self.changed.emit()

    def item_label(self, block: QTextBlock) -> str:
        """Return the mark of a list item, "" for any other block."""
        if self._items is None:
            self._items = numbers.item_labels(self.scanner.entries())
        return self._items.get(block.blockNumber(), "")

    def restructured(self) -> None:
        """Forget the list numbers: blocks came, went or changed their role."""
        self._items = None

    def settle(self) -> None:
        """Make the numbers anew now and say that the text has settled."""
        self._timer.stop()
        self._items = None
        self.renumber()
        self.settled.emit()

    def renumber(self) -> None:
        """Count the notes by their calls, and lay out anew the calls whose number changed."""
        self.calls = [
            (block.position() + offset, key)
            for block, entry in self.scanner.entries()
            for offset, key in entry.calls
        ]
        if self._shares:
            return
        labels = numbers.note_labels((key for _, key in self.calls), self.beside.notes)
        before = self._call_object.labels
        if labels == before:
            return
        self._call_object.labels = labels
        self._whole.forget()
        if not before:
            return  # the first time, before anything is laid out
        self._quiet = True  # a layout, not a change of the words
        for position, key in self.calls:
            if labels[key] != before.get(key):
                self.qt.markContentsDirty(position, 1)
        self._quiet = False

    def share_notes(self, host: Buffer) -> None:
        """Call the notes of another text, under their numbers there."""
        self.beside.notes = host.beside.notes
        self._call_object.labels = host.labels
        self._shares = True

    def field_places(self, block: QTextBlock) -> dict[str, QRectF]:
        """Return where the words of a whole block's fields stand, in the document's coordinates."""
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            made = fragment.charFormat()
            if made.objectType() == ObjectType.BLOCK:
                line = block.layout().lineForTextPosition(fragment.position() - block.position())
                corner = block.layout().position() + line.position()
                found = self._whole.fields(self.qt, fragment.position(), made)
                return {key: place.translated(corner) for key, place in found.items()}
            at += 1
        return {}

    def lay_over_wholes(self, overs: Overs) -> None:
        """Have what `overs` gives laid over the words inside whole blocks, whenever they are painted."""
        self._whole.overs = overs

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        self._whole.forget()

    def zoom(self, points: float) -> None:
        """Set the size of the text, in points."""
        font = metrics.essay(points)
        if font != self.qt.defaultFont():
            self._whole.forget()
            self._call_object.forget()
            self._quiet = True
            self.qt.setDefaultFont(font)
            self._quiet = False

    def _moved(self) -> None:
        """After a step back or forth: notes and comments may be others."""
        self.touch()
        self.settle()

    def _contents_changed(self, _at: int, removed: int, added: int) -> None:
        if self._quiet:
            return
        self.dirty = True
        if removed + added != 1:
            self._items = None
        self._timer.start()
        self.changed.emit()
