"""Files come in by drop and by menu, through the desk's own job; the report says what became of each."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from essayeditor.desk.jobs.results import FileResult, FileStatus
from essayeditor.text.plain import plain_text

WAIT = 30_000


@pytest.fixture
def files(tmp_path):
    """A folder with two essays, and a file that is not what it says."""
    folder = tmp_path / "submissions"
    folder.mkdir()
    (folder / "hall.md").write_text(
        "# A hall of our own\n\nThe hall is *ours*, they said.[^1]\n\n[^1]: Minutes.\n"
    )
    (folder / "shop.txt").write_text("The shop stayed open because nobody wanted it shut.\n")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    return folder


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(30, 30), Qt.DropAction.CopyAction, mime, left, keys)
    QApplication.sendEvent(window.windowHandle(), event)


def offered(page):
    """Return the buttons under the report; those that are going are hidden already."""
    return [b for b in page.report.remedies.findChildren(QPushButton) if not b.isHidden()]


def titles(page):
    return {row.title for row in page.rows()}


def test_a_folder_dropped_on_the_window_comes_in(qtbot, window, page, files):
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        drop(window, files)
        assert not page.strip.isHidden()
    assert page.strip.isHidden()
    assert "A hall of our own" in titles(page)
    assert "Shop" in titles(page)
    assert page.right.currentWidget() is page.report
    shown = {row.name: row for row in page.report.shown()}
    assert shown["broken.docx"].tone == "red"
    assert "1 note" in shown["hall.md"].line
    assert page.report.shown()[0].name == "broken.docx", "what wants looking at comes first"
    assert window.status.notice.text == "Imported 2 essays."
    model = page.report._rows
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_report_leads_to_the_essay_and_tells_the_words(qtbot, window, page, files):
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        drop(window, files / "hall.md")
    (row,) = page.report.shown()
    assert page.table.keys() == [row.essay]
    assert "words in the file" in page.report.detail
    assert "Notes\n1 of 1" in page.report.detail
    page.report.closed.emit()
    assert page.right.is_shown("today"), "what was there before the report"
    page.right.show_pane("essay")
    assert page.details.title.text() == "A hall of our own"
    assert not page.details.report.isHidden()
    qtbot.mouseClick(page.details.report, Qt.MouseButton.LeftButton)
    assert [row.name for row in page.report.shown()] == ["hall.md"]


def test_into_the_section_that_is_chosen(qtbot, window, page, files):
    economy = page.shell.session.record.sections()[1]
    page.sidebar.choose(economy.id)
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        drop(window, files / "hall.md")
    assert [essay.title for essay in page.shell.session.record.essays(economy.id)][-1] == "A hall of our own"


def test_the_same_file_twice_is_recognised(qtbot, window, page, files):
    for _ in range(2):
        with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
            drop(window, files / "hall.md")
    (row,) = page.report.shown()
    assert row.line == "In the collection already; nothing was changed"
    assert sum(one.title == "A hall of our own" for one in page.rows()) == 1


def test_import_is_one_undo_step_for_each_file(qtbot, window, page, files):
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        drop(window, files / "hall.md")
    window.undo()
    assert "A hall of our own" not in titles(page)


def test_cancel_keeps_what_had_come_in(qtbot, window, page, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"essay {number}.md").write_text(f"# Essay {number}\n\nWords enough.\n")
    before = len(page.rows())
    drop(window, folder)
    qtbot.waitUntil(lambda: len(page.rows()) > before, timeout=WAIT)
    button = page.strip.findChild(QPushButton)
    with qtbot.waitSignal(page.importing.watch.cancelled, timeout=WAIT):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert before < len(page.rows()) < before + 200
    assert "cancelled" in window.messages.messages()["import"]
    assert page.strip.isHidden()


def test_nothing_to_import_is_said(qtbot, window, page, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    drop(window, folder)
    qtbot.waitUntil(lambda: "import" in window.messages.messages(), timeout=WAIT)
    assert window.messages.messages()["import"].startswith("There was nothing to import")


def test_the_button_asks_for_files(qtbot, window, page, files, monkeypatch):
    asked = []

    def choose(*args):
        asked.append(args)
        return [str(files / "shop.txt")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        qtbot.mouseClick(window.topbar.primary, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert "Shop" in titles(page)


def test_files_dropped_on_the_start_page_become_a_collection(qtbot, window, files, tmp_path):
    window.start.use_folder(tmp_path)
    drop(window, files / "hall.md")
    page = window.pages.current()
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        pass
    assert window.session.record.collection.title == "Stories from Community Britain"
    assert "A hall of our own" in titles(page)


def test_closing_in_the_middle_ends_the_work(qtbot, window, page, files):
    drop(window, files)
    window.close_collection()
    assert not page.importing.busy
    assert window.pages.key == "start"


def test_what_was_taken_from_the_head_is_put_back_by_a_button(qtbot, window, page, desk, files):
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        drop(window, files / "hall.md")
    (row,) = page.report.shown()
    (button,) = offered(page)
    assert button.text() == "Put the title back into the text"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert plain_text(desk.document(row.essay)).startswith("A hall of our own\n")
    assert page.report.remedies.isHidden()
    window.undo()
    assert not plain_text(desk.document(row.essay)).startswith("A hall of our own\n")
    assert not page.report.remedies.isHidden()


def test_a_file_that_hits_the_limits_may_be_read_with_more(qtbot, window, page, files):
    page.report.show_files(
        [FileResult("hall.md", FileStatus.FAILED, message="Stopped.", limited=True, path=files / "hall.md")]
    )
    page.right.put_over(page.report)
    (button,) = offered(page)
    assert button.text() == "Read it with more memory and time"
    with qtbot.waitSignal(page.importing.reported, timeout=WAIT):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "A hall of our own" in titles(page)
