"""Exporting in a child process: whole files or none, whatever happens to the child."""

import os
import time
import zipfile

import psutil
import pypdfium2
import pytest

from essayeditor.desk import Desk
from essayeditor.desk.jobs.child import MEBIBYTE, Limits
from essayeditor.desk.jobs.exporting import ExportJob
from essayeditor.desk.jobs.orders import Order
from essayeditor.foundation.errors import JobCancelled, JobFailed
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.desk.exporters import EXPORTER

LIMITS = Limits(memory=1024 * MEBIBYTE, seconds=3)


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "book.pdf").write_bytes(b"last week's book")
    return folder


def job(desk, out, theme=""):
    order = Order(out / "book.pdf", out / "book.docx", theme=theme)
    return ExportJob(desk.path, order, limits=LIMITS, exporter=EXPORTER)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_whole_files_take_their_places(desk, out):
    told = []
    result = job(desk, out).wait(60, told.append)
    assert contents(out) == {"book.pdf": b"whole pdf", "book.docx": b"whole docx"}
    assert [output.path for output in result.outputs] == [out / "book.pdf", out / "book.docx"]
    assert [(p.what, p.done, p.of, p.detail) for p in told] == [
        ("Writing", 1, 2, "pdf"),
        ("Writing", 1, 2, "docx"),
    ]


@pytest.mark.parametrize(
    ("theme", "says"),
    [
        ("crash", "sudden end"),
        ("bug", "sudden end.*KeyError"),
        ("refuse", "There is no theme"),
        ("hang", "stood still"),
    ],
)
def test_nothing_is_half_written(desk, out, theme, says):
    with pytest.raises(JobFailed, match=says):
        job(desk, out, theme).wait(60)
    assert contents(out) == {"book.pdf": b"last week's book"}


def test_a_cancelled_export_leaves_nothing(desk, out):
    started = job(desk, out, "hang")
    until = time.monotonic() + 30
    while not started.poll() and time.monotonic() < until:
        time.sleep(0.01)
    pid = started._child.pid
    started.cancel()
    with pytest.raises(JobCancelled, match="No file was made or changed"):
        _ = started.result
    assert contents(out) == {"book.pdf": b"last week's book"}
    assert not psutil.pid_exists(pid)


def test_what_killed_exports_left_is_swept_up(desk, out):
    old, new = out / ".essayeditor-old", out / ".essayeditor-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "book.pdf").write_bytes(b"half")
    os.utime(old, (time.time() - 200_000,) * 2)
    job(desk, out).wait(60)
    assert not old.exists()
    assert new.exists()


def test_targets_that_cannot_be(desk, out):
    with pytest.raises(JobFailed, match="is a folder"):
        desk.export(out, None).wait(5)
    with pytest.raises(JobFailed, match="is not there"):
        desk.export(out / "nowhere" / "book.pdf", None).wait(5)


def test_an_empty_collection_makes_no_book(desk, out):
    with pytest.raises(JobFailed, match="no essay has a text"):
        desk.export(out / "book.pdf", None).wait(60)
    assert contents(out) == {"book.pdf": b"last week's book"}


def test_the_book_is_made_of_what_is_saved(desk, out):
    section = desk.add_section("Local economy").created[0]
    for title in ("A hall of our own", "The long table"):
        essay = desk.add_essay(title, section).created[0]
        text = f"{title} stands in the middle of the town."
        desk.save_text(essay, Document((Heading("h", inline("Beginnings")), Paragraph("p", inline(text)))))
        desk.set_authors(essay, [desk.add_contributor("Sample contributor 7").created[0]])
    with Desk.open(desk.path, read_only=True) as reader:  # as the command line does, beside the window
        result = reader.export(out / "book.pdf", out / "book.docx", draft=True).wait(110)
    pdf, docx = result.outputs
    assert (pdf.kind, docx.kind) == ("pdf", "docx")
    assert pdf.pages > 4
    assert pdf.counts.words == docx.counts.words == (1 + 5 + 7) + (1 + 3 + 7)
    assert [f.message for output in result.outputs for f in output.findings if f.severity == "error"] == []
    document = pypdfium2.PdfDocument(out / "book.pdf")
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "The long table stands" in " ".join(words.split())
    with zipfile.ZipFile(out / "book.docx") as package:
        assert b"The long table stands" in package.read("word/document.xml")


def test_one_essay_alone(desk, out):
    keys = []
    for title in ("A hall of our own", "The long table"):
        keys += desk.add_essay(title).created
        desk.save_text(keys[-1], Document((Paragraph("p", inline(f"Words of {title}.")),)))
    result = desk.export(out / "one.pdf", None, essay=keys[1]).wait(110)
    assert result.outputs[0].counts.words == 5
    document = pypdfium2.PdfDocument(out / "one.pdf")
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "The long table" in words
    assert "A hall of our own" not in words


def test_the_screen_and_the_printer_get_a_file_each(desk, out):
    essay = desk.add_essay("A hall of our own").created[0]
    desk.save_text(essay, Document((Paragraph("p", inline("It stands in the middle of the town.")),)))
    result = desk.export(out / "book.pdf", None, print_pdf=out / "print.pdf").wait(110)
    assert [output.kind for output in result.outputs] == ["pdf", "print"]
    assert result.outputs[0].pages == result.outputs[1].pages
    with pypdfium2.PdfDocument(out / "print.pdf") as sheets, pypdfium2.PdfDocument(out / "book.pdf") as pages:
        assert sheets[0].get_size()[0] > pages[0].get_size()[0] == sheets[0].get_trimbox()[2]


def test_an_extract_has_the_folios_of_the_book(desk, out):
    section = desk.add_section("Local economy").created[0]
    essays = [desk.add_essay(title, section).created[0] for title in ("A hall of our own", "The long table")]
    for essay in essays:
        desk.save_text(essay, Document((Paragraph("p", inline("It stands in the middle of it. " * 300)),)))
    desk.export(out / "book.pdf", None).wait(110)
    desk.export(out / "essay.pdf", None, essay=essays[1]).wait(110)
    with pypdfium2.PdfDocument(out / "book.pdf") as book, pypdfium2.PdfDocument(out / "essay.pdf") as alone:
        begins = next(
            n for n in range(6, len(book)) if "The long table" in book[n].get_textpage().get_text_bounded()
        )
        labels = [alone.get_page_label(n) for n in range(3)]
        assert labels == [book.get_page_label(begins + n) for n in range(3)]
        assert int(labels[0]) > 3
