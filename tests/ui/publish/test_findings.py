"""Findings: grouped, each told once, and the way from one to its place in the text."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton

from essayeditor.desk.jobs.results import ExportFinding, Output
from essayeditor.text.blocks import Paragraph
from essayeditor.text.counts import Counts
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline
from essayeditor.ui.publish.finding_rows import FindingRow, GroupRow, findings, rows, tally
from essayeditor.ui.publish.findings import FindingsList
from essayeditor.ui.publish.going import go_to_text
from essayeditor.ui.publish.phases import whole

ALT = ExportFinding("warning", "‘A hall’: a picture has no alternative text.", "e1", "b7")
LOST = ExportFinding("error", "3 words of “A hall” are missing.", "e1")
FULL = ExportFinding("warning", "Page 12: A line is too full.", "e2", "b1", 12)
BOOK = ExportFinding("warning", "The imprint names no promoter.")
TITLES = {"e1": "A hall", "e2": "Who owns the wind?"}


def output(kind, *found):
    return Output(Path(f"x.{kind}"), kind, 1000, Counts(), 0, found)


def both():
    on_a_page = ExportFinding(ALT.severity, ALT.message, ALT.essay, ALT.block, 9)
    return [output("pdf", on_a_page, FULL, BOOK), output("docx", ALT, LOST, BOOK)]


def test_each_is_told_once_with_its_essay_and_page():
    found = findings(both(), TITLES)
    assert [(row.text, row.where) for row in found] == [
        ("A picture has no alternative text.", "A hall, page 9"),
        ("A line is too full.", "Who owns the wind?, page 12, in the PDF"),
        ("The imprint names no promoter.", "The whole book"),
        ("3 words of “A hall” are missing.", "A hall, in the Word document"),
    ]


def test_what_stops_the_release_comes_first():
    shown = rows(both(), TITLES)
    kinds = [row.group.title if isinstance(row, GroupRow) else row.severity for row in shown]
    assert kinds == ["Stops the release", "error", "Look at these", "warning", "warning", "warning"]
    assert tally(shown) == "1 thing stops the release, 3 to look at"
    assert tally(rows([output("pdf", ALT)], TITLES)) == "1 thing to look at"
    assert tally([]) == ""


def listed(qtbot):
    view = FindingsList()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_rows(rows(both(), TITLES))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_keys_go_from_finding_to_finding_past_the_headings(qtbot):
    view = listed(qtbot)
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert view.currentIndex().row() == 1
    view.step(1)
    assert view.currentIndex().row() == 3
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1
    view.step(-1)
    assert view.currentIndex().row() == 5
    view.step(1)
    assert view.currentIndex().row() == 1
    with qtbot.waitSignal(view.essay_wanted) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["e1", ""]


def test_the_row_under_the_pointer_has_a_button_of_its_own(qtbot):
    view = listed(qtbot)
    place = view.visualRect(view.model().index(4, 0))
    qtbot.mouseMove(view.viewport(), QPoint(2, 2))  # wherever the pointer was left before
    qtbot.mouseMove(view.viewport(), place.center())
    shown = [b for b in view.findChildren(QPushButton) if b.isVisible()]
    assert len(shown) == 2
    button = next(b for b in shown if place.contains(b.geometry().center()))
    with qtbot.waitSignal(view.essay_wanted) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["e2", "b1"]
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(5, 0)).center() + QPoint(0, 1))
    assert len([b for b in view.findChildren(QPushButton) if b.isVisible()]) == 1, "the book has no essay"


def test_open_leads_to_the_block(qtbot, window, tmp_path):
    assert window.session.create(tmp_path / "a.essays", "Stories", "anthology")
    desk = window.session.desk
    essay = desk.add_essay("Long").created[0]
    words = tuple(Paragraph(id=f"p{n}", content=Inline(f"Paragraph number {n}.")) for n in range(40))
    desk.save_text(essay, Document(words))
    go_to_text(window.shell, essay, "p31")
    QApplication.processEvents()
    assert window.pages.key == "edit"
    assert window.pages.current().view.textCursor().block().text() == "Paragraph number 31."
    go_to_text(window.shell, essay, "gone")
    assert window.pages.current().essay == essay


def test_progress_is_of_the_whole_export():
    kinds = {"pdf", "docx"}
    told = [
        whole("Reading the essays", 0.5, kinds),
        whole("Laying out the pages", 1.0, kinds),
        whole("Writing the PDF", 0.0, kinds),
        whole("Checking the Word file", 1.0, kinds),
    ]
    assert told == sorted(told)
    assert told[-1] == 1
    assert whole("Checking the PDF", 1.0, {"pdf"}) == 1
    assert whole("Writing the PDF", 1.0, {"docx"}) is None


def test_a_row_reads_as_a_sentence():
    row = FindingRow("warning", "A line is too full.", "Who owns the wind?, page 12")
    assert row.sentence == "A line is too full. Who owns the wind?, page 12."
