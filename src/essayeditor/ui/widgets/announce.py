"""What screen readers are told when no change of focus would tell it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have screen readers say `words`; `urgent` cuts off what they are saying."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def note_fault(field: QWidget, words: str) -> None:
    """Let a field be described by what is wrong with it, and say it; "" takes it back.

    The sentence stands below the field, where somebody who sees it reads it.
    """
    if words != field.accessibleDescription():
        field.setAccessibleDescription(words)
        if words:
            announce(field, words)
