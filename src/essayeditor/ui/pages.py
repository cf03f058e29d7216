"""The workspaces: which there are, and the stack that makes each page on its first visit."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from essayeditor.ui.actions import START
from essayeditor.ui.shell import Shell, Workspace, WorkspaceSpec
from essayeditor.ui.taborder import put_in_reading_order
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.layouts import settle_layouts

ORDER = ("collect", "edit", "arrange", "review", "publish")
"""The workspaces in the order of the work; the number of a workspace's shortcut is its place here."""


def specs() -> list[WorkspaceSpec]:
    """Return the workspaces that are there; what is not built is not shown."""
    found = []
    for key in ORDER:
        name = f"essayeditor.ui.{key}"
        if importlib.util.find_spec(name) is None:
            continue
        spec = getattr(importlib.import_module(name), "SPEC", None)
        if isinstance(spec, WorkspaceSpec):
            found.append(spec)
    return found


class Pages(QStackedWidget):
    """Holds the start page and the workspaces made so far."""

    shown = Signal(str)

    def __init__(self, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._specs: dict[str, WorkspaceSpec] = {}
        self._made: dict[str, Workspace] = {}
        self._shell: Shell | None = None
        self._waiting = EmptyState("publish", "")
        self.addWidget(start)
        put_in_reading_order(start)
        self.addWidget(self._waiting)

    def use(self, shell: Shell, specs: list[WorkspaceSpec]) -> None:
        """Say what the pages are made with, once."""
        self._shell = shell
        self._specs = {spec.key: spec for spec in specs}

    @property
    def key(self) -> str:
        """The workspace that is shown, or `start`."""
        current = self.currentWidget()
        return current.key if isinstance(current, Workspace) else START

    def current(self) -> Workspace | None:
        """Return the page that is shown, None for the start page."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Workspace) else None

    def made(self, key: str) -> Workspace | None:
        """Return a page if it was made already."""
        return self._made.get(key)

    def all_made(self) -> Iterator[Workspace]:
        """Return the pages made so far."""
        return iter(list(self._made.values()))

    def has(self, key: str) -> bool:
        """Return whether there is such a workspace."""
        return key in self._specs

    def visit(self, key: str, target: str = "") -> Workspace | None:
        """Show a workspace, making it if need be; None while no collection is open."""
        if self._shell is None or key not in self._specs or not self._shell.session.is_open:
            return None
        before = self.current()
        page = self._made.get(key)
        if page is None:
            page = self._specs[key].make(self._shell)
            page.key = key
            self._made[key] = page
            self.addWidget(page)
            self._restore(page)
            page.refresh()
        if before is not page:
            if before is not None:
                before.leave()
            self.setCurrentWidget(page)
            self.shown.emit(key)
        page.arrive(target)
        settle_layouts()
        put_in_reading_order(page)
        return page

    def start(self) -> None:
        """Go back to the start page and forget the pages of the collection that was closed."""
        self.setCurrentWidget(self._start)
        for page in self._made.values():
            self.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self.shown.emit(START)

    def wait(self, words: str) -> None:
        """Show only these words, until a collection is open or the start page is shown."""
        self._waiting.say(words)
        self.setCurrentWidget(self._waiting)

    def stop(self) -> None:
        """End the jobs of every page."""
        for page in self.all_made():
            page.stop()

    def refresh(self, changes: object | None) -> None:
        """Tell every page that was made what changed."""
        for page in self.all_made():
            page.refresh(changes)
        settle_layouts()
        current = self.current()
        if current is not None:
            put_in_reading_order(current)

    def leave(self) -> None:
        """Have the page that is shown save what is in hand."""
        current = self.current()
        if current is not None:
            current.leave()

    def unsaved(self) -> str:
        """Return why something in hand could not be saved, or ""."""
        return next((reason for page in self.all_made() if (reason := page.unsaved())), "")

    def keep(self) -> None:
        """Remember splitters and columns of every page."""
        if self._shell is None:
            return
        for page in self.all_made():
            for name, splitter in page.splitters().items():
                self._shell.remember.keep_splitter(f"{page.key}/{name}", splitter)
            for name, header in page.headers().items():
                self._shell.remember.keep_header(f"{page.key}/{name}", header)

    def _restore(self, page: Workspace) -> None:
        if self._shell is None:
            return
        for name, splitter in page.splitters().items():
            self._shell.remember.restore_splitter(f"{page.key}/{name}", splitter)
        for name, header in page.headers().items():
            self._shell.remember.restore_header(f"{page.key}/{name}", header)
