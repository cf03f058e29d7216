"""Suggestions and comments beside the text, as a person makes, answers and settles them."""

import dataclasses
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from essayeditor.text.blocks import Figure
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.edit.remarks.items import when_in_words
from tests.ui.edit.conftest import COMMENT, DELETED, INSERTED, RICH, words
from tests.ui.edit.test_workspace import put_cursor, select

Key, Mod = Qt.Key, Qt.KeyboardModifier
BOTH = Mod.ControlModifier | Mod.AltModifier


@pytest.fixture
def named(window):
    """The window of a person whose name is known."""
    window.remember.person = "Copy desk"


def margin(page):
    return page.frame.part("remarks")


def card(page, words):
    """The card that says some words."""
    found = [held for held in margin(page)._cards.values() if words in held.accessibleName()]
    assert len(found) == 1, [held.accessibleName() for held in margin(page)._cards.values()]
    return found[0]


def press(qtbot, held, name):
    (button,) = [one for one in held.findChildren(QPushButton) if one.text() == name]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_suggestion_asks_for_a_name_once(page, qtbot, window, saved):
    put_cursor(page, "three winters")
    qtbot.keyClick(page.view, Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
    field = page.frame.part("person").field
    qtbot.waitUntil(field.hasFocus)
    assert field.text(), "the name of the system stands there already"
    field.selectAll()
    qtbot.keyClicks(field, "Sub-editor, Leeds")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.keyClicks(page.view, " and springs")
    (mark,) = saved().blocks[0].content.marks
    assert (mark.kind, mark.author) == (MarkKind.INSERTED, "Sub-editor, Leeds")
    assert window.remember.person == "Sub-editor, Leeds"
    assert "Suggesting as Sub-editor, Leeds" in page.counts()
    qtbot.keyClick(page.view, Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.keyClicks(page.view, "!")
    assert "Suggesting" not in " ".join(page.counts())
    assert page.view.buffer.read()[0].blocks[0].content.text.count("!") == 1


def test_a_replacement_is_one_card_and_is_accepted_by_its_button(named, page, qtbot, saved):
    held = card(page, "£280k → £280,000")
    press(qtbot, held, "Accept")
    assert saved().blocks[2].content.text == "It raised £280,000 from 312 members."
    assert page.text.open_suggestions == 0
    assert page.view.undo_name() == "accept suggestion"
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert page.view.buffer.read()[0] == RICH


def test_a_comment_is_written_answered_resolved_and_follows_its_words(named, page, qtbot, desk):
    select(page, "312 members")
    qtbot.keyClick(page.view, Key.Key_M, BOTH)
    field = QApplication.focusWidget()
    assert field.accessibleName() == "What you want to say"
    qtbot.keyClicks(field, "Members or households?")
    qtbot.keyClick(field, Key.Key_Return, Mod.ControlModifier)
    assert page.view.hasFocus()
    put_cursor(page, "It raised", after=False)
    qtbot.keyClicks(page.view, "In all ")
    held = card(page, "Members or households?")
    press(qtbot, held, "Reply")
    answer = QApplication.focusWidget()
    assert answer.accessibleName() == "Your reply"
    qtbot.keyClicks(answer, "Members.")
    qtbot.keyClick(answer, Key.Key_Return, Mod.ControlModifier)
    page.leave()
    _first, comment = desk.comments(page.essay)
    text = desk.document(page.essay).blocks[2].content.text
    assert text[comment.start : comment.end] == "312 members"
    assert [r.text for r in comment.thread] == ["Members or households?", "Members."]
    assert {r.author for r in comment.thread} == {"Copy desk"}
    press(qtbot, card(page, "Members or households?"), "Resolve")
    assert not [k for k, one in margin(page)._cards.items() if "households" in one.accessibleName()]
    page.leave()
    assert desk.comments(page.essay)[1].resolved
    assert page.frame.strip.buttons["remarks"].number == 1
    page.shell.actions.trigger("edit.resolved")
    press(qtbot, card(page, "Members or households?"), "Reopen")
    press(qtbot, card(page, "Members or households?"), "Delete")
    page.leave()
    assert len(desk.comments(page.essay)) == 1
    for _ in range(6):
        page.view.undo()
    assert page.view.buffer.read()[0] == RICH
    assert len(page.view.buffer.read()[1]) == 1


def test_a_comment_put_away_leaves_nothing(named, page, qtbot):
    select(page, "312 members")
    qtbot.keyClick(page.view, Key.Key_M, BOTH)
    qtbot.keyClicks(QApplication.focusWidget(), "No")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert page.view.hasFocus()
    assert page.view.undo_name() == ""


def test_cards_do_not_cover_each_other_and_the_one_of_the_cursor_is_marked(named, page, qtbot):
    put_cursor(page, "280k")
    qtbot.waitUntil(lambda: card(page, "£280k →").active)
    cards = sorted(margin(page)._cards.values(), key=lambda held: held.y())
    assert len(cards) == 2
    assert cards[0].geometry().bottom() < cards[1].y()
    assert all(held.height() >= held.wanted(held.width()).height() for held in cards)


def test_a_click_on_a_card_leads_to_its_words(named, page, qtbot):
    held = card(page, "£280k →")
    qtbot.mouseClick(held, Qt.MouseButton.LeftButton, pos=held.rect().center())
    assert page.view.textCursor().block().text().startswith("It raised")


def test_without_remarks_the_text_has_the_room(named, page, qtbot, essays):
    with_cards = page.view.viewport().geometry().right()
    page.sidebar.chosen.emit(essays["Who owns the wind?"])
    assert margin(page).sizeHint().width() == 0
    assert page.view.viewport().geometry().right() > with_cards


def test_times_are_told_as_people_do():
    now = datetime(2025, 1, 16, 18, 0, tzinfo=UTC)
    assert when_in_words("2025-01-16T09:12:00Z", now) == "09:12"
    assert when_in_words("2025-01-14T10:00:00Z", now) == "Tuesday"
    assert when_in_words("2025-01-02T10:00:00Z", now) == "2 Jan"
    assert when_in_words("2023-06-05T10:00:00Z", now) == "5 Jun 2023"
    assert when_in_words("some time", now) == "some time"


def test_suggestions_inside_a_caption_have_a_card_of_their_own(named, page, qtbot):
    figure = next(block for block in RICH.blocks if isinstance(block, Figure))
    changed = dataclasses.replace(figure, caption=words("The ", ("hall", DELETED), ("barn", INSERTED)))
    block = page.view.document().begin()
    while not isinstance(wholes.found(block), Figure):
        block = block.next()
    page.go(block.position())
    page.view.edit(lambda cursor: wholes.put(cursor, changed), "words of the picture")
    page.view.buffer.settle()
    press(qtbot, card(page, "2 suggestions inside"), "Reject")
    found = next(b for b in page.view.buffer.read()[0].blocks if isinstance(b, Figure))
    assert found.caption.text == "The hall"
    assert page.view.undo_name() == "reject suggestion"


def test_another_style_has_a_card_and_its_rejection_gives_back_what_was(named, page, qtbot):
    qtbot.keyClick(page.view, Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
    put_cursor(page, "312 members")
    qtbot.keyClick(page.view, Key.Key_1, BOTH)
    page.view.buffer.settle()
    held = card(page, "Body text → Heading 1")
    assert "suggesting" not in page.messages.messages()
    press(qtbot, held, "Reject")
    assert page.view.buffer.read()[0] == RICH


def test_a_picture_that_is_deleted_has_a_card_and_goes_when_that_is_accepted(named, page, qtbot):
    qtbot.keyClick(page.view, Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
    block = page.view.document().begin()
    while not isinstance(wholes.found(block), Figure):
        block = block.next()
    page.go(block.position())
    for _ in range(2):  # the first selects it
        qtbot.keyClick(page.view, Key.Key_Delete)
    page.view.buffer.settle()
    assert any(isinstance(b, Figure) and b.change for b in page.view.buffer.read()[0].blocks)
    press(qtbot, card(page, "Picture deleted"), "Accept")
    document = page.view.buffer.read()[0]
    assert not any(isinstance(b, Figure) for b in document.blocks)
    assert [note.id for note in document.notes] == ["n1"]
    page.view.undo()
    page.view.undo()
    assert page.view.buffer.read()[0] == RICH


def test_what_cannot_be_suggested_is_said(named, page, qtbot):
    qtbot.keyClick(page.view, Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
    select(page, "312 members")
    assert page.shell.actions.trigger("insert.box")
    said = page.messages.messages()["suggesting"]
    assert "A box around words that are there cannot be suggested" in said


def test_undo_while_a_comment_is_written_leaves_the_collection_alone(named, page, qtbot, desk):
    label = desk.undo_label
    assert label
    select(page, "312 members")
    qtbot.keyClick(page.view, Key.Key_M, BOTH)
    page.window().undo()
    assert desk.undo_label == label


def test_a_card_has_room_for_the_answer_that_is_written_in_it(named, page, qtbot):
    held = card(page, "Is it always?")
    before = held.height()
    press(qtbot, held, "Reply")
    qtbot.waitUntil(lambda: held.height() > before)
    room = held.height()
    qtbot.keyClicks(held.answer, "By the lease of 1987 there are three of them, and I will ask again. " * 2)
    qtbot.waitUntil(lambda: held.height() > room)
    buttons = [one for one in held.findChildren(QPushButton) if one.text() in ("Reply", "Cancel")]
    lowest = max(buttons, key=lambda one: one.y())
    assert lowest.y() > held.answer.geometry().bottom()
    assert lowest.geometry().bottom() < held.height()


def field_place(page, key):
    block = page.view.document().begin()
    while key not in page.view.buffer.field_places(block):
        block = block.next()
    page.go(block.position())
    return page.bench.inside.places(block)[key].center().toPoint()


def test_a_comment_on_a_caption_lies_on_its_words_and_moves_with_them(named, page, qtbot, saved, desk):
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=field_place(page, "caption"))
    editor = page.bench.inside.editor
    editor.setTextCursor(editor.document().find("hall"))
    qtbot.keyClick(editor, Key.Key_M, BOTH)
    qtbot.keyClicks(QApplication.focusWidget(), "Which one?")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Mod.ControlModifier)
    held = card(page, "Which one?")
    assert "on caption" in held.accessibleName()
    saved()
    (comment,) = [one for one in desk.comments(page.essay) if one.thread[0].text == "Which one?"]
    assert (comment.block, comment.start, comment.end) == ("f", 4, 8)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=field_place(page, "caption"))
    editor = page.bench.inside.editor
    qtbot.keyClick(editor, Key.Key_Home)
    qtbot.keyClicks(editor, "Here is ")
    qtbot.keyClick(editor, Key.Key_Escape)
    saved()
    (comment,) = [one for one in desk.comments(page.essay) if one.thread[0].text == "Which one?"]
    assert (comment.start, comment.end) == (12, 16)
    while page.view.undo_name():
        page.view.undo()
    assert page.view.buffer.read() == (RICH, (COMMENT,))


def test_a_comment_in_a_cell_names_its_place_and_on_a_title_of_a_box_it_lies_on_its_words(
    named, page, qtbot, saved, desk
):
    put_cursor(page, "312 members")
    assert page.shell.actions.trigger("insert.table")
    qtbot.keyClicks(page.bench.inside.editor, "Block")
    qtbot.keyClick(page.bench.inside.editor, Key.Key_M, BOTH)
    qtbot.keyClicks(QApplication.focusWidget(), "Street?")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Mod.ControlModifier)
    assert "on row 1, cell 1" in card(page, "Street?").accessibleName()
    select(page, "we ask")
    qtbot.keyClick(page.view, Key.Key_M, BOTH)
    qtbot.keyClicks(QApplication.focusWidget(), "Whom?")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Mod.ControlModifier)
    document = saved()
    table = next(block for block in document.blocks if block.__class__.__name__ == "Table")
    found = {one.thread[0].text: (one.block, one.start, one.end) for one in desk.comments(page.essay)}
    assert found["Street?"] == (table.rows[0][0].blocks[0].id, 0, 5)
    assert found["Whom?"] == ("x", 5, 11)
