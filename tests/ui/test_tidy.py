"""The search for reference cycles: short while a collection is open, whole when nobody types."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from essayeditor.desk import Desk
from essayeditor.ui import tidy


@pytest.fixture
def tidied(window):
    made = tidy.Tidy(window, window.session)
    before = gc.get_freeze_count()
    yield made
    if not before:
        gc.unfreeze()


def test_what_an_open_collection_holds_is_left_out_and_looked_through_at_the_end(
    tidied, window, tmp_path, qtbot, monkeypatch
):
    looked = []
    tidied._settled.setInterval(10)
    gc.unfreeze()
    window.session.adopt(Desk.create(tmp_path / "a.essays", "A"))
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 10_000)
    monkeypatch.setattr(tidy, "LEAST_BETWEEN", -1.0)
    monkeypatch.setattr(tidy, "collect", lambda: looked.append(True))
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    qtbot.waitUntil(lambda: bool(looked))
