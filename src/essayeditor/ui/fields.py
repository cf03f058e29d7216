"""The editing actions that belong to whatever field or text has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit)


def focused() -> QWidget | None:
    """Return the field or text with the focus, or None."""
    widget = QApplication.focusWidget()
    if not isinstance(widget, TEXTS) or widget.window().windowType() == Qt.WindowType.Popup:
        return None  # a popup, such as the command palette, is left before anything is done
    return widget


def can_undo() -> bool:
    """Return whether the field with the focus has a step to take back."""
    widget = focused()
    return widget is not None and _available(widget, undo=True)


def can_redo() -> bool:
    """Return whether the field with the focus has a step to repeat."""
    widget = focused()
    return widget is not None and _available(widget, undo=False)


def step_name(*, undo: bool) -> str:
    """Return what the text with the focus calls the step it would take back or repeat, or ""."""
    widget = focused()
    named = getattr(widget, "undo_name" if undo else "redo_name", None)
    return str(named()) if named is not None else ""


class UndoThrough(QObject):
    """Lets Ctrl+Z and Ctrl+Y pass a field that has nothing to take back, on to the collection."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from claiming the keys."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not _available(watched, undo=True):
            event.ignore()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not _available(watched, undo=False):
            event.ignore()
            return True
        return False


def _available(field: QObject, *, undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    named = getattr(field, "undo_name" if undo else "redo_name", None)
    if named is not None:
        return bool(named())  # a text that keeps its own steps
    if isinstance(field, QTextEdit | QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False


def call(name: str) -> None:
    """Call cut, copy, paste, selectAll, undo or redo of the field with the focus."""
    widget = focused()
    if widget is not None:
        getattr(widget, name)()


def needs_focus() -> str:
    """Return why a field's action cannot act, or ""."""
    return "" if focused() is not None else "Put the cursor in a text first."
