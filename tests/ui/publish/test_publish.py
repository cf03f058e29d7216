"""Publishing: what is chosen, the job, what was made, and the proof."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from essayeditor.desk import Desk
from essayeditor.desk.jobs.results import ExportFinding, ExportResult, Output
from essayeditor.foundation.errors import JobCancelled, JobFailed
from essayeditor.text.blocks import Paragraph
from essayeditor.text.counts import Counts
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline
from essayeditor.ui.publish import outputs as outputs_module
from essayeditor.ui.publish.outputs import size_words, summary
from essayeditor.ui.publish.render import PageImages
from essayeditor.ui.publish.themes import themes


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(tmp_path / "Stories.essays", "Stories from Community Britain", "stories")
    essay = made.add_essay("A hall of our own", made.record.sections()[0].id).created[0]
    made.save_text(essay, Document((Paragraph(id="p1", content=Inline("The hall is ours.")),)))
    yield made
    made.close()


@pytest.fixture
def page(window, desk):
    window.session.adopt(desk)
    made = window.visit("publish")
    QApplication.processEvents()
    return made


def pdf_of(path, pages=5):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(442, 663))
    for number in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(20, 20, 100, 100, fill=1)
        canvas.drawString(200, 300, str(number))
        canvas.showPage()
    canvas.save()


class FakeExport:
    """A job that writes a small PDF and ends after three polls."""

    def __init__(self, pdf, docx, error=None, essay=""):
        self.essay = essay
        self.pdf, self.docx, self.error, self.polls = pdf, docx, error, 0

    @property
    def done(self):
        return self.polls > 2 or isinstance(self.error, JobCancelled)

    def poll(self):
        self.polls += 1
        return [SimpleNamespace(what="Typesetting", done=self.polls, of=3, detail=f"page {self.polls}")]

    def cancel(self):
        self.error = JobCancelled("The export was cancelled. Nothing was changed.")

    @property
    def result(self):
        if self.error is not None:
            raise self.error
        made = []
        message = "Picture 1 prints at 118 dots an inch, 150 is asked."
        finding = ExportFinding("warning", message, self.essay)
        if self.pdf:
            pdf_of(self.pdf)
            made.append(Output(self.pdf, "pdf", 4_200_000, Counts(words=4), 5, (finding,)))
        if self.docx:
            self.docx.write_bytes(b"PK")
            made.append(Output(self.docx, "docx", 640, Counts(words=4)))
        return ExportResult(tuple(made))


@pytest.fixture
def exporting(page, monkeypatch):
    """Replaces the desk's export by a job that needs no typesetting; returns what was asked for."""
    asked = []

    def export(self, pdf=None, docx=None, *, theme="", essay="", draft=False, **more):
        asked.append(SimpleNamespace(pdf=pdf, docx=docx, theme=theme, draft=draft, essay=essay, **more))
        of = next(one.id for one in self.record.essays() if one.revision)
        return FakeExport(pdf, docx, asked_error[0], of)

    asked_error = [None]
    monkeypatch.setattr(Desk, "export", export, raising=False)
    return SimpleNamespace(asked=asked, error=asked_error)


def test_what_is_made_by_default(page, tmp_path):
    wanted = page.choices.wanted()
    assert wanted.pdf == tmp_path / "Stories from Community Britain.pdf"
    assert wanted.docx == tmp_path / "Stories from Community Britain.docx"
    assert wanted.theme == "community-britain"
    assert not wanted.draft


def test_names_follow_the_pattern(qtbot, page):
    page.shell.session.perform(lambda desk: desk.edit_collection(edition="second"))
    page.choices.names.setFocus()
    page.choices.names.selectAll()
    qtbot.keyClicks(page.choices.names, "{title} {edition}: final?")
    assert page.choices.wanted().pdf.name == "Stories from Community Britain second final.pdf"
    page.choices.names.clear()
    assert page.choices.wanted().pdf.name == "Stories from Community Britain.pdf"


def test_nothing_chosen_is_said_where_the_button_is(qtbot, window, page):
    for box in (page.choices.pdf, page.choices.docx):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() - box.rect().topRight() / 2)
        box.setChecked(False)
    assert page.reason() == "Choose PDF, Word document, or both."
    assert not window.topbar.primary.isEnabled()
    page.choices.pdf.setChecked(True)
    assert window.topbar.primary.isEnabled()


