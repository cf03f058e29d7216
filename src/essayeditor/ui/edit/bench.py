"""What a fitted part of the Edit workspace may ask for, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.collection.entities import Essay
    from essayeditor.collection.record import Record
    from essayeditor.ui.edit.buffer import Buffer
    from essayeditor.ui.edit.inplace.opener import InPlace
    from essayeditor.ui.edit.inserting.work import Inserting
    from essayeditor.ui.edit.view import TextView
    from essayeditor.ui.edit.workspace import EditWorkspace

Menu = Callable[[QMenu, "TextView"], object]
"""Puts actions for the place of the cursor of the text, or of an editor in it, into the context menu."""


class Bench(QObject):
    """The text in hand and what stands around it.

    * `opened`: another text is in hand, or none; `buffer` has changed.
    * `settled`: a moment after the last change of its words.
    * `moved`: the cursor has come to rest somewhere else.
    * `changed`: the collection changed; carries the Changes.
    * `recoloured`: the appearance or the zoom of the text changed.
    * `focused`: focus mode began or ended.
    * `closing`: the collection is being closed: end your jobs, let go of everything.

    The view offers more: `view.edit(command)` for changes, `view.under` and `view.over` for painters
    beneath and above the text, `view.overlayers` for extra selections of the blocks in sight.
    """

    opened = Signal()
    settled = Signal()
    moved = Signal()
    changed = Signal(object)
    recoloured = Signal()
    focused = Signal(bool)
    closing = Signal()

    def __init__(self, page: EditWorkspace) -> None:
        super().__init__(page)
        self._page = page
        self.shell = page.shell
        self.buffers = page.buffers
        self.saver = page.saver
        self.view = page.view
        self.messages = page.messages
        self.menus: list[Menu] = []
        """Contributors to the context menu, asked in this order, before the usual entries."""
        self.inside: InPlace | None = None
        self.inserting: Inserting | None = None
        self.view.together = self.together
        self.facts: dict[str, str] = {}

    @property
    def page(self) -> EditWorkspace:
        """The workspace, where nothing narrower will do."""
        return self._page

    @property
    def essay(self) -> Essay | None:
        """The essay in hand."""
        return self._page.essay_in_hand()

    @property
    def buffer(self) -> Buffer | None:
        """The text in hand, as it is open."""
        return self.view.buffer

    @property
    def record(self) -> Record:
        """The record of the collection."""
        return self.shell.session.record

    def together(self, label: str, undo: bool) -> bool:
        """Take a step of the text back, or do it again, through the collection, if it was done there too.

        So undo in the text takes a replacement back in every essay, as the one step that it was.
        """
        session = self.shell.session
        if label not in (session.desk.undo_label, session.desk.redo_label):
            return False
        self.saver.save()  # what the text says by now must not be saved over what comes of this
        if undo and session.desk.undo_label == label:
            session.undo()
            return True
        if not undo and session.desk.redo_label == label:
            session.redo()
            return True
        return False

    def go(self, position: int, essay: str = "") -> None:
        """Put the cursor at a position (Qt's units), in another essay if one is named, and show it."""
        self._page.go(position, essay)

    def show(self, key: str) -> None:
        """Show a fitted part, making it if need be."""
        self._page.frame.show_part(key)

    def hide(self, key: str) -> None:
        """Hide a fitted part."""
        self._page.frame.hide_part(key)

    def is_shown(self, key: str) -> bool:
        """Say whether a fitted part is shown."""
        return self._page.frame.is_shown(key)

    def badge(self, key: str, number: int) -> None:
        """Show a small number at a part's button, such as how many comments are open; 0 for none."""
        self._page.frame.strip.badge(key, number)

    def say(self, key: str, words: str) -> None:
        """Say something about the text in the status bar; "" takes it back."""
        if self.facts.get(key, "") != words:
            self.facts[key] = words
            self._page.context_changed.emit()


def of(shell: Shell) -> Bench | None:
    """Return the bench of the Edit workspace, None while it has not been made."""
    return getattr(shell.made("edit"), "bench", None)
