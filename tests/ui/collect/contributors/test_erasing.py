"""Erasing asks by name, Keep is the default, and nothing is left; pictures and lists come in and go out."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from essayeditor.collection.entities import Contributor, PrivateDetails
from essayeditor.ui.collect.contributors.erase import EraseDialog
from essayeditor.ui.collect.contributors.export import ExportDialog
from essayeditor.ui.collect.contributors.mapping import MappingDialog

NAME = "Pub society secretary"


def answering(kind, act):
    """When a dialog of this kind is open, do something in it."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def recorded(people):
    key = people.choose(NAME)
    people.window.session.perform(
        lambda desk: desk.edit_private(key, email="zq@example.org", notes="zq-note", phone="01632 960961")
    )
    return key


def test_erasing_names_whom_and_what_and_cannot_be_undone(qtbot, window, view, people):
    key = recorded(people)
    asked = []

    def agree(dialog):
        asked.append(dialog.question.text())
        assert dialog.keep.isDefault()
        qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)

    answering(EraseDialog, agree)
    qtbot.mouseClick(view.private.erase, Qt.MouseButton.LeftButton)
    assert asked == [f"Erase e-mail address, telephone number and notes of {NAME}? This cannot be undone."]
    assert people.record.find(PrivateDetails, key) is None
    assert view.private.email.text() == view.private.notes.toPlainText() == ""
    assert not view.private.erase.isEnabled()
    assert window.status.notice.text == f"Erased the private details of ‘{NAME}’."
    while window.session.desk.undo_label:
        window.undo()
        assert people.record.find(PrivateDetails, key) is None
    assert b"zq@example.org" not in window.session.desk.path.read_bytes()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_keep(qtbot, view, people, key):
    recorded(people)
    answering(EraseDialog, lambda dialog: qtbot.keyClick(dialog, key))
    qtbot.mouseClick(view.private.erase, Qt.MouseButton.LeftButton)
    assert people.private(NAME).email == "zq@example.org"


def choosing(monkeypatch, path, name="getOpenFileName"):
    monkeypatch.setattr(QFileDialog, name, lambda *_args: (str(path), ""))


def picture(path, colour="red", side=400):
    Image.new("RGB", (side, side), colour).save(path)
    return path


def test_a_picture_is_chosen_replaced_and_removed(qtbot, window, view, people, monkeypatch, tmp_path):
    people.choose(NAME)
    assert view.head.portrait.is_empty
    choosing(monkeypatch, picture(tmp_path / "one.png"))
    qtbot.mouseClick(view.head.choose, Qt.MouseButton.LeftButton)
    assert not view.head.portrait.is_empty
    shown = view.head.portrait.grab().toImage().pixelColor(32, 32)
    assert shown.red() > 200 > 60 > shown.green()
    choosing(monkeypatch, picture(tmp_path / "two.png", "lime"))
    assert view.head.choose.text() == "Replace…"
    qtbot.mouseClick(view.head.choose, Qt.MouseButton.LeftButton)
    assert view.head.portrait.grab().toImage().pixelColor(32, 32).green() > 200
    qtbot.mouseClick(view.head.remove, Qt.MouseButton.LeftButton)
    assert view.head.portrait.is_empty
    window.undo()
    assert view.head.portrait.grab().toImage().pixelColor(32, 32).green() > 200


def test_a_picture_that_cannot_be_used_says_why(qtbot, window, view, people, monkeypatch, tmp_path):
    people.choose(NAME)
    for path, words in (
        (picture(tmp_path / "small.png", side=40), "too small"),
        (tmp_path / "gone.png", "not there"),
    ):
        choosing(monkeypatch, path)
        qtbot.mouseClick(view.head.choose, Qt.MouseButton.LeftButton)
        assert words in window.messages.messages()["operation"]
    assert people.public(NAME).headshot == ""


