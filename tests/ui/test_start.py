"""The start page: a person begins a collection, opens one, or brings files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from essayeditor.desk.templates import TEMPLATES as DESK_TEMPLATES
from essayeditor.ui.start import shown_path, unused
from essayeditor.ui.templates import TEMPLATES


@pytest.fixture
def start(window, tmp_path):
    window.start.use_folder(tmp_path)
    return window.start


def test_the_cursor_is_in_the_title(window, start):
    assert start.title.hasFocus()
    assert start.title.selectedText() == "Stories from Community Britain"
    assert window.windowTitle() == "Essay Editor"
    assert window.status.counts() == ["No collection open"]
    assert not window.topbar.tabs.isEnabled()


def test_the_place_follows_the_title(qtbot, start, tmp_path):
    qtbot.keyClicks(start.title, "Stories: from/Wales?")
    assert start.path == tmp_path / "Stories from Wales.essays"
    start.title.clear()
    assert not start.create.isEnabled()
    assert start.create.toolTip() == "Give the collection a title first."


def test_enter_creates_and_opens(qtbot, window, start, tmp_path):
    qtbot.keyClicks(start.title, "Stories from Wales")
    qtbot.keyClick(start.title, Qt.Key.Key_Return)
    assert (tmp_path / "Stories from Wales.essays").exists()
    assert window.session.record.collection.title == "Stories from Wales"
    assert window.session.record.sections()[0].title == "Climate and energy"
    assert window.windowTitle() == "Stories from Wales – Essay Editor"
    assert window.pages.key == "collect"
    assert window.topbar.tabs.isEnabled()


def test_another_template_is_chosen_with_the_arrow(qtbot, window, start):
    start.templates.setFocus()
    qtbot.keyClick(start.templates, Qt.Key.Key_Down)
    assert start.template == "anthology"
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    assert window.session.record.sections() == []


def test_after_a_collection_was_made_the_page_begins_anew(qtbot, window, start):
    start.title.setText("Essays of one person")
    qtbot.keyClick(start.templates, Qt.Key.Key_End)
    assert start.template == "one-author"
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    assert [essay.title for essay in window.session.record.essays()] == ["Preface"]
    window.close_collection()
    assert start.title.text() == "Stories from Community Britain"
    assert start.template == "stories"


def test_every_template_is_one_of_the_desk():
    assert {template.key for template in TEMPLATES} <= set(DESK_TEMPLATES)


def test_a_name_that_is_taken_gets_a_number(start, tmp_path):
    (tmp_path / "Stories from Community Britain.essays").write_bytes(b"")
    assert start.path.name == "Stories from Community Britain 2.essays"
    assert unused(tmp_path / "other.essays") == tmp_path / "other.essays"


def test_a_folder_that_cannot_be_written_is_told(qtbot, window, start, tmp_path):
    file = tmp_path / "a file"
    file.write_bytes(b"")
    start.use_folder(file)
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    assert not window.session.is_open
    assert list(window.messages.messages()) == ["open"]
    start.use_folder(tmp_path)
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    assert window.messages.messages() == {}


def test_recent_collections_are_listed_and_opened(qtbot, window, start, tmp_path):
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    made = window.session.desk.path
    window.close_collection()
    side = window.start.side
    assert window.pages.key == "start"
    assert side.recent.model().index(0, 0).data() == "Stories from Community Britain"
    QAbstractItemModelTester(side.recent.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    place = side.recent.visualRect(side.recent.model().index(0, 0)).center()
    qtbot.mouseClick(side.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.desk.path == made


def test_a_file_that_is_no_collection_is_refused_in_plain_words(window, tmp_path):
    wrong = tmp_path / "letter.essays"
    wrong.write_bytes(b"Dear editor")
    assert not window.open(wrong)
    (message,) = window.messages.messages().values()
    assert "letter.essays" in message
    assert "Traceback" not in message


def test_only_the_steps_that_are_there_are_named(window):
    labels = {label.text() for label in window.start.findChildren(QLabel)}
    assert "Collect" in labels
    assert ("Review" in labels) is window.pages.has("review")


def test_paths_are_shown_as_people_read_them():
    assert shown_path(Path.home() / "Documents" / "Stories.essays") == "Documents › Stories.essays"
    assert shown_path(Path("/srv/shared/Stories.essays")).endswith("srv › shared › Stories.essays")
