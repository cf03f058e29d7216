"""What the parts fitted to Collect are: views in its middle, and sections of an essay's details."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record


class CollectView(QWidget):
    """A view that fills the middle of Collect. Overrides what it needs; the rest does nothing."""

    def refresh(self) -> None:
        """Show the collection as it is now; called only while the view is seen, and when it is shown."""

    def arrive(self, target: str = "") -> None:
        """Be shown; `target` is the key of a thing to show, if one was asked for. Take the focus."""

    def leave(self) -> None:
        """Save the field in hand: another view or workspace comes, or the window closes."""

    def stop(self) -> None:
        """End the jobs of the view: the collection is being closed."""

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return [self]

    def counts(self) -> list[str]:
        """Return what stands at the left of the status bar."""
        return []

    def primary(self) -> str:
        """Return the id of the primary action while the view is shown; "" for that of Collect."""
        return ""


class EssaySection(QWidget):
    """A section of the details pane, under a heading that bears the title of its row in the table."""

    def show_essay(self, record: Record, essay: Essay, today: date) -> str:
        """Show what there is of an essay; a field in which the person is typing is left alone.

        Returns what the heading says beside the title, such as "2 missing", or "".
        """
        raise NotImplementedError


class EssayForm(Protocol):
    """A way of showing the essays that the filter lets through: table or board. A QWidget."""

    chosen: SignalInstance
    """Others are chosen."""
    opened: SignalInstance
    """The key of an essay whose text is asked for."""
    menu_wanted: SignalInstance
    """The place, on the screen, where the menu of the chosen essays is asked for."""

    def keys(self) -> list[str]:
        """Return the keys of the chosen essays, in the order shown."""

    def choose(self, essays: list[str]) -> None:
        """Choose these essays, as far as they are shown, and bring the first into view."""

    def choose_first(self) -> None:
        """Choose the first essay shown, if none has the focus yet."""

    def renew(self) -> None:
        """Show what the filter lets through now."""
