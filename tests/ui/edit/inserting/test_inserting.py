"""Pictures, boxes, pull quotes and languages, put into a text as a person does."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton

from essayeditor.collection.entities import Permission, PermissionKind
from essayeditor.desk import Desk
from essayeditor.foundation.files import sha256
from essayeditor.text.blocks import Box, BoxKind, Figure, Heading, Paragraph, Placement, PullQuote
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.marks import MarkKind
from tests.ui.edit.conftest import RICH
from tests.ui.edit.test_workspace import put_cursor, select

Key, Mod = Qt.Key, Qt.KeyboardModifier


def do(page, key):
    assert page.shell.actions.trigger(key), page.shell.actions.reason(key)


def png(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def files(tmp_path):
    """Two picture files."""
    made = [tmp_path / "hall.png", tmp_path / "roof.png"]
    for path, colour in zip(made, ("red", "blue"), strict=True):
        path.write_bytes(png(colour))
    return made


def figures(document):
    return [block for block in document.blocks if isinstance(block, Figure)]


def press(page, words):
    (button,) = [one for one in page.picture.findChildren(QPushButton) if one.text() == words]
    button.click()


def test_a_picture_is_chosen_described_and_its_permission_recorded(
    page,
    qtbot,
    desk,
    files,
    saved,
    monkeypatch,
):
    put_cursor(page, "312 members.")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(files[0])], ""))
    do(page, "insert.picture")
    bar = page.picture
    qtbot.waitUntil(bar.alt.hasFocus)
    qtbot.keyClicks(bar.alt, "A hall with a new roof")
    bar.caption.setFocus()
    qtbot.keyClicks(bar.caption, "The hall")
    bar.credit.setFocus()
    qtbot.keyClicks(bar.credit, "Estate group")
    bar.permission.setFocus()
    qtbot.keyClicks(bar.permission, "The estate group, for this book")
    bar.width.setCurrentIndex(1)
    qtbot.keyClick(bar.permission, Key.Key_Return)
    document = saved()
    figure = figures(document)[0]
    assert document.blocks.index(figure) == 3
    assert (figure.asset, figure.alt) == (sha256(png()), "A hall with a new roof")
    assert (figure.caption.text, figure.credit.text) == ("The hall", "Estate group")
    assert figure.placement is Placement.HALF
    assert desk.picture(figure.asset) == png()
    (permission,) = desk.record.all(Permission)
    assert (permission.asset, permission.kind) == (figure.asset, PermissionKind.PICTURE)
    assert permission.rights == "The estate group, for this book"
    do(page, "edit.picture")
    assert "The estate group, for this book" in bar.recorded.text()
    assert bar.permission.isHidden()


def test_another_picture_takes_its_place_and_what_is_said_of_it_stays(
    page,
    qtbot,
    files,
    saved,
    monkeypatch,
):
    before = figures(RICH)[0]
    put_cursor(page, "Ask who pays.")
    qtbot.keyClick(page.view, Key.Key_Down)
    qtbot.keyClick(page.view, Key.Key_End)
    assert page.text.figure_here() is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files[1]), ""))
    do(page, "edit.other_picture")
    press(page, "Leave as it is")
    after = figures(saved())[0]
    assert after.asset == sha256(png("blue"))
    assert (after.id, after.alt, after.caption) == (before.id, before.alt, before.caption)
    assert page.view.undo_name() == "replace picture"


def test_a_picture_can_be_decorative(page, qtbot, files, saved):
    put_cursor(page, "312 members.")
    page.view.pictures_given.emit([files[0]])
    page.picture.decorative.click()
    assert not page.picture.alt.isEnabled()
    press(page, "Set")
    assert figures(saved())[0].decorative


def test_a_copied_picture_and_a_copied_file_are_pasted(page, qtbot, files, saved):
    put_cursor(page, "312 members.")
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    press(page, "Leave as it is")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files[1]))])
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    press(page, "Leave as it is")
    first, second, _third = figures(saved())
    assert first.asset != second.asset == sha256(png("blue"))


def test_a_file_that_is_no_picture_is_refused_with_its_name(page, tmp_path):
    wrong = tmp_path / "broken.png"
    wrong.write_bytes(b"not a picture")
    page.view.pictures_given.emit([wrong, Path(tmp_path / "gone.png")])
    assert page.view.buffer.read()[0] == RICH
    said = page.messages.messages()["picture"]
    assert "gone.png" in said


def test_paragraphs_are_put_in_a_box_and_taken_out_again(page, qtbot, saved):
    select(page, "By the second spring.")
    do(page, "insert.box")
    qtbot.keyClicks(page.view, "A hall")
    box = saved().blocks[-1]
    assert isinstance(box, Box)
    assert (box.kind, box.title.text) == (BoxKind.CASE_STUDY, "A hall")
    assert box.blocks == (Paragraph("z", inline("By the second spring.")),)
    do(page, "edit.unbox")
    heading, paragraph = saved().blocks[-2:]
    assert heading == Heading(heading.id, inline("A hall"), 2)
    assert paragraph == Paragraph("z", inline("By the second spring."))
    for _ in range(3):
        page.view.undo()
    assert page.view.buffer.read()[0] == RICH


def test_an_empty_box_is_written_in_place(page, qtbot, saved):
    put_cursor(page, "By the second spring.")
    do(page, "insert.asks")
    qtbot.keyClicks(page.view, "We ask")
    qtbot.keyClick(page.view, Key.Key_Down)
    qtbot.keyClicks(page.view, "A right to connect.")
    box, after = saved().blocks[-2:]
    assert (box.kind, box.title.text) == (BoxKind.ASKS, "We ask")
    assert [block.content.text for block in box.blocks] == ["A right to connect."]
    assert after == Paragraph(after.id), "there is a paragraph to go on in"


def test_a_picture_put_in_inside_a_box_stays_inside(page, files, saved):
    put_cursor(page, "A right to connect.")
    page.view.pictures_given.emit([files[0]])
    box = next(block for block in saved().blocks if isinstance(block, Box))
    assert [type(block) for block in box.blocks] == [Paragraph, Figure, Paragraph]


def test_a_pull_quote_is_made_of_a_selection_and_watched(page, qtbot, desk, essays, saved):
    page.sidebar.chosen.emit(essays["Who owns the wind?"])
    qtbot.keyClicks(page.view, "Nobody's stake was larger than anybody else's vote. ")
    select(page, "Nobody’s stake was larger")
    do(page, "insert.pull_quote")
    _text, quote, _more = saved("Who owns the wind?").blocks
    assert quote == PullQuote(quote.id, inline("Nobody’s stake was larger"))
    assert "pull quote" not in page.messages.messages()
    select(page, "stake")
    qtbot.keyClicks(page.view, "share")
    qtbot.waitUntil(lambda: "pull quote" in page.messages.messages())
    assert page.view.names.warned == {quote.id: "Quote changed"}
    do(page, "edit.update_quote")
    assert saved("Who owns the wind?").blocks[1].content.text == "Nobody’s share was larger"
    assert "pull quote" not in page.messages.messages()
    page.view.undo()
    assert "pull quote" in page.messages.messages()


def test_a_selection_or_a_paragraph_is_said_to_be_welsh(page, qtbot, saved):
    select(page, "three")
    do(page, "edit.language.cy-GB")
    put_cursor(page, "It raised")
    do(page, "edit.language.cy-GB")
    document = saved()
    (mark,) = document.blocks[0].content.marks
    assert (mark.kind, mark.value) == (MarkKind.LANGUAGE, "cy-GB")
    assert document.blocks[2].lang == "cy-GB"
    assert "Welsh" in page.counts()
    assert page.shell.actions.get("edit.language.cy-GB").checked()
    do(page, "edit.language.own")
    assert saved().blocks[2].lang == ""
    assert "Welsh" not in page.counts()


def test_smart_typography_is_switched_off_and_stays_off(page, qtbot, window):
    put_cursor(page, "312 members.")
    do(page, "edit.smart")
    qtbot.keyClicks(page.view, " don't")
    assert "don't" in page.view.toPlainText()
    assert not window.remember.smart_typography
    do(page, "edit.smart")
    qtbot.keyClicks(page.view, " don't")
    assert "don’t" in page.view.toPlainText()


def test_words_of_a_web_page_are_pasted_with_their_structure_and_no_colours(page, qtbot, saved, essays):
    page.sidebar.chosen.emit(essays["A hall"])
    data = QMimeData()
    data.setHtml(
        "<h2>Whose hall?</h2><p style='color:red;font-family:Arial'>It is <b>ours</b>, as "
        "<a href='https://example.org/hall'>the lease</a> says.</p><ul><li>One<li>Two</ul>"
    )
    data.setText("Whose hall? It is ours")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    document = saved("A hall")
    assert [type(block).__name__ for block in document.blocks] == [
        "Heading", "Paragraph", "ListItem", "ListItem",
    ]  # fmt: skip
    kinds = [mark.kind for mark in document.blocks[1].content.marks]
    assert kinds == [MarkKind.BOLD, MarkKind.LINK]
    assert page.view.undo_name() == "paste"
    page.view.undo()
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier | Mod.ShiftModifier)
    assert saved("A hall") == Document(
        (Paragraph(page.view.buffer.read()[0].blocks[0].id, inline("Whose hall? It is ours")),)
    )


def test_what_is_copied_between_essays_keeps_its_notes(page, qtbot, essays, saved):
    page.view.selectAll()
    qtbot.keyClick(page.view, Key.Key_C, Mod.ControlModifier)
    page.sidebar.chosen.emit(essays["A hall"])
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    document = saved("A hall")
    assert [type(block) for block in document.blocks] == [type(block) for block in RICH.blocks]
    assert [n.blocks[0].content for n in document.notes] == [n.blocks[0].content for n in RICH.notes]


def test_a_picture_goes_with_what_is_copied_into_another_collection(page, files, window, tmp_path):
    put_cursor(page, "312 members.")
    page.view.pictures_given.emit([files[0]])
    press(page, "Leave as it is")
    page.view.selectAll()
    page.view.copy()
    other = Desk.create(tmp_path / "other.essays", "Another book")
    key = other.add_essay("A hall").created[0]
    window.session.adopt(other)
    again = window.visit("edit", key)
    again.view.paste()
    again.leave()
    asset = figures(other.document(key))[0].asset
    assert other.picture(asset) == png()


def test_what_is_copied_in_word_comes_with_its_notes(page, qtbot, essays, saved):
    page.sidebar.chosen.emit(essays["A hall"])
    data = QMimeData()
    data.setHtml(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>"
        "<p class=MsoNormal style='font-family:Calibri;color:#1F3864'>The hall is ours"
        '<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1"><span '
        "class=MsoFootnoteReference>[1]</span></a>.</p>"
        "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>"
        '<p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1">'
        "<span class=MsoFootnoteReference>[1]</span></a> The lease of <i>1987</i>.</p></div></div>"
        "</body></html>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    document = saved("A hall")
    assert document.blocks[0].content.text == "The hall is ours\ufffc."
    (note,) = document.notes
    assert note.blocks[0].content.text == "The lease of 1987."
    assert [mark.kind for mark in note.blocks[0].content.marks] == [MarkKind.ITALIC]
    assert page.notes.model.rowCount() == 1


@pytest.mark.parametrize("own", [True, False])
def test_words_dropped_are_one_step(page, own):
    view = page.view
    select(page, "three winters")
    data = view.createMimeDataFromSelection()
    target = view.document().find("By the second spring.")
    target.setPosition(target.selectionStart())
    page.go(target.position())
    select(page, "three winters")
    spot = view.cursorRect(target).center()
    event = QDropEvent(
        QPointF(spot),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    if own:
        monkey = view.viewport()
        event.source = lambda: monkey
    view.dropEvent(event)
    blocks = view.buffer.read()[0].blocks
    assert blocks[-1].content.text == "three wintersBy the second spring."
    assert ("three" in blocks[0].content.text) is not own
    view.undo()
    assert view.buffer.read()[0] == RICH
    view.redo()
    assert view.buffer.read()[0].blocks == blocks


def test_dashes_follow_the_house_style_of_the_collection(page, qtbot, desk):
    put_cursor(page, "312 members")
    qtbot.keyClicks(page.view, " - all")
    assert "members\u00a0– all" in page.view.document().toRawText()
    desk.edit_collection(house_style=(("dash", "em"),))
    qtbot.keyClicks(page.view, " - of us")
    assert "all—of us" in page.view.toPlainText()
