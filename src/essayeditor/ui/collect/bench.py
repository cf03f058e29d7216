"""What a fitted part of the Collect workspace may ask for, and what it is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.fittings import Place
from essayeditor.ui.collect.rows import EssayRow, Group
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.collection.record import Record
    from essayeditor.ui.collect.page import CollectPage
    from essayeditor.ui.collect.parts import CollectView


class Bench(QObject):
    """The essays of the collection and what stands around them.

    * `refreshed`: the collection changed, and Collect is seen; or Collect is seen again.
    * `chosen`: other essays are chosen.
    * `narrowed`: the filter asks for something else.
    * `closing`: the collection is being closed: end your jobs.
    """

    refreshed = Signal()
    chosen = Signal()
    narrowed = Signal()
    closing = Signal()

    def __init__(self, page: CollectPage) -> None:
        super().__init__(page)
        self._page = page
        self.shell = page.shell

    @property
    def page(self) -> CollectPage:
        """The workspace, where nothing narrower will do."""
        return self._page

    @property
    def record(self) -> Record:
        """The record of the collection."""
        return self.shell.session.record

    @property
    def today(self) -> date:
        """The date by which deadlines are told."""
        return self._page.today

    def groups(self) -> list[Group]:
        """Return every essay in groups: front matter, sections, unplaced, not in the book, bin."""
        return self._page.groups()

    def row(self, essay: str) -> EssayRow | None:
        """Return an essay as the table shows it."""
        return self._page.row(essay)

    def chosen_essays(self) -> list[EssayRow]:
        """Return the essays that are chosen; none while another view is shown."""
        return self._page.chosen()

    @property
    def view(self) -> str:
        """The key of the view that is shown; "" for the essays."""
        return self._page.views.key

    def show(self, key: str, target: str = "") -> CollectView | None:
        """Show a view, making it if need be, and in it `target`; "" shows the essays. Return the view."""
        return self._page.show_view(key, target)

    def show_right(self, key: str) -> None:
        """Show a pane of the right column, making it if need be."""
        self._page.right.show_pane(key)

    def badge(self, key: str, number: int) -> None:
        """Show a small number at the button of a pane of the right column; 0 for none."""
        self._page.right.strip.badge(key, number)

    def has_section(self, key: str) -> bool:
        """Say whether the details of an essay have such a section."""
        return any(fitting.key == key for fitting in fittings.at(Place.DETAILS))

    def show_essays(self, essays: list[str] | None = None, **asked: object) -> None:
        """Show the essays under a filter (parts of `filtering.Narrowing`), and choose some of them."""
        self._page.show_essays(essays, **asked)

    def told(self) -> None:
        """Have the status bar and the primary action looked at again."""
        self._page.context_changed.emit()


def of(shell: Shell) -> Bench | None:
    """Return the bench of the Collect workspace, None while it has not been made."""
    return getattr(shell.made("collect"), "bench", None)