def test_a_list_comes_in_as_its_columns_say(qtbot, window, view, people, monkeypatch, tmp_path):
    table = tmp_path / "people.csv"
    table.write_bytes(
        "Who;Mail;Pub society secretary\r\nAda Sample;ada@example.org;x\r\n;;\r\n".encode("utf-16")
    )
    choosing(monkeypatch, table)
    said = []

    def choose(dialog):
        said.append(dialog.said.text())
        assert not dialog.take.isEnabled()
        first, second, third = dialog.choices
        assert second.currentText() == "E-mail (private)"
        first.setCurrentIndex(first.findText("Name as printed"))
        said.append(dialog.said.text())
        third.setCurrentIndex(third.findText("Name as printed"))
        assert not dialog.take.isEnabled()
        third.setCurrentIndex(0)
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    answering(MappingDialog, choose)
    window.registry.trigger("contributor.import")
    assert said == [
        "No column goes into the name yet. Choose the one that holds it.",
        "1 contributor in this list.",
    ]
    assert people.private("Ada Sample").email == "ada@example.org"
    window.undo()
    assert all(p.name != "Ada Sample" for p in people.record.all(Contributor))


def test_what_is_no_list_says_so(window, view, monkeypatch, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    choosing(monkeypatch, empty)
    window.registry.trigger("contributor.import")
    assert "no contributors in this file" in window.messages.messages()["operation"]


def test_the_public_records_go_out_as_a_table(qtbot, window, view, people, monkeypatch, tmp_path):
    recorded(people)
    out = tmp_path / "out.csv"
    choosing(monkeypatch, out, "getSaveFileName")
    answering(ExportDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    window.registry.trigger("contributor.export")
    content = out.read_bytes()
    assert NAME.encode() in content
    assert b"zq" not in content
    with io.StringIO(content.decode("utf-8-sig")) as lines:
        assert len(lines.readlines()) == 7


def test_private_details_go_out_only_if_asked_for_with_a_warning(
    qtbot, window, view, people, monkeypatch, tmp_path
):
    recorded(people)
    out = tmp_path / "out"
    choosing(monkeypatch, out, "getSaveFileName")

    def tick(dialog):
        assert not dialog.warning.isVisible()
        dialog.cards.click()
        dialog.private.click()
        assert dialog.warning.isVisible()
        assert dialog.take.text() == "Export with private details…"
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    answering(ExportDialog, tick)
    window.registry.trigger("contributor.export")
    assert b"EMAIL;TYPE=INTERNET:zq@example.org" in out.with_suffix(".vcf").read_bytes()


def test_cards_come_in_with_the_same_preview(qtbot, window, view, people, monkeypatch, tmp_path):
    cards = tmp_path / "book.vcf"
    cards.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Sample\nN:Sample;Ada;;;\nEMAIL:ada@example.org\nEND:VCARD"
    )
    choosing(monkeypatch, cards)
    seen = []

    def agree(dialog):
        seen.append((dialog.fields(), dialog.said.text()))
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    answering(MappingDialog, agree)
    window.registry.trigger("contributor.import")
    assert seen == [(["name", "sort_name", "email"], "1 contributor in this list.")]
    assert people.private("Ada Sample").email == "ada@example.org"


def test_a_picture_is_cropped_by_drag_and_by_keys(qtbot, window, view, people, monkeypatch, tmp_path):
    key = people.choose(NAME)
    path = tmp_path / "tall.png"
    tall = Image.new("RGB", (400, 800), "red")
    tall.paste("lime", (0, 400, 400, 800))
    tall.save(path)
    choosing(monkeypatch, path)
    qtbot.mouseClick(view.head.choose, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.head.crop, Qt.MouseButton.LeftButton)
    area = view.crop.area
    assert area.hasFocus()
    assert area.crop() == (0, 150, 1000, 500)
    start = QPoint(area.width() // 2, area.height() * 4 // 10)
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(area, start + QPoint(0, area.height()))
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton)
    assert area.crop() == (0, 500, 1000, 500), "it stops at the edge"
    for _ in range(5):
        qtbot.keyClick(area, Qt.Key.Key_Minus)
    assert area.crop()[2] == 800
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert people.record.get(Contributor, key).headshot_crop[2:] == (800, 400)
    assert not view.crop.isVisible()
    assert view.head.portrait.grab().toImage().pixelColor(32, 60).green() > 200
    qtbot.mouseClick(view.head.crop, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.crop.usual, Qt.MouseButton.LeftButton)
    assert people.record.get(Contributor, key).headshot_crop == ()
