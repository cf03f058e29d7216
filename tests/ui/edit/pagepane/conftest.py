"""The pane on the rich essay, in a window wide enough for it."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.edit.conftest import desk, essays, page  # noqa: F401 - fixtures


@pytest.fixture
def pane(page, qtbot):  # noqa: F811
    """The pane, its pages shown and drawn."""
    page.window().resize(1440, 900)
    QApplication.processEvents()
    page.bench.show("page")
    made = page.frame.part("page")
    qtbot.waitUntil(lambda: made.pages is not None, timeout=30_000)
    qtbot.waitUntil(lambda: bool(made.pages.pictures()), timeout=10_000)
    return made
