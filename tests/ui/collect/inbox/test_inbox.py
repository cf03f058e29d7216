"""The inbox as a person uses it: files are dropped, looked at, taken, changed and set aside."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from essayeditor.collection.entities import Contributor, Essay
from essayeditor.desk.inbox.matching import set_aside, waiting
from essayeditor.desk.inbox.proposal import Kind, proposal_of
from essayeditor.text.plain import plain_text
from tests.ui.collect.test_importing import WAIT, drop

WORDS = " ".join(f"word{n}" for n in range(150))


def written(folder, name, title, words=WORDS):
    path = folder / name
    path.write_text(f"# {title}\n\n{words}\n")
    return path


@pytest.fixture
def bring(qtbot, window, page):
    """Drop files on the window, and wait until they are read."""

    def drop_and_wait(*paths):
        with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
            drop(window, *paths)

    return drop_and_wait


@pytest.fixture
def wind(desk):
    (essay,) = (e for e in desk.record.essays() if e.title == "Who owns the wind?")
    return essay.id


@pytest.fixture
def bakery(desk):
    (essay,) = (e for e in desk.record.essays() if e.title == "The bakery its bakers own")
    return essay.id


@pytest.fixture
def inbox(bring, page, tmp_path):
    """The inbox with one file in it, the text of an essay that was asked for."""
    bring(written(tmp_path, "bakery.md", "The bakery its bakers own"))
    return page.views.current()


def said(desk, essay):
    return plain_text(desk.document(essay)).strip()


def test_what_may_be_an_essays_text_waits_and_is_shown_with_its_reasons(inbox, page, bakery):
    assert page.views.key == "inbox"
    (row,) = inbox.model.rows()
    assert row.words == "The text of ‘The bakery its bakers own’ by Worker co-op member"
    assert "It bears the same title." in inbox.detail.reasons.text()
    assert "word1 word2" in inbox.detail.text.toPlainText()
    assert inbox.detail.take_button.text() == "Take it as the text"
    QAbstractItemModelTester(inbox.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_return_takes_it_and_undo_brings_it_back(qtbot, window, inbox, desk, bakery):
    assert inbox.list.hasFocus()
    qtbot.keyClick(inbox.list, Qt.Key.Key_Return)
    assert said(desk, bakery) == WORDS
    assert inbox.stack.currentWidget() is inbox.empty
    window.undo()
    assert desk.record.get(Essay, bakery).revision == ""
    assert len(inbox.model.rows()) == 1


def test_delete_sets_it_aside_and_a_button_puts_it_back(qtbot, inbox, desk):
    qtbot.keyClick(inbox.list, Qt.Key.Key_Delete)
    assert waiting(desk.record) == []
    assert [row.sure for row in inbox.model.rows()] == ["Set aside"]
    qtbot.mouseClick(inbox.detail.back_button, Qt.MouseButton.LeftButton)
    assert len(waiting(desk.record)) == 1
    assert set_aside(desk.record) == []


def test_one_button_takes_all_that_are_certain(qtbot, bring, page, desk, tmp_path, bakery):
    bring(written(tmp_path, "orchard.md", "The ring road, planted", WORDS.replace("word", "tree")))
    (essay,) = (e.id for e in desk.record.essays() if e.title == "The ring road, planted")
    bring(
        written(tmp_path, "later.md", "The ring road, planted", WORDS.replace("word", "tree") + " at last"),
        written(tmp_path, "bakery.md", "The bakery its baker owns"),
    )
    inbox = page.views.current()
    assert inbox.certain.text() == "Take the one that is certain"
    qtbot.mouseClick(inbox.certain, Qt.MouseButton.LeftButton)
    assert said(desk, essay).endswith("at last")
    assert desk.record.get(Essay, bakery).revision == ""
    assert not inbox.certain.isEnabled()
    assert len(inbox.model.rows()) == 1


def test_ticked_files_are_taken_together(qtbot, bring, page, desk, tmp_path):
    names = ["The bakery its bakers own", "Warm homes, street by street"]
    keys = [e.id for name in names for e in desk.record.essays() if e.title == name]
    bring(*(written(tmp_path, f"{n}.md", name, f"{WORDS} {n}") for n, name in enumerate(names)))
    inbox = page.views.current()
    for row in range(inbox.model.rowCount()):
        place = inbox.list.visualRect(inbox.model.index(row))
        box = QPoint(place.x() + 16, place.center().y())
        qtbot.mouseClick(inbox.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(inbox.model.ticked()) == len(keys)
    qtbot.mouseClick(inbox.ticked, Qt.MouseButton.LeftButton)
    assert [said(desk, key) for key in keys] == [f"{WORDS} {n}" for n in range(2)]
    assert desk.undo_label == "Take 2 files from the inbox"


def test_space_ticks_the_row_in_hand(qtbot, inbox):
    qtbot.keyClick(inbox.list, Qt.Key.Key_Space)
    assert len(inbox.model.ticked()) == 1
    qtbot.keyClick(inbox.list, Qt.Key.Key_Space)
    assert inbox.model.ticked() == []


def choose(qtbot, box, words):
    """Choose an item of a list by its words, by keys."""
    box.setFocus()
    at = next(n for n in range(box.count()) if box.itemText(n).startswith(words))
    step = Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up
    while box.currentIndex() != at:
        qtbot.keyClick(box, step)


def test_another_essay_can_be_chosen(qtbot, inbox, desk, wind):
    choose(qtbot, inbox.detail.choice.essay, "Who owns the wind?")
    (one,) = waiting(desk.record)
    assert proposal_of(one).essay == wind
    assert inbox.model.rows()[0].sure == "Certain"
    assert "What it changes" in inbox.detail.text.toPlainText()
    qtbot.mouseClick(inbox.detail.take_button, Qt.MouseButton.LeftButton)
    assert said(desk, wind) == WORDS


def test_it_can_be_made_a_new_essay_in_a_section(qtbot, inbox, desk, bakery):
    choose(qtbot, inbox.detail.choice.kind, "A new essay")
    section = desk.record.sections()[0]
    choose(qtbot, inbox.detail.choice.section, section.title)
    before = len(desk.record.essays(section.id))
    qtbot.mouseClick(inbox.detail.take_button, Qt.MouseButton.LeftButton)
    assert len(desk.record.essays(section.id)) == before + 1
    assert desk.record.get(Essay, bakery).revision == ""


def test_a_later_version_shows_what_it_changes(bring, page, desk, tmp_path):
    bring(written(tmp_path, "orchard.md", "The ring road, planted"))
    changed = WORDS.replace("word20 ", "").replace("word40", "<b>bold</b>")
    bring(written(tmp_path, "later.md", "The ring road, planted", changed))
    text = page.views.current().detail.text.toPlainText()
    assert "1 word added, 2 taken out, in 1 place." in text
    assert "word19 word20 word21" in text


def test_new_files_are_taken_at_once_and_the_rest_is_told(bring, window, page, desk, tmp_path):
    bring(
        written(tmp_path, "bakery.md", "The bakery its bakers own"),
        written(tmp_path, "new.md", "Quite another thing", WORDS.replace("word", "thing")),
    )
    assert page.views.key == ""
    assert "Quite another thing" in [e.title for e in desk.record.essays()]
    assert window.messages.messages()["import"].startswith("One file waits in the inbox")


def test_a_picture_waits_until_one_says_whose_it_is(qtbot, bring, page, desk, tmp_path):
    path = tmp_path / "IMG_0001.jpg"
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(out, "JPEG")
    path.write_bytes(out.getvalue())
    bring(path)
    inbox = page.views.current()
    assert not inbox.detail.take_button.isEnabled()
    assert not inbox.detail.picture.pixmap().isNull()
    choose(qtbot, inbox.detail.choice.kind, "The headshot")
    choose(qtbot, inbox.detail.choice.person, "Wind co-operative chair")
    assert proposal_of(waiting(desk.record)[0]).kind is Kind.HEADSHOT
    qtbot.mouseClick(inbox.detail.take_button, Qt.MouseButton.LeftButton)
    (person,) = (p for p in desk.record.all(Contributor) if p.name == "Wind co-operative chair")
    assert person.headshot


def test_what_cannot_be_taken_is_told_and_stays(qtbot, window, inbox, desk, bakery):
    desk.delete_essays([bakery])
    qtbot.mouseClick(inbox.detail.take_button, Qt.MouseButton.LeftButton)
    assert len(waiting(desk.record)) == 1
    assert any("in the bin" in words for words in window.messages.messages().values())


def test_the_sidebar_counts_what_waits(inbox, page):
    rows = {row.text: row.count for row in page.sidebar.places()}
    assert rows["Inbox"] == 1


def test_an_empty_inbox_says_what_to_do(page):
    view = page.show_view("inbox")
    assert view.stack.currentWidget() is view.empty
    assert view.counts() == ["Nothing waits"]
