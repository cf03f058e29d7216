"""The open collection as the window sees it: operations, what changed, undo, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui import errors
from essayeditor.ui.words import done

if TYPE_CHECKING:
    from essayeditor.collection.record import Record
    from essayeditor.desk import Changes, Desk

Operation = Callable[["Desk"], "Changes"]
BACKED_UP_EVERY = 60 * 60 * 1000
"""Milliseconds between two backups while a collection is open; closing it makes one anyway."""


class Session(QObject):
    """Holds the desk. Views refresh from `changed`; every operation goes through `perform`.

    `problem` carries a cause, a sentence for the person, and is taken back by `settled` of the same
    cause. `told` carries what was done and whether Undo takes it back.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal(object)
    problem = Signal(str, str)
    settled = Signal(str)
    told = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._stop: Callable[[], None] | None = None
        self._saved: datetime | None = None
        self.backups = QTimer(self)
        self.backups.setInterval(BACKED_UP_EVERY)
        self.backups.timeout.connect(self.back_up)

    @property
    def desk(self) -> Desk:
        """The open desk. Raises RuntimeError while no collection is open."""
        if self._desk is None:
            raise RuntimeError("No collection is open")
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether a collection is open."""
        return self._desk is not None

    @property
    def record(self) -> Record:
        """The record of the open collection."""
        return self.desk.record

    @property
    def saved(self) -> datetime | None:
        """When something was last saved, or None."""
        return self._saved

    def create(self, path: Path, title: str, template: str = "") -> bool:
        """Make a collection and open it; return whether that went well."""
        from essayeditor.desk import Desk

        return self._open(lambda: Desk.create(path, title, template))

    def open(self, path: Path) -> bool:
        """Open a collection; return whether that went well."""
        from essayeditor.desk import Desk

        return self._open(lambda: Desk.open(path))

    def make_sample(self, path: Path, on_progress: Callable[[Any], None]) -> bool:
        """Make the sample collection and open it; return whether that went well."""
        from essayeditor.desk.sample import make_sample

        return self._open(lambda: make_sample(path, on_progress))

    def adopt(self, desk: Desk) -> None:
        """Take an open desk as the collection of the window."""
        self.close()
        self._desk = desk
        self._stop = desk.subscribe(self._changed)
        self._saved = None
        self.backups.start()
        self.opened.emit()

    def close(self) -> None:
        """Close the collection, if one is open."""
        if self._desk is None:
            return
        self.closing.emit()
        self.backups.stop()
        self.settled.emit("backup")
        if self._stop is not None:
            self._stop()
        desk, self._desk, self._stop = self._desk, None, None
        desk.close()
        self.closed.emit()

    def perform(self, operation: Operation, told: str = "", *, quiet: bool = False) -> Changes | None:
        """Do an operation, tell what was done, and return its changes; None if it was refused.

        `told` says what was done; without it the operation's own label is shown. With `quiet`,
        nothing is shown, as for typing in a field.
        """
        try:
            changes = operation(self.desk)
        except EssayEditorError as error:
            self.problem.emit("operation", str(error))
            return None
        except OSError as error:
            self.problem.emit("operation", errors.in_words(error))
            return None
        self.settled.emit("operation")
        words = told or done(str(getattr(changes, "label", "")))
        if words and not quiet:
            self.told.emit(words, bool(self.desk.undo_label))
        return changes

    def undo(self) -> None:
        """Take the last structural operation back."""
        if self.is_open and self.desk.undo_label:
            label = self.desk.undo_label
            self.perform(lambda desk: desk.undo(), quiet=True)
            self.told.emit(f"Undone: {label}", False)

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.is_open and self.desk.redo_label:
            label = self.desk.redo_label
            self.perform(lambda desk: desk.redo(), quiet=True)
            self.told.emit(f"Done again: {label}", False)

    def back_up(self) -> None:
        """Copy the collection to the backups, if it has changed since the last copy."""
        if self._desk is None or self._desk.read_only:
            return
        try:
            self._desk.back_up()
        except EssayEditorError as error:
            self.problem.emit("backup", str(error))
        else:
            self.settled.emit("backup")

    def note_saved(self) -> None:
        """Remember that the file was saved now."""
        self._saved = datetime.now().astimezone()

    def _open(self, make: Callable[[], Desk]) -> bool:
        try:
            desk = make()
        except EssayEditorError as error:
            self.problem.emit("open", str(error))
            return False
        except OSError as error:
            self.problem.emit("open", errors.in_words(error))
            return False
        self.settled.emit("open")
        self.adopt(desk)
        return True

    def _changed(self, changes: Changes) -> None:
        self.note_saved()
        self.settled.emit("operation")
        self.changed.emit(changes)
