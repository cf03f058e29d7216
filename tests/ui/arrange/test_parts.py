"""Parts of the book as a person handles them: moved, and their facts written in the form beside."""

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from essayeditor.collection.entities import Essay, EssayKind, PartKind, Section
from essayeditor.desk import own_templates
from tests.ui.arrange.test_workspace import click

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


def parts(desk):
    return list(desk.record.collection.parts)


def select(page, part):
    page.tree.select([part.value], part.value)
    QApplication.processEvents()


def test_alt_arrows_move_a_part_within_reason_and_say_why_not_further(page, qtbot, desk):
    click(qtbot, page, "contributors")
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    order = parts(desk)
    assert order.index(PartKind.CONTRIBUTORS) == order.index(PartKind.ACKNOWLEDGEMENTS) - 1
    assert page.tree.selected_keys() == ["contributors"]
    assert page.window().status.notice.text == "Moved the contributors after the recommendations"
    click(qtbot, page, "imprint")
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    assert parts(desk) == order
    assert "The cover comes first." in page.window().messages.messages()["operation"]
    qtbot.keyClick(page.tree, Key.Key_Z, Mod.ControlModifier)
    assert parts(desk) == list(PartKind)


def test_the_imprint_is_written_field_by_field(page, qtbot, desk):
    select(page, PartKind.IMPRINT)
    form = page.side.imprint
    assert page.side.forms.currentWidget() is form
    field = form.findChildren(QLineEdit)[0]
    assert field.accessibleName() == "Publisher"
    field.setFocus()
    qtbot.keyClicks(field, "The society")
    qtbot.keyClick(field, Key.Key_Tab)
    assert desk.record.collection.imprint.publisher == "The society"
    assert desk.undo_label == "Change the imprint’s publisher"
    words = form.findChildren(QPlainTextEdit)[0]
    words.setFocus()
    qtbot.keyClicks(words, "Registered somewhere")
    page.window().visit("collect")
    assert desk.record.collection.imprint.registered == "Registered somewhere"


def test_a_cover_picture_is_chosen_described_and_taken_away(page, qtbot, desk, tmp_path):
    path = tmp_path / "hall.png"
    Image.new("RGB", (900, 600), "teal").save(path)
    select(page, PartKind.COVER)
    form = page.side.cover
    assert form.remove.isHidden()
    form.chosen.emit(path)
    assert desk.record.collection.cover_picture
    assert form.picture.pixmap().width() == 150
    assert not form.missing.isHidden()
    form.alt.setFocus()
    qtbot.keyClicks(form.alt, "A hall at dusk")
    page.tree.setFocus()
    assert desk.record.collection.cover_alt == "A hall at dusk"
    assert form.missing.isHidden()
    qtbot.mouseClick(form.remove, Left)
    assert desk.record.collection.cover_picture == ""
    (tmp_path / "note.png").write_text("no picture", encoding="utf-8")
    form.chosen.emit(tmp_path / "note.png")
    assert "cannot be read" in page.window().messages.messages()["operation"]


def test_the_words_of_the_back_cover(page, qtbot, desk):
    select(page, PartKind.BACK_COVER)
    page.side.back_cover.words.setFocus()
    qtbot.keyClicks(page.side.back_cover.words, "Essays from around the country.")
    page.tree.setFocus()
    assert desk.record.collection.back_cover_text == "Essays from around the country."


def test_acknowledgements_are_begun_as_an_essay(page, qtbot, desk):
    select(page, PartKind.ACKNOWLEDGEMENTS)
    assert page.side.plain.button.text() == "Write the acknowledgements"
    qtbot.mouseClick(page.side.plain.button, Left)
    (made,) = (e for e in desk.record.essays() if e.kind is EssayKind.ACKNOWLEDGEMENTS)
    assert page.window().pages.key == "edit"
    page.window().visit("arrange", made.id)
    parent = page.model.parent(page.model.index_of(made.id))
    assert page.model.node(parent).key == "acknowledgements"


def test_the_asks_of_an_essay_are_written_moved_and_taken_out(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    asks = page.essay_form.asks
    for words in ("A fund", "A register"):
        qtbot.mouseClick(asks.add_button, Left)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Key.Key_Return)
        qtbot.waitUntil(lambda words=words: words in desk.record.get(Essay, keys["Sun"]).asks)
    assert desk.record.get(Essay, keys["Sun"]).asks == ("A fund", "A register")
    asks.list.setFocus()
    qtbot.keyClick(asks.list, Key.Key_Up, Mod.AltModifier)
    assert desk.record.get(Essay, keys["Sun"]).asks == ("A register", "A fund")
    assert desk.record.essays(keys["Energy"])[0].id == keys["Sun"], "only the ask moved"
    qtbot.keyClick(asks.list, Key.Key_Delete)
    assert desk.record.get(Essay, keys["Sun"]).asks == ("A fund",)
    assert not desk.record.get(Essay, keys["Sun"]).binned


def test_words_planned_for_a_section_stand_in_the_foot(page, qtbot, desk, keys):
    click(qtbot, page, keys["Energy"])
    page.section_form.target.setValue(1200)
    page.section_form.target.editingFinished.emit()
    assert desk.record.get(Section, keys["Energy"]).target_words == 1200
    assert "Energy: 60 / 1,200" in page.shares.accessibleName()


def test_every_part_has_a_form_with_a_title(page):
    for part in (part for part in PartKind if part is not PartKind.SECTIONS):
        select(page, part)
        assert page.side.head.accessibleName().casefold() == part.value


def test_the_book_is_made_a_template_from_its_form(page, qtbot, desk):
    page.show_book()
    form = page.side.whole
    form.template.setText("Our series")
    qtbot.mouseClick(form.keep, Left)
    (plan,) = own_templates.kept().values()
    assert (plan.name, [s.title for s in plan.sections]) == ("Our series", ["Energy", "Economy"])
    assert "Kept ‘Our series’ as a template" in page.window().status.notice.text
