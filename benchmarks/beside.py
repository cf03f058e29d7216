"""How soon the page beside the text shows what was typed: from the last key to the page painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from essayeditor.ui.edit.pagepane.panel import PagePanel
    from essayeditor.ui.edit.workspace import EditWorkspace

_GIVE_UP = 10.0


def to_page(app: QApplication, page: EditWorkspace, pane: PagePanel) -> float:
    """Type a letter and wait for the page of the cursor with it; return the milliseconds that it took."""
    from PySide6.QtTest import QTest

    before = pane._request  # noqa: SLF001 - there is no other way to tell whose answer it is
    QTest.keyClick(page.view, "x")
    begun = time.perf_counter()
    while time.perf_counter() - begun < _GIVE_UP:
        app.processEvents()
        asked = pane._request  # noqa: SLF001
        is_new = asked is not None and asked is not before and asked.done and pane.pages is not None
        if is_new and pane.pages.shown is asked.result and pane.pages.is_drawn(pane.view.page):
            app.sendPostedEvents()
            return (time.perf_counter() - begun) * 1000
        time.sleep(0.0005)
    raise RuntimeError("the page never came")
