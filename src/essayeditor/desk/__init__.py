"""The open collection: every operation there is, as a plain method; undo; long work in its own process."""

from essayeditor.desk.changes import Change, Changes
from essayeditor.desk.desk import Desk

__all__ = ["Change", "Changes", "Desk"]
