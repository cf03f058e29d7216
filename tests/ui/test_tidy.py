"""The search for reference cycles: short while a collection is open, whole when nobody types."""

import gc
import threading
import weakref

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


@pytest.mark.parametrize("timer", ["_settled", "_at_hand"])
def test_what_an_open_collection_holds_is_left_out_and_looked_through_at_the_end(
    tidied, window, tmp_path, qtbot, monkeypatch, timer
):
    looked = []
    getattr(tidied, timer).setInterval(10)
    gc.unfreeze()
    window.session.adopt(Desk.create(tmp_path / "a.essays", "A"))
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 10_000)
    monkeypatch.setattr(tidy, "LEAST_BETWEEN", -1.0)
    monkeypatch.setattr(tidy.collecting, "collect", lambda: looked.append(True))
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    qtbot.waitUntil(lambda: bool(looked))


class Ring:
    """Refers to itself, so that only a search finds that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_nobody_needs_is_taken_down_in_the_windows_thread_alone(tidied, qtbot):
    where = []
    made = []
    weakref.finalize(Ring(), lambda: where.append(threading.current_thread()))
    other = threading.Thread(target=lambda: made.extend([] for _ in range(100_000)))
    other.start()
    other.join()
    assert not where
    tidied.searching.setInterval(1)
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