def test_export_shows_progress_then_the_files_and_the_proof(qtbot, window, page, exporting, tmp_path):
    qtbot.mouseClick(window.topbar.primary, Qt.MouseButton.LeftButton)
    assert not page.strip.isHidden()
    assert page.reason() == "The book is being made."
    with qtbot.waitSignal(page.watch.finished):
        pass
    assert page.strip.isHidden()
    assert page.stack.currentWidget() is page.outputs
    words = [label.text() for label in page.outputs.findChildren(QLabel)]
    assert "Stories from Community Britain.pdf" in words
    assert "PDF, 5 pages, 4 words, 4.2 MB" in words
    (finding,) = page.outputs.findings.shown()
    assert finding.text == "Picture 1 prints at 118 dots an inch, 150 is asked."
    assert finding.where == "A hall of our own, in the PDF"
    assert page.proof.pages == 5
    assert (tmp_path / "Stories from Community Britain.docx").exists()
    assert window.status.notice.text.startswith("Made ‘Stories from Community Britain.pdf’")


def test_a_finding_leads_to_its_essay(qtbot, window, page, exporting):
    page.export()
    with qtbot.waitSignal(page.watch.finished):
        pass
    findings = page.outputs.findings
    QAbstractItemModelTester(findings.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    findings.setFocus()
    findings.setCurrentIndex(findings.model().index(0, 0))
    button = findings.findChild(QPushButton)
    assert not button.isHidden()
    assert findings.viewport().rect().contains(button.geometry())
    with qtbot.waitSignal(findings.essay_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pages.key in ("edit", "collect")


def test_the_file_and_its_folder_are_opened(qtbot, page, exporting, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(outputs_module, "open_file", lambda path: opened.append(path) or True)
    page.export()
    with qtbot.waitSignal(page.watch.finished):
        pass
    for text in ("Open file", "Open folder"):
        button = next(b for b in page.outputs.findChildren(QPushButton) if b.text() == text)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [tmp_path / "Stories from Community Britain.pdf", tmp_path]
    (tmp_path / "Stories from Community Britain.pdf").unlink()
    button = next(b for b in page.outputs.findChildren(QPushButton) if b.text() == "Open file")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "not there any more" in page.messages.messages()["open"]


def test_cancel_says_what_stays(qtbot, page, exporting):
    page.export()
    button = page.strip.findChild(QPushButton)
    with qtbot.waitSignal(page.watch.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.messages.messages()["export"].startswith("The export was cancelled.")
    assert page.reason() == ""


def test_a_failed_export_says_why(qtbot, page, exporting):
    exporting.error[0] = JobFailed("The theme ‘Community Britain’ has a mistake in line 3.")
    page.export()
    with qtbot.waitSignal(page.watch.failed):
        pass
    assert page.messages.messages() == {"export": "The theme ‘Community Britain’ has a mistake in line 3."}


def test_one_file_and_a_draft(qtbot, page, exporting):
    page.choices.docx.setChecked(False)
    page.choices.draft.setChecked(True)
    page.export()
    with qtbot.waitSignal(page.watch.finished):
        pass
    (asked,) = exporting.asked
    assert asked.docx is None
    assert asked.draft
    assert asked.print_pdf is None
    page.choices.print_pdf.setChecked(True)
    assert page.choices.wanted().print_pdf.name == f"{page.choices.wanted().pdf.stem} (print).pdf"
    assert "(print).pdf" in page.choices._preview.text()
    assert len(page.made) == 1


def test_the_files_grow_old_with_the_book(qtbot, page, exporting):
    page.export()
    with qtbot.waitSignal(page.watch.finished):
        pass
    page.shell.session.perform(lambda desk: desk.add_essay("One more, without a text"))
    assert "made at" in page.header._detail.text()
    page.shell.session.perform(lambda desk: desk.edit_collection(title="Stories"))
    assert "changed since" in page.header._detail.text()


def test_the_proof_is_gone_through_by_keys(qtbot, page, tmp_path):
    pdf_of(tmp_path / "x.pdf", 7)
    proof = page.proof
    proof.show_pages(PageImages(tmp_path / "x.pdf"))
    proof.setFocus()
    assert proof.accessibleName() == "Proof, page 1 of 7"
    qtbot.keyClick(proof, Qt.Key.Key_Right)
    qtbot.keyClick(proof, Qt.Key.Key_Down)
    assert proof.page == 3
    qtbot.keyClick(proof, Qt.Key.Key_End)
    assert proof.page == 6
    qtbot.keyClick(proof, Qt.Key.Key_Right)
    assert proof.page == 6
    qtbot.keyClick(proof, Qt.Key.Key_Home)
    assert proof.page == 0
    picture = proof.grab().toImage()
    reds = sum(
        picture.pixelColor(x, y).red() > 200 and picture.pixelColor(x, y).green() < 60
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )
    assert reds > 20


def test_a_page_is_drawn_as_it_is_in_the_file(tmp_path):
    pdf_of(tmp_path / "x.pdf", 1)
    images = PageImages(tmp_path / "x.pdf")
    image = images.image(0, 442)
    assert (image.width(), image.height()) == (442, 663)
    assert image.pixelColor(70, 663 - 70).name() == "#ff0000"
    assert image.pixelColor(300, 20).name() == "#ffffff"
    (tmp_path / "x.pdf").unlink()
    assert images.image(0, 100).width() == 100
    images.close()


def test_what_is_no_pdf_is_refused(tmp_path):
    wrong = tmp_path / "x.pdf"
    wrong.write_bytes(b"words")
    with pytest.raises(ValueError, match=r"x\.pdf"):
        PageImages(wrong)


def test_words_of_a_file():
    counts = Counts(words=15702, footnotes=54, pictures=1)
    assert (
        summary(Output(Path("x"), "pdf", 4_200_000, counts, 84))
        == "PDF, 84 pages, 15,702 words, 54 notes, 1 picture, 4.2 MB"
    )
    assert size_words(100) == "1 kB"
    assert size_words(640_000) == "640 kB"


def test_the_themes_that_ship_are_offered():
    assert "Community Britain" in [theme.name for theme in themes()]
    assert next(theme for theme in themes() if theme.key == "community-britain").detail.startswith(
        "156 × 234 mm"
    )


def test_zoom_and_one_page_at_a_time(qtbot, page, tmp_path):
    pdf_of(tmp_path / "x.pdf", 4)
    page.right.show_pages(PageImages(tmp_path / "x.pdf"), {})
    proof, pane = page.proof, page.right
    pane.resize(380, 500)
    QApplication.processEvents()
    before = proof._placed[2].rect.width()
    assert proof.horizontalScrollBar().maximum() == 0
    proof.setFocus()
    qtbot.keyClick(proof, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert proof._placed[2].rect.width() == pytest.approx(1.5 * before, abs=2)
    assert proof.horizontalScrollBar().maximum() > 0
    qtbot.mouseClick(pane.smaller, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.single, Qt.MouseButton.LeftButton)
    assert proof._placed[2].rect.width() == pytest.approx(2 * before, abs=2)
    assert proof._placed[1].rect.top() > proof._placed[0].rect.bottom()
    qtbot.keyClick(proof, Qt.Key.Key_Down)
    assert pane.header._detail.text() == "2 of 4"
    for _step in range(9):
        proof.zoom(1)
    assert not pane.larger.isEnabled()


def test_a_page_says_its_essay_and_leads_there(qtbot, window, page, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(442, 663))
    for number in range(4):
        canvas.drawString(100, 100, str(number))
        if number == 1:
            canvas.bookmarkPage("hall")
            canvas.addOutlineEntry("A hall of our own", "hall")
        canvas.showPage()
    canvas.save()
    essay = next(one for one in page.shell.session.record.essays() if one.revision)
    page.right.show_pages(PageImages(tmp_path / "x.pdf"), {essay.title: essay.id})
    assert page.right.words == "Page 1"
    page.proof.go(2)
    assert page.right.words == "Page 3 is A hall of our own"
    button = next(b for b in page.right.findChildren(QPushButton) if b.text() == "Go to text")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pages.key == "edit"
    assert window.pages.current().essay == essay.id


def test_a_narrow_window_shows_the_proof_in_place_of_the_choices(qtbot, window, page):
    window.resize(1024, 640)
    QApplication.processEvents()
    assert page.right.isHidden()
    qtbot.mouseClick(page.proof_button, Qt.MouseButton.LeftButton)
    assert not page.right.isHidden()
    assert page.choices.isHidden()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert page.proof_button.isHidden()
    assert not page.right.isHidden()
    assert not page.choices.isHidden()
