"""Fixtures of the window: an application with the house style, and settings in a folder of the test."""

from __future__ import annotations

import pytest

from essayeditor.foundation import collecting
from essayeditor.ui import app as ui_app
from essayeditor.ui.remember import Remember
from essayeditor.ui.style import appearance
from essayeditor.ui.window import MainWindow


@pytest.fixture(scope="session")
def qapp():
    """The one application of the test run, styled as the window is."""
    collecting.hold()
    made = ui_app.application()
    made.setQuitOnLastWindowClosed(False)
    return made


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    """A folder of settings that no other test sees."""
    folder = tmp_path / "config"
    monkeypatch.setenv("ESSAYEDITOR_CONFIG", str(folder))
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))
    return folder


@pytest.fixture
def look(qapp):
    """The light appearance, and back to it at the end."""
    made = appearance.install(qapp, appearance.Choice.LIGHT)
    yield made
    made.choose(appearance.Choice.LIGHT)


@pytest.fixture
def window(qtbot, look, config):
    """The window on its start page, shown and active."""
    made = MainWindow(Remember())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
