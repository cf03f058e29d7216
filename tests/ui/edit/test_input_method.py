"""What an input method gives: set in the house's typography like what is typed, and undone like it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.ui.edit.test_suggesting import opened

Key, Mod = Qt.Key, Qt.KeyboardModifier


def commit(view, words, preedit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(words)
    QApplication.sendEvent(view, event)


@pytest.fixture
def view(qapp):
    return opened(Document((Paragraph("a", inline("")),)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["don", "'", "t"], "don’t"),
        (['"We don\'t," they said'], "“We don’t,” they said"),
        (["wait..."], "wait…"),
        (["ユーロ"], "ユーロ"),
    ],
)
def test_what_is_committed_is_set_as_if_it_were_typed(view, given, said):
    for words in given:
        commit(view, words)
    assert view.toPlainText() == said


def test_each_improvement_is_taken_back_by_one_undo(view, qtbot):
    commit(view, "don'")
    assert view.toPlainText() == "don’"
    qtbot.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.toPlainText() == "don'"
    while view.undo_name():
        qtbot.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.toPlainText() == ""


def test_what_is_still_composed_stays_in_composition(view):
    commit(view, "'", preedit="nih")
    assert view.toPlainText() == "‘"
    assert view.textCursor().block().layout().preeditAreaText() == "nih"
    commit(view, "日本")
    assert view.toPlainText() == "‘日本"
