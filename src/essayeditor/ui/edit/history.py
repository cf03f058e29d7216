"""The steps of one text that can be taken back: each under a name, over Qt's own stack of changes.

Qt keeps what happened to the characters; a step here is a stretch of that stack, and beside it what
the notes and comments were before and after. So a step may change words, notes and comments at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from essayeditor.text.document import Comment, Note
from essayeditor.ui.edit.bridge.beside import Beside

TYPING = "typing"
DELETING = "deleting"
_LONG = 60
"""Characters after which a new word begins a new step of typing, if no sentence ended before."""
_ENDS = ".?!…"
_CLOSES = "’”')\""


class Kept(NamedTuple):
    """What stood beside the words."""

    notes: dict[str, Note]
    comments: dict[str, Comment]
    placed: set[str]


@dataclass(slots=True)
class Step:
    """What is taken back at once: Qt's changes from `start` up to `end`, and what stood beside."""

    label: str
    start: int
    end: int
    before: Kept | None = None
    after: Kept | None = None
    key: str = ""


class History(QObject):
    """Records what is done to a text, takes it back and does it again. `moved` tells of either."""

    moved = Signal()

    def __init__(self, qt: QTextDocument, beside: Beside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt = qt
        self._beside = beside
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._inside = False
        self._moving = False
        self._open = False
        self._next = -1
        self._typed = 0
        self._state = qt.availableUndoSteps()
        qt.contentsChange.connect(self._changed)

    @property
    def undo_label(self) -> str:
        """What would be taken back, such as "typing"; "" for nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What would be done again; "" for nothing."""
        return self._undone[-1].label if self._undone else ""

    @contextmanager
    def step(self, label: str, key: str = "") -> Iterator[None]:
        """Record all that happens inside as one step; a step inside another belongs to it.

        Steps of one `key` that follow each other, such as the savings of a note that is being
        written, are one.
        """
        if self._inside:
            yield
            return
        was = self._open, self._typed, self._qt.isModified()
        self._close(key)
        self._inside = True
        start, before = self._qt.availableUndoSteps(), self._kept()
        try:
            yield
        finally:
            self._inside = False
            after = self._kept()
            self._state = end = self._qt.availableUndoSteps()
            if end != start or after != before:
                beside = (before, after) if after != before else (None, None)
                self._add(Step(label, start, end, *beside, key))
                self._qt.setModified(False)  # what comes next does not join this
            else:
                self._open, self._typed, modified = was
                self._qt.setModified(modified)

    def about_to_type(self, cursor: QTextCursor) -> None:
        """Begin a new step of typing where a person would think of one: elsewhere, or a sentence on."""
        place = cursor.position()
        if not self._open or place != self._next or not self._done or self._done[-1].label != TYPING:
            self._close()
            return
        if not self._qt.characterAt(place - 1).isspace():
            return
        block = cursor.block()
        before = block.text()[max(0, place - block.position() - 4) : place - block.position()]
        if before[-1:].isspace():
            words = before.rstrip().rstrip(_CLOSES)
            if (words and words[-1] in _ENDS and self._typed > 1) or self._typed >= _LONG:
                self._close()

    def go_on(self, place: int) -> None:
        """Let what is typed at a place go on with the step before, as after words were typed over."""
        self._open, self._next = True, place

    def close(self) -> None:
        """Let nothing join the step before."""
        self._close()

    def _close(self, key: str = "") -> None:
        if not key or not self._done or self._done[-1].key != key:
            self._open = False
        self._typed = 0
        self._qt.setModified(False)  # Qt joins what is typed to a command only while this is set

    def _add(self, step: Step) -> None:
        last = self._done[-1] if self._done else None
        self._undone.clear()
        if step.start == step.end:
            self._qt.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        if last is not None and step.key and last.key == step.key and self._open:
            last.end = step.end
            last.before = last.before or step.before
            last.after = step.after or last.after
        else:
            self._done.append(step)
        self._open = bool(step.key)

    def _changed(self, at: int, removed: int, added: int) -> None:
        """Take in what Qt did by itself: words typed or deleted."""
        if self._moving:
            self._next = at + added
        if self._inside or self._moving or not self._qt.isUndoRedoEnabled():
            return
        state = self._qt.availableUndoSteps()
        if state == self._state and not (self._open and self._done):
            return
        label = TYPING if added else DELETING
        last = self._done[-1] if self._done else None
        goes_on = last is not None and self._open and last.label == label
        if goes_on and label == DELETING:
            goes_on = self._next in (at, at + removed)
        if state != self._state:
            self._undone.clear()
            if goes_on and last is not None:
                last.end = state
            else:
                self._done.append(Step(label, self._state, state))
                self._typed = 0
        self._open = True
        self._typed += added
        self._next = at + added
        self._state = state

    def undo(self, cursor: QTextCursor | None = None) -> bool:
        """Take the last step back, the cursor following; return False if there is none."""
        if not self._done:
            return False
        step = self._done.pop()
        self._move(cursor, step.start, back=True)
        self._restore(step.before)
        self._undone.append(step)
        self.moved.emit()
        return True

    def redo(self, cursor: QTextCursor | None = None) -> bool:
        """Do the step taken back last again; return False if there is none."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._move(cursor, step.end, back=False)
        self._restore(step.after)
        self._done.append(step)
        self.moved.emit()
        return True

    def _move(self, cursor: QTextCursor | None, state: int, *, back: bool) -> None:
        self._moving = True
        self._next = -1
        turn = self._qt.undo if back else self._qt.redo
        left = self._qt.isUndoAvailable if back else self._qt.isRedoAvailable
        while self._qt.availableUndoSteps() != state and left():
            turn()
        self._moving = False
        if cursor is not None and self._next >= 0:
            cursor.setPosition(min(self._next, self._qt.characterCount() - 1))
        self._state = self._qt.availableUndoSteps()
        self._close()

    def _kept(self) -> Kept:
        beside = self._beside
        return Kept(dict(beside.notes), dict(beside.comments), set(beside.placed))

    def _restore(self, kept: Kept | None) -> None:
        if kept is not None:
            beside = self._beside
            beside.notes, beside.comments = dict(kept.notes), dict(kept.comments)
            beside.placed = set(kept.placed)
