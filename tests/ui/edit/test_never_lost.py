"""What is typed is never lost: killed programs, full disks, files that are gone, and another place."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from essayeditor.collection.entities import Essay
from essayeditor.desk import Desk
from essayeditor.store import rescue
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.ui.remember import Remember
from essayeditor.ui.window import MainWindow
from tests.ui.edit.conftest import RICH
from tests.ui.edit.typist import fill

PROJECT = Path(__file__).resolve().parents[3]
LONG = Paragraph("long", inline("So it went on from street to street. " * 600))
BUSY = 1.5
"""Seconds that a machine busy with other tests may add to the two that are promised."""


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A folder of what is put aside that no other test sees."""
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def book(tmp_path):
    """A closed collection with one essay, and the essay's key."""
    with Desk.create(tmp_path / "typed.essays", "Typed") as desk:
        key = desk.add_essay("Typed").created[0]
        desk.save_text(key, Document((Paragraph("p", inline("")), LONG)))
    return tmp_path / "typed.essays", key


def killed(path, disk, seconds):
    """Have somebody type, kill the program after some seconds; return each key's number and moment."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])}
    command = [sys.executable, "-m", "tests.ui.edit.typist", str(path), disk]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=PROJECT, text=True) as child:
        first = child.stdout.readline()
        assert first, "the window did not open"
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        died = time.monotonic()
        told = [first, *child.stdout.readlines()]
        child.wait()
    assert child.returncode == -signal.SIGKILL
    return [(int(n), float(when)) for n, when in (line.split() for line in told if line.endswith("\n"))], died


def missing_seconds(kept, keys, died):
    """How much of the typing is missing, in seconds."""
    lost = [when for number, when in keys if number > kept]
    return died - lost[0] if lost else 0.0


@pytest.mark.parametrize("disk", ["well", "full"])
def test_after_kill_at_most_two_seconds_are_missing_and_it_is_said(book, disk, qtbot, look, config):
    path, essay = book
    keys, died = killed(path, disk, 3.0 + random.Random(disk).random())
    window = MainWindow(Remember())
    qtbot.addWidget(window)
    assert window.open(path)
    text = window.session.desk.document(essay).blocks[0].content.text
    assert text == ("abcdefghij " * len(keys))[: len(text)]
    assert missing_seconds(len(text), keys, died) <= 2 + BUSY
    said = window.messages.messages()["recovered"]
    assert "sudden end" in said
    assert ("Recovered words that could not be saved then: ‘Typed’" in said) is (disk == "full")
    assert rescue.found(window.session.record.collection.id) == []
    window.close_collection()
    assert window.open(path)
    assert "recovered" not in window.messages.messages()
    window.close()


@pytest.fixture
def desk(desk, essays):
    """The collection, its first essay too long to find room in the pages that the file has."""
    desk.save_text(essays["The sun on our own roofs"], Document((LONG, *RICH.blocks), RICH.notes))
    return desk


@pytest.fixture
def driver(desk):
    """The connection to the open file."""
    return desk._file._driver


def type_end(page, qtbot, words="!"):
    page.view.moveCursor(page.view.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.view, words)


def last_words(desk, essay):
    return desk.document(essay).blocks[-1].content.text


def test_a_full_disk_is_told_at_once_kept_aside_retried_and_forgotten(page, qtbot, desk, driver):
    pages = driver.execute("PRAGMA max_page_count").fetchone()[0]
    fill(driver)
    type_end(page, qtbot)
    qtbot.waitUntil(lambda: "saving" in page.messages.messages(), timeout=4000)
    said = page.messages.messages()["saving"]
    assert "the disk is full" in said
    assert "Your text is safe here." in said
    assert page.window().status.saved == "Not saved"
    (aside,) = rescue.found(desk.record.collection.id)
    assert aside.document.blocks[-1].content.text == "By the second spring.!"
    type_end(page, qtbot, "?")
    qtbot.waitUntil(
        lambda: rescue.found(desk.record.collection.id)[0].document.blocks[-1].content.text.endswith("!?"),
        timeout=4000,
    )
    driver.execute(f"PRAGMA max_page_count={pages}")
    type_end(page, qtbot, " On.")
    qtbot.waitUntil(lambda: "saving" not in page.messages.messages(), timeout=4000)
    assert last_words(desk, page.essay) == "By the second spring.!? On."
    assert rescue.found(desk.record.collection.id) == []
    assert page.window().status.saved.startswith("Saved ")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path, driver: path.rename(path.with_name("moved.essays")), "it is no longer in"),
        (lambda path, driver: driver.execute("PRAGMA query_only=1"), "you may not write there"),
        (lambda path, driver: fill(driver), "the disk is full"),
    ],
    ids=["gone", "no rights", "full"],
)
def test_saving_elsewhere_takes_the_text_there_and_goes_on(page, qtbot, desk, driver, tmp_path, spoil, words):
    window, essay = page.window(), page.essay
    spoil(desk.path, driver)
    type_end(page, qtbot)
    page.leave()
    assert words in page.messages.messages()["saving"]
    other = tmp_path / "elsewhere" / "copy.essays"
    assert page.save_messages.save_elsewhere(other)
    again = window.visit("edit")
    assert window.session.desk.path == other
    assert again.essay == essay
    assert again.view.toPlainText().endswith("By the second spring.!")
    assert not again.unsaved()
    type_end(again, qtbot, "?")
    again.leave()
    assert last_words(window.session.desk, essay).endswith("!?")


def test_the_window_does_not_close_over_words_that_are_not_saved(page, qtbot, desk, driver):
    pages = driver.execute("PRAGMA max_page_count").fetchone()[0]
    fill(driver)
    type_end(page, qtbot)
    assert not page.window().close()
    assert "close" in page.window().messages.messages()
    driver.execute(f"PRAGMA max_page_count={pages}")
    page.leave()


def test_a_slow_disk_does_not_stop_the_typing_and_words_are_put_aside(page, qtbot, desk, monkeypatch):
    import threading

    gate, write = threading.Event(), desk._file.write
    monkeypatch.setattr(desk._file, "write", lambda writes: (gate.wait(20), write(writes)))
    type_end(page, qtbot)
    page.saver.save_soon()
    type_end(page, qtbot, " And on.")
    assert page.view.toPlainText().endswith("! And on.")
    qtbot.waitUntil(lambda: bool(rescue.found(desk.record.collection.id)), timeout=4000)
    gate.set()
    qtbot.waitUntil(lambda: not page.saver.unsaved, timeout=6000)
    assert last_words(desk, page.essay) == "By the second spring.! And on."
    assert rescue.found(desk.record.collection.id) == []


def test_recovered_words_never_replace_newer_ones(book, qtbot, look, config):
    path, essay = book
    with Desk.open(path) as desk:
        collection, base = desk.record.collection.id, desk.record.get(Essay, essay).revision
        newer = Document((Paragraph("p", inline("Newer.")),))
        desk.save_text(essay, newer)
    aside = Document((Paragraph("p", inline("Put aside.")),))
    rescue.put(collection, essay, base, aside, ())
    rescue.put(collection, "gone", "", aside, ())
    window = MainWindow(Remember())
    qtbot.addWidget(window)
    assert window.open(path)
    desk = window.session.desk
    assert desk.document(essay) == newer
    kept = [desk.revision_document(one.id) for one in desk.record.revisions(essay)]
    assert aside in kept
    said = window.messages.messages()["recovered"]
    assert "‘Typed’, changed since, are among the versions" in said
    assert "an essay that was deleted" in said
    assert [text.essay for text in rescue.found(collection)] == ["gone"]
    window.close()


def test_leaving_the_text_begins_to_save(page, qtbot, desk):
    qtbot.keyClicks(page.view, "So: ")
    page.sidebar.essays.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not page.saver.unsaved)
    assert desk.document(page.essay).blocks[0].content.text.startswith("So: ")


@pytest.mark.parametrize("width", [1024, 1366])
def test_what_is_said_of_a_failure_is_seen_whole(page, qtbot, width):
    window = page.window()
    window.resize(width, 700)
    page.bench.show("about")  # a right pane leaves the message little room
    page.saver.failed.emit(
        "Could not save ‘stories.essays’: the disk is full. What was saved before is safe. " * 2
    )
    window.messages.show_message("recovered", "Essay Editor came to a sudden end the last time. " * 5)
    qtbot.wait(50)
    for area in (page.messages, window.messages):
        for label in area.findChildren(QLabel):
            if label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())
                assert area.height() < 140


def test_what_is_typed_in_a_note_is_saved_while_one_is_still_in_it(page, qtbot, desk):
    page.notes.edit("n1")
    editor = page.notes.delegate.editor
    qtbot.keyClicks(editor, " And after.")

    def held():
        return desk.document(page.essay).note("n1").blocks[0].content.text

    qtbot.waitUntil(lambda: held() == "Interview, October 2024. And after.", timeout=10_000)
    assert page.notes.delegate.editor is editor
    qtbot.keyClicks(editor, " More.")
    assert editor.toPlainText() == "Interview, October 2024. And after. More."
