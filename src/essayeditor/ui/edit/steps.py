"""Steps of an open text, taken back and done again as one, whoever keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from essayeditor.ui.edit.buffer import Buffer


@contextmanager
def step(buffer: Buffer, label: str) -> Iterator[None]:
    """Make all that happens inside one step of this name."""
    history = getattr(buffer, "history", None)
    with history.step(label) if history is not None else nullcontext():
        yield


def undo(buffer: Buffer) -> bool:
    """Take the last step back; return False if there is none."""
    history = getattr(buffer, "history", None)
    if history is not None:
        return bool(history.undo())
    if not buffer.qt.isUndoAvailable():
        return False
    buffer.qt.undo()
    return True


def redo(buffer: Buffer) -> bool:
    """Do the step taken back last again; return False if there is none."""
    history = getattr(buffer, "history", None)
    if history is not None:
        return bool(history.redo())
    if not buffer.qt.isRedoAvailable():
        return False
    buffer.qt.redo()
    return True
