"""The open collection: its record, the one way of changing it, undo, and who is told."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from essayeditor.collection.entities import Essay, Revision
from essayeditor.collection.record import Record
from essayeditor.desk.changes import NOTHING, Changes, Edit, changes_of
from essayeditor.desk.draft import Draft
from essayeditor.desk.history import History, Step, take_back
from essayeditor.desk.saving import Saving
from essayeditor.foundation.errors import OperationRefused
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import comments_from_json, from_json
from essayeditor.text.document import Comment, Document

_TEXTS_IN_MEMORY = 64
Listener = Callable[[Changes], None]


class DeskCore:
    """What every group of operations stands on. One thread, the window's own, calls all of it."""

    def __init__(self, file: CollectionFile) -> None:
        self._file = file
        self._record = file.record()
        self._history = History()
        self._listeners: list[Listener] = []
        self._texts: OrderedDict[str, Document] = OrderedDict()
        self._saving: Saving | None = None

    @property
    def path(self) -> Path:
        """Where the collection lies."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the collection was opened for looking at it only."""
        return self._file.read_only

    @property
    def record(self) -> Record:
        """The record as it stands: a value that never changes; after a change there is another."""
        return self._record

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each change, undo and redo; call the result to end that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # Reading what is kept beside the record.

    def document(self, essay: str) -> Document:
        """Return the current text of an essay; an empty one if none has come yet."""
        revision = self._record.get(Essay, essay).revision
        return self.revision_document(revision) if revision else Document()

    def revision_document(self, revision: str) -> Document:
        """Return the text of a revision; KeyError if there is no such revision."""
        key = self._record.get(Revision, revision).document
        if key not in self._texts:
            self._await_disk()
            self._keep_text(key, from_json(self._file.document(key)))
        self._texts.move_to_end(key)
        return self._texts[key]

    def _keep_text(self, key: str, document: Document) -> None:
        """Keep a text in memory under its hash, and let go of the one not asked for the longest."""
        self._texts[key] = document
        if len(self._texts) > _TEXTS_IN_MEMORY:
            self._texts.popitem(last=False)

    def comments(self, essay: str) -> tuple[Comment, ...]:
        """Return the comments beside the current text of an essay."""
        revision = self._record.get(Essay, essay).revision
        self._await_disk()
        content = self._file.comments(revision) if revision else b""
        return comments_from_json(content) if content else ()

    def picture(self, sha256: str) -> bytes:
        """Return a picture's bytes; KeyError if the collection has none of this hash."""
        return self._file.asset(sha256).content

    def original(self, sha256: str) -> bytes:
        """Return a file as it was sent; KeyError if the collection has none of this hash."""
        return self._file.original(sha256)

    # Undo.

    @property
    def undo_label(self) -> str:
        """What undo would take back, such as "Move ‘A hall of our own’ to first"; "" for nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again; "" for nothing."""
        return self._history.redo_label

    def undo(self) -> Changes:
        """Take back the latest step of the structure. Empty if there is none."""
        return self._reverse(self._history.done, self._history.undone)

    def redo(self) -> Changes:
        """Do again what was undone last. Empty if there is nothing."""
        return self._reverse(self._history.undone, self._history.done)

    def _reverse(self, source: list[Step], target: list[Step]) -> Changes:
        if not source:
            return NOTHING
        step = source[-1]
        draft = take_back(step, self._record)
        edits = self._save(draft)
        source.pop()
        target.append(Step(step.label, edits))
        return self._tell(changes_of(edits, step.label))

    # Changing.

    def _draft(self) -> Draft:
        """Begin an operation: nothing happens until `_commit`."""
        return Draft(self._record)

    def _commit(self, draft: Draft, label: str, *, undoable: bool = True, also: Changes = NOTHING) -> Changes:
        """Write a draft in one transaction, remember its inverse under the label, and tell the views.

        `also` are changes to what is kept beside the record, which no edit shows.
        """
        edits = self._save(draft)
        if not edits and not also:
            return NOTHING
        if undoable and edits:
            self._history.add(Step(label, edits))
        return self._tell(changes_of(edits, label, also))

    def _save(self, draft: Draft) -> tuple[Edit, ...]:
        self._refuse_reader()
        self.finish_saving()
        edits = draft.edits()
        self._file.write(draft.writes(edits))
        self._record = _after(self._record, edits)
        return edits

    def _commit_soon(
        self, draft: Draft, label: str, on_done: Callable[[], object], also: Changes = NOTHING
    ) -> Saving:
        """Have a draft written by another thread; the record has it at once.

        `finish_saving` tells the views. Not part of the undo.
        """
        self._refuse_reader()
        self.finish_saving()
        edits = draft.edits()
        writes, before = draft.writes(edits), self._record
        self._record = _after(before, edits)
        changes = changes_of(edits, label, also)
        self._saving = Saving(lambda: self._file.write(writes), before, changes, on_done)
        return self._saving

    def finish_saving(self) -> None:
        """Wait for the text that is being written, if there is one, and tell the views.

        Every other operation does so first. CollectionError if it could not be written: then the
        record is again as it was.
        """
        saving, self._saving = self._saving, None
        if saving is None:
            return
        saving.wait()
        if saving.error is not None:
            self._record = saving.before
            raise saving.error
        self._tell(saving.changes)

    def _await_disk(self) -> None:
        """Wait for the text that is being written, without a word."""
        if self._saving is not None:
            self._saving.wait()

    def _refuse_reader(self) -> None:
        if self.read_only:
            raise OperationRefused(
                f"‘{self.path.name}’ is open for reading only. Nothing was changed. "
                "Open it for editing first."
            )

    def _tell(self, changes: Changes) -> Changes:
        for listener in list(self._listeners):
            listener(changes)
        return changes


def _after(record: Record, edits: tuple[Edit, ...]) -> Record:
    return record.with_changes(
        put=[edit.after for edit in edits if edit.after is not None],
        delete=[edit.subject for edit in edits if edit.after is None],
    )
