"""Inline messages stay until their cause is gone, and offer their remedy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from essayeditor.ui.widgets.message import InlineMessage, MessageArea, Severity


@pytest.fixture
def area(qtbot, look):
    made = MessageArea()
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


def test_one_message_for_one_cause(area):
    assert area.isHidden()
    area.show_message("save", "Could not save: the disk is full.", Severity.ERROR)
    area.show_message("save", "Could not save: the folder is gone.", Severity.ERROR)
    area.show_message("import", "2 files were left out.")
    assert area.messages() == {
        "save": "Could not save: the folder is gone.",
        "import": "2 files were left out.",
    }
    area.clear_message("save")
    area.clear_message("never")
    assert list(area.messages()) == ["import"]
    area.clear_message("import")
    assert area.isHidden()


def test_the_remedy_is_a_button(qtbot, area):
    done = []
    message = area.show_message(
        "x", "The theme is missing.", Severity.WARNING, [("Choose another", lambda: done.append(1))]
    )
    button = message.findChild(QPushButton)
    assert button.text() == "Choose another"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_message_can_be_put_away(qtbot, area):
    message = area.show_message("x", "Read 12 files.")
    area.show()
    qtbot.mouseClick(message.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert area.messages() == {}


def test_at_most_two_actions(qtbot, look):
    with pytest.raises(ValueError, match="two"):
        InlineMessage("x", remedies=[("a", int), ("b", int), ("c", int)])


@pytest.mark.parametrize("severity", Severity)
def test_edge_and_ground_have_the_tone(qtbot, look, severity):
    message = InlineMessage("Something to know.", severity)
    qtbot.addWidget(message)
    message.resize(400, 40)
    image = message.grab().toImage()
    tone = look.colours.tone(severity.tone)
    assert image.pixelColor(1, 20).name().upper() == tone.ink
    assert image.pixelColor(200, 2).name().upper() == tone.ground
    assert message.accessibleName() == "Something to know."
