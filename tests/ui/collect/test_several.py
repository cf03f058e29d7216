"""The details of several essays at once, used as a person does."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay, State
from essayeditor.foundation.dates import day_in_words
from tests.ui.collect.conftest import TODAY

WIND, WARM, PUB = "Who owns the wind?", "Warm homes, street by street", "A pub saved twice"
Key = Qt.Key


def keys(page, *titles):
    return [next(row.id for row in page.rows() if row.title == title) for title in titles]


@pytest.fixture
def chosen(window, page):
    window.resize(1440, 900)
    page.right.show_pane("essay")
    page.essays.choose(keys(page, WIND, WARM, PUB))
    QApplication.processEvents()
    return page.details.several


def write(field, words):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Key.Key_Tab)
    QApplication.processEvents()


def pick(combo, text):
    place = combo.findText(text)
    assert place >= 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setFocus()
    QTest.keyClick(combo, text[0].lower())  # as one types the first letter of a choice
    assert combo.currentText() == text
    QApplication.processEvents()


def values(desk, page, field):
    return [getattr(desk.record.get(Essay, key), field) for key in keys(page, WIND, WARM, PUB)]


def test_what_they_have_in_common_is_shown_and_the_rest_is_various(page, chosen):
    assert chosen.isVisible()
    assert chosen.said.text().startswith(f"‘{WIND}’, ‘{WARM}’ and ‘{PUB}’. What is changed here")
    assert (chosen.state.currentText(), chosen.section.currentText()) == ("Various", "Various")
    assert (chosen.deadline.text(), chosen.deadline.placeholderText()) == ("", "Various")
    assert (chosen.editor.text(), chosen.editor.placeholderText()) == ("", "none")
    page.essays.choose(keys(page, WIND, PUB))
    assert chosen.state.currentText() == "In edit"
    assert page.details.header.accessibleName() == "2 essays"


def test_each_field_is_one_step_for_all(page, desk, chosen):
    before = {field: values(desk, page, field) for field in ("editor", "tags", "target_words", "deadline")}
    write(chosen.editor, "Copy  desk")
    assert values(desk, page, "editor") == ["Copy desk"] * 3
    write(chosen.themes, "energy, housing, energy")
    assert values(desk, page, "tags") == [("energy", "housing")] * 3
    write(chosen.target, "1,100")
    assert values(desk, page, "target_words") == [1100] * 3
    day = TODAY + timedelta(9)
    write(chosen.deadline, day_in_words(day.isoformat()))
    assert values(desk, page, "deadline") == [day.isoformat()] * 3
    assert chosen.deadline.text()
    for field in ("deadline", "target_words", "tags", "editor"):
        desk.undo()
        assert values(desk, page, field) == before[field]


def test_states_and_sections_are_set_and_only_those_offered_that_all_can_take(page, desk, chosen):
    offered = [chosen.state.itemText(n) for n in range(chosen.state.count())]
    assert "Copy-edited" in offered
    assert "Published" not in offered
    assert "Idea" not in offered
    pick(chosen.state, "Copy-edited")
    assert values(desk, page, "state") == [State.COPY_EDITED] * 3
    cohesion = desk.record.sections()[2]
    pick(chosen.section, cohesion.title)
    assert values(desk, page, "section") == [cohesion.id] * 3
    desk.undo()
    desk.undo()
    assert values(desk, page, "state") == [State.IN_EDIT, State.RECEIVED, State.IN_EDIT]


def test_what_differs_can_be_left_so_and_what_is_amiss_is_told(desk, page, chosen):
    label = desk.undo_label
    for field in (chosen.deadline, chosen.target, chosen.editor):
        field.setFocus()
        QTest.keyClick(field, Key.Key_Tab)
    assert desk.undo_label == label, "nothing was changed by passing through"
    write(chosen.target, "many")
    assert chosen.fields["target_words"].fault == "This is not a number of words up to 50,000."
    write(chosen.deadline, "soon")
    assert chosen.fields["deadline"].fault.startswith("This is not a date.")
    assert desk.undo_label == label
