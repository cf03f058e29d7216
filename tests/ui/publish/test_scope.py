"""What is made: the whole book, one essay, or a proof for its contributor."""

from datetime import date, timedelta

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay
from essayeditor.desk import Desk
from essayeditor.importers import read
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.ui.publish.scope import Scope


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(tmp_path / "Stories.essays", "Stories from Community Britain", "stories")
    for title in ("A hall of our own", "The long table"):
        essay = made.add_essay(title, made.record.sections()[0].id).created[0]
        made.save_text(essay, Document((Paragraph("p1", inline(f"This is {title.lower()}.")),)))
    made.add_essay("Not written yet", made.record.sections()[0].id)
    yield made
    made.close()


@pytest.fixture
def page(window, desk):
    window.session.adopt(desk)
    window.show()
    made = window.visit("publish")
    QApplication.processEvents()
    return made


def choose(qtbot, page, scope):
    """Choose a scope by the keyboard, as one does in a box that drops down."""
    page.choices.scope.scope.setFocus()
    qtbot.keyClick(page.choices.scope.scope, Qt.Key.Key_Home)
    for _ in range(list(Scope).index(scope)):
        qtbot.keyClick(page.choices.scope.scope, Qt.Key.Key_Down)


def titles(page):
    return [page.choices.scope.essay.itemText(row) for row in range(page.choices.scope.essay.count())]


def test_only_essays_with_a_text_are_offered(qtbot, page):
    assert page.choices.scope.essay.isHidden() or not page.choices.scope.essay.isVisible()
    choose(qtbot, page, Scope.ESSAY)
    assert page.choices.scope.essay.isVisible()
    assert titles(page) == ["A hall of our own", "The long table"]


def test_one_essay_is_made_under_its_own_name(qtbot, window, page):
    choose(qtbot, page, Scope.ESSAY)
    page.choices.scope.essay.setFocus()
    qtbot.keyClick(page.choices.scope.essay, Qt.Key.Key_Down)
    wanted = page.choices.wanted()
    assert [path.name for path in wanted.files] == ["The long table.pdf", "The long table.docx"]
    assert page.shell.session.record.get(Essay, wanted.essay).title == "The long table"
    assert window.topbar.primary.text() == "Export essay"


def test_a_title_that_is_typed_is_the_essay_or_no_essay(qtbot, window, page):
    choose(qtbot, page, Scope.PROOF)
    field = page.choices.scope.essay
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, "The long tab")
    assert page.reason() == "No essay has this title. Choose one from the list."
    assert not window.topbar.primary.isEnabled()
    qtbot.keyClicks(field, "le")
    assert page.reason() == ""
    assert [path.name for path in page.choices.wanted().files] == ["The long table (proof).docx"]


def test_a_proof_is_a_word_file_to_be_answered_in_two_weeks(qtbot, window, page):
    choose(qtbot, page, Scope.PROOF)
    wanted = page.choices.wanted()
    assert [path.name for path in wanted.files] == ["A hall of our own (proof).docx"]
    assert wanted.proof.answer_by == (date.today() + timedelta(days=14)).isoformat()
    assert wanted.proof.changes
    assert not page.choices.pdf.isVisible()
    assert window.topbar.primary.text() == "Make proof"


def test_a_day_that_is_none_is_said_below_its_field(qtbot, window, page):
    choose(qtbot, page, Scope.PROOF)
    field = page.choices.scope.answer_by
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "soonish")
    assert page.reason() == "Write a date such as 17 January 2025."
    assert not window.topbar.primary.isEnabled()
    field.selectAll()
    qtbot.keyClicks(field, "3/5/2027")
    assert page.choices.wanted().proof.answer_by == "2027-05-03"
    assert window.topbar.primary.isEnabled()


def test_a_real_proof_says_what_was_asked(qtbot, window, page, tmp_path):
    choose(qtbot, page, Scope.PROOF)
    qtbot.keyClicks(page.choices.scope.answer_to, "by e-mail to the editors")
    qtbot.keyClicks(page.choices.scope.note, "Thank you for this.")
    with qtbot.waitSignal(page.watch.finished, timeout=60_000):
        qtbot.mouseClick(window.topbar.primary, Qt.MouseButton.LeftButton)
    made = tmp_path / "A hall of our own (proof).docx"
    found = read(made)
    assert found.own_essay == page.choices.scope.essay_key
    assert found.document.blocks[0].content.text == "This is a hall of our own."
    said = "\n".join(paragraph.text for paragraph in docx.Document(made).paragraphs)
    assert "Thank you for this." in said
    assert "When you are done, answer by e-mail to the editors." in said


def test_from_an_essay_in_collect_straight_to_its_proof(qtbot, window, page, desk):
    essay = next(one for one in desk.record.essays() if one.title == "The long table")
    window.visit("collect", essay.id)
    assert window.registry.reason("essay.proof") == ""
    window.registry.trigger("essay.proof")
    assert window.pages.key == "publish"
    assert page.choices.scope.chosen is Scope.PROOF
    assert page.choices.scope.essay_key == essay.id
