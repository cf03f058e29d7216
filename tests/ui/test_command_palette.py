"""The palette finds what can be done, says why not, and does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from essayeditor.ui.actions import Action
from essayeditor.ui.command_palette import score


@pytest.fixture
def palette(window):
    window.assist.find_anything()
    yield window.assist.palette
    window.assist.palette.close()


def type_in(qtbot, palette, words):
    qtbot.keyClicks(palette._field, words)
    return [entry.text for entry in palette.rows()]


def test_ctrl_k_opens_it(qtbot, window):
    qtbot.keyClick(window.start.title, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.assist.palette.isVisible()
    QAbstractItemModelTester(
        window.assist.palette._model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    qtbot.keyClick(window.assist.palette._field, Qt.Key.Key_Escape)
    assert not window.assist.palette.isVisible()


def test_typing_on_the_field_opens_it_with_the_letter(qtbot, window):
    window.topbar.find.setFocus()
    qtbot.keyClicks(window.topbar.find, "d")
    assert window.assist.palette._field.text() == "d"
    window.assist.palette.close()


def test_what_begins_so_comes_first(qtbot, palette):
    rows = type_in(qtbot, palette, "open")
    assert rows[0] == "Open a collection…"


def test_a_slip_of_the_finger_is_forgiven(qtbot, palette):
    assert "Keyboard shortcuts" in type_in(qtbot, palette, "keybord shortcut")


def test_enter_does_it(qtbot, window, palette):
    rows = type_in(qtbot, palette, "dark")
    assert rows[0] == "Appearance: Dark"
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert window.appearance.colours.dark
    assert not palette.isVisible()


def test_arrows_choose(qtbot, palette):
    type_in(qtbot, palette, "appearance")
    assert len(palette.rows()) >= 3
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    assert palette._list.currentIndex().row() == 1
    qtbot.keyClick(palette._field, Qt.Key.Key_Up)
    qtbot.keyClick(palette._field, Qt.Key.Key_Up)
    assert palette._list.currentIndex().row() == 0


def test_what_cannot_be_done_says_why_and_stays(qtbot, window, palette):
    window.registry.add(
        [
            Action(
                "x.lock",
                "Lock the essay",
                int,
                blocked=lambda: "Only a proofed essay can be locked.",
                at_start=True,
            )
        ]
    )
    rows = type_in(qtbot, palette, "lock the")
    entry = palette.rows()[rows.index("Lock the essay")]
    assert entry.reason == "Only a proofed essay can be locked."
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_needs_the_cursor_is_not_offered(qtbot, palette):
    assert "Paste" not in type_in(qtbot, palette, "paste")


def test_nothing_of_that_name(qtbot, palette):
    assert type_in(qtbot, palette, "xyzzyqq") == []
    assert not palette._nothing.isHidden()


def test_scores_rank_beginnings_over_middles():
    assert score("import", "Import files…") > score("import", "Reimport the files")
    assert score("imp fil", "Import files…") > score("imp fil", "Imprint")
    assert score("", "anything") == 1.0
