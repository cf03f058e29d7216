"""The undo notice goes by itself, and takes the step back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from essayeditor.ui.widgets import notice as notice_module
from essayeditor.ui.widgets.notice import UndoNotice


def test_it_goes_after_its_time(qtbot, look, monkeypatch):
    assert notice_module.SHOWN_FOR == 10_000
    monkeypatch.setattr(notice_module, "SHOWN_FOR", 30)
    notice = UndoNotice()
    qtbot.addWidget(notice)
    with qtbot.waitSignal(notice.ended):
        notice.tell("Moved ‘A hall of our own’ to first.", lambda: None)
        assert not notice.isHidden()
    assert notice.isHidden()


def test_undo_is_called_once(qtbot, look):
    done = []
    notice = UndoNotice()
    qtbot.addWidget(notice)
    notice.tell("Moved ‘A hall of our own’ to first.", lambda: done.append(1))
    notice.show()
    qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert notice.isHidden()


def test_without_a_way_back_no_undo_is_offered(qtbot, look):
    notice = UndoNotice()
    qtbot.addWidget(notice)
    notice.tell("Everything is saved.")
    assert notice.findChild(QPushButton).isHidden()
