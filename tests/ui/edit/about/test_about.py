"""The view about the essay: counts of essay and selection, and what is changed from there."""

import pytest
from PySide6.QtCore import Qt

from essayeditor.collection.entities import Essay, State
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.readability import reading
from essayeditor.ui.edit.about.measures import rows
from tests.ui.edit.conftest import desk, essays, page  # noqa: F401 - fixtures

Key = Qt.Key


@pytest.fixture
def about(page, qtbot):  # noqa: F811
    page.window().resize(1440, 900)
    page.bench.show("about")
    made = page.frame.part("about")
    qtbot.waitUntil(lambda: bool(made.said().get("Words", ("", ""))[0]))
    return made


def test_the_lines_of_a_text():
    document = Document(
        (Heading("h", inline("A title")), Paragraph("p", inline("One two. Three four. " * 60)))
    )
    found = {row.name: row for row in rows(document, 200, reading("One two."))}
    assert found["Words"] == ("Words", "242", "2")
    assert found["Target 200"].essay == "42 over"
    assert found["Words a sentence"] == ("Words a sentence", "2", "2")
    assert found["Reading ease"].essay.endswith("easy")
    assert found["Reading ease"].selection == "–"
    assert found["Words"].sentence == "Words 242; of the selection 2"
    assert {row.name: row for row in rows(document, 0, None)}["Words"].selection == ""


def test_essay_and_selection_are_counted_as_one_types_and_selects(page, about, qtbot):  # noqa: F811
    words = int(about.said()["Words"][0].replace(",", ""))
    qtbot.keyClicks(page.view, "Two more ")
    qtbot.waitUntil(lambda: about.said()["Words"][0] == str(words + 2))
    page.view.setTextCursor(page.view.document().find("three winters"))
    qtbot.waitUntil(lambda: about.said()["Words"][1] == "2")


def test_state_editor_and_target_are_changed_here_and_taken_back(page, about, qtbot, desk):  # noqa: F811
    def essay():
        return desk.record.get(Essay, page.essay)

    before = essay().state
    place = about.state.findData(State.RECEIVED)
    assert place >= 0
    assert about.state.findData(State.LOCKED) < 0
    about.state.setCurrentIndex(place)
    about.state.activated.emit(place)
    assert essay().state is State.RECEIVED
    field = about.editor.lineEdit()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Copy desk")
    qtbot.keyClick(field, Key.Key_Return)
    assert essay().editor == "Copy desk"
    about.target.setFocus()
    about.target.selectAll()
    qtbot.keyClicks(about.target, "900")
    qtbot.keyClick(about.target, Key.Key_Return)
    assert essay().target_words == 900
    for _step in range(3):
        desk.undo()
    assert (essay().state, essay().editor, essay().target_words) == (before, "", 1200)
    assert about.target.value() == 1200
