"""Turns the middle of Collect from the essays to the contributors and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from essayeditor.collection.entities import Contributor
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.collect.contributors.view import ContributorsView
    from essayeditor.ui.collect.page import CollectPage

KEY = "#contributors"
"""The key of the contributors' row in the sidebar."""


class ContributorsSwitch(QObject):
    """Makes the view on the first visit, and keeps it true to the record while it is seen."""

    def __init__(self, shell: Shell, page: CollectPage) -> None:
        super().__init__(page)
        self._shell = shell
        self._page = page
        self._view: ContributorsView | None = None
        self.on = False

    @property
    def view(self) -> ContributorsView:
        """The view, made now if it was not yet."""
        if self._view is None:
            from essayeditor.ui.collect.contributors.view import ContributorsView

            self._view = ContributorsView(self._shell)
            self._view.setVisible(False)
            self._view.essay_wanted.connect(self._show_essay)
            self._view.context_changed.connect(self._page.context_changed)
            self._page.splitter.addWidget(self._view)
            self._page.splitter.setStretchFactor(self._page.splitter.count() - 1, 1)
            self._view.refresh()
        return self._view

    def choose(self, key: str) -> bool:
        """Follow the sidebar; return whether the contributors are shown now."""
        on = key == KEY
        if on != self.on:
            if not on and self._view is not None:
                self._view.leave()
            self.on = on
            page = self._page
            page.middle.setVisible(not on)
            self.view.setVisible(on)
            page.fit_panes()
            if on:
                self.view.refresh()
            page.context_changed.emit()
        return on

    def refresh(self) -> None:
        """Show what changed, if the view is seen."""
        if self.on and self._view is not None:
            self._view.refresh()

    def open(self, contributor: str = "") -> None:
        """Show the contributors, and one of them if a key is given."""
        self._page.sidebar.choose(KEY)
        if contributor:
            self.view.show_person(contributor)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Go back to the essays, if the contributors are shown."""
        if self.on:
            self._page.sidebar.choose("")

    def count(self) -> int:
        """Return how many contributors there are."""
        return sum(1 for _ in self._shell.session.record.all(Contributor))

    def knows(self, key: str) -> bool:
        """Return whether a key is that of a contributor."""
        return self._shell.session.record.find(Contributor, key) is not None

    def leave(self) -> None:
        """Save the field in hand."""
        if self.on and self._view is not None:
            self._view.leave()

    def _show_essay(self, essay: str) -> None:
        self._page.arrive(essay)
