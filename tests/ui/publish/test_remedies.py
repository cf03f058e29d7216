"""Each finding has beside it what helps: the imprint, the cover, the essay's author, or its text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from essayeditor.checks.preflight import preflight
from essayeditor.collection.assemble import assemble
from essayeditor.desk.jobs.results import ExportFinding
from essayeditor.ui.publish.finding_rows import findings, rows
from tests.ui.publish.test_findings import output
from tests.ui.publish.test_publish import desk, page  # noqa: F401


@pytest.fixture
def found(desk):  # noqa: F811
    """What preflight finds in a book whose imprint is empty and whose essay nobody is credited for."""
    book = assemble(desk.record, lambda essay: desk.document(essay.id))
    return [ExportFinding("warning", f.message, f.essay, f.block, rule=f.rule) for f in preflight(book)]


def press(qtbot, page, rule, found):  # noqa: F811
    titles = {essay.id: essay.title for essay in page.shell.session.record.essays()}
    (of_rule,) = (one for one in found if one.rule == rule)
    page.stack.setCurrentWidget(page.outputs)
    page.outputs.findings.setVisible(True)
    page.outputs.findings.show_rows(rows([output("pdf", of_rule)], titles))
    QApplication.processEvents()
    (button,) = (b for b in page.outputs.findings.findChildren(QPushButton) if not b.isHidden())
    said = button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return said


def test_a_missing_promoter_leads_to_the_imprint(qtbot, page, window, found):  # noqa: F811
    assert press(qtbot, page, "promoter", found) == "Open the imprint"
    assert window.pages.key == "arrange"
    side = window.pages.current().side
    assert side.forms.currentWidget() is side.imprint


def test_an_essay_without_author_leads_to_its_record(qtbot, page, window, desk, found):  # noqa: F811
    (essay,) = (e for e in desk.record.essays() if e.revision)
    assert press(qtbot, page, "byline", found) == "Name the author"
    assert window.pages.key == "collect"
    assert window.pages.current().essay_key() == essay.id


def test_a_finding_is_told_once_though_two_files_name_its_rule_otherwise():
    one = ExportFinding("warning", "A picture has no alternative text.", "e1", "b7", rule="alternative-text")
    other = ExportFinding("warning", "A picture has no alternative text.", "e1", "b7", 9, "alt-missing")
    (row,) = findings([output("docx", one), output("pdf", other)], {"e1": "A hall"})
    assert (row.page, row.remedy.words, row.remedy.place) == (9, "Open", "edit")


def test_a_finding_about_the_book_that_is_mended_nowhere_has_no_button():
    (row,) = findings([output("pdf", ExportFinding("warning", "A font is missing.", rule="font"))], {})
    assert not row.remedy.place
