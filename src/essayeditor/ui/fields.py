"""The editing actions that belong to whatever field or text has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit)


def focused() -> QWidget | None:
    """Return the field or text with the focus, or None."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, TEXTS) else None


def can_undo() -> bool:
    """Return whether the field with the focus has a step to take back."""
    widget = focused()
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.document().isUndoAvailable()
    return False


def can_redo() -> bool:
    """Return whether the field with the focus has a step to repeat."""
    widget = focused()
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.document().isRedoAvailable()
    return False


def call(name: str) -> None:
    """Call cut, copy, paste, selectAll, undo or redo of the field with the focus."""
    widget = focused()
    if widget is not None:
        getattr(widget, name)()


def needs_focus() -> str:
    """Return why a field's action cannot act, or ""."""
    return "" if focused() is not None else "Put the cursor in a text first."
