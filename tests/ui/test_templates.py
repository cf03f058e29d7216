"""A person's own templates on the start page: listed below the others, chosen, deleted and put back."""

import pytest
from PySide6.QtCore import Qt

from essayeditor.desk import Desk, own_templates
from essayeditor.ui.templates import TEMPLATES


@pytest.fixture
def own(window, tmp_path):
    """A template kept from a collection, and the start page shown anew."""
    with Desk.create(tmp_path / "book.essays", "Stories", "stories") as desk:
        desk.delete_section(desk.record.sections()[0].id)
        key = own_templates.keep(desk.record, "Our series")
    window.start.begin()
    return key


def names(start):
    model = start.templates.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_collection_is_begun_with_a_template_of_ones_own(window, own, qtbot, tmp_path):
    start = window.start
    assert names(start) == [*(one.name for one in TEMPLATES), "Our series"]
    assert start.choice.delete.isHidden()
    start.use_folder(tmp_path)
    start.templates.setFocus()
    qtbot.keyClick(start.templates, Qt.Key.Key_End)
    assert start.template == own
    last = start.templates.currentIndex()
    said = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Our series: Foreword, Introduction, Local economy, Social cohesion, Case studies"
    start.title.setText("The next one")
    qtbot.mouseClick(start.create, Qt.MouseButton.LeftButton)
    sections = [section.title for section in window.session.record.sections()]
    assert sections == ["Local economy", "Social cohesion", "Case studies"]


def test_del_deletes_it_and_undo_puts_it_back(window, own, qtbot):
    start = window.start
    start.templates.setFocus()
    qtbot.keyClick(start.templates, Qt.Key.Key_Delete)
    assert names(start)[-1] == "Our series", "what comes with the program stays"
    qtbot.keyClick(start.templates, Qt.Key.Key_End)
    assert not start.choice.delete.isHidden()
    qtbot.keyClick(start.templates, Qt.Key.Key_Delete)
    assert names(start) == [one.name for one in TEMPLATES]
    assert start.choice.said.text() == "Deleted ‘Our series’."
    assert start.template in {one.key for one in TEMPLATES}
    qtbot.mouseClick(start.choice.undo, Qt.MouseButton.LeftButton)
    assert start.template == own
    assert start.choice.undo.isHidden()
