"""Every place of the window, shown one after the other, for tests that look at all of it."""

from __future__ import annotations

from PySide6.QtTest import QTest

from essayeditor.desk import Desk
from essayeditor.ui.collect.fittings import FITTINGS as COLLECT
from essayeditor.ui.edit.fittings import FITTINGS as EDIT
from essayeditor.ui.window import MainWindow
from tests.ui.access.program import ESSAY, collection

PLACES = [
    "start",
    *(f"collect/{fitting.key}" for fitting in COLLECT if fitting.title),
    *(f"edit/{fitting.key}" for fitting in EDIT if fitting.title),
    "arrange",
    "publish",
]


def show(window: MainWindow, place: str, folder) -> None:
    """Open a collection made for this in `folder`, and go to a place such as "collect/board"."""
    workspace, _, part = place.partition("/")
    if workspace == "start":
        settle()
        return
    path = folder / "Stories.essays"
    collection(path)
    window.session.adopt(Desk.open(path))
    essay = next(one.id for one in window.session.record.essays() if one.title == ESSAY)
    page = window.visit(workspace, essay)
    settle()
    if workspace == "edit":
        page.bench.show(part)
    elif part:
        window.registry.trigger(f"collect.show.{part}")
        if part in ("today", "essay", "rights") and not page.right.is_shown(part):
            window.registry.trigger(f"collect.show.{part}")  # it was shown, and the first time put it away
    settle()


def settle() -> None:
    """Let everything be laid out."""
    QTest.qWait(30)
