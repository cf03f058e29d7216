"""The words of an import report, and which files come first in it."""

from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.importers.result import RemarkKind, Report, ReportRemark
from essayeditor.ui.collect.report import rows
from essayeditor.ui.collect.report_words import as_html, summary, tally


def report(name, in_file=100, in_essay=100, kept=None, found=None, remarks=()):
    kept = {"notes": 3, "pictures": 1} if kept is None else kept
    return Report(
        name, "Word", "0" * 64, in_file, in_essay, found or kept, kept, tuple(remarks), "LibreOffice"
    )


WHOLE = FileResult("whole.docx", FileStatus.IMPORTED, "k1", report=report("whole.docx"))
SHORT = FileResult(
    "short.docx",
    FileStatus.IMPORTED,
    "k2",
    report=report(
        "short.docx",
        1184,
        1180,
        {"notes": 1, "pictures": 0},
        {"notes": 1, "pictures": 2},
        [
            ReportRemark(RemarkKind.WARNING, "A <picture> could not be read."),
            ReportRemark(RemarkKind.GUESSED, "“Round the side” was read as a heading."),
        ],
    ),
)
TWICE = FileResult("twice.docx", FileStatus.DUPLICATE, "k1")
REFUSED = FileResult("bomb.docx", FileStatus.REFUSED, message="It unpacks to more than 200 MB.")
CRASHED = FileResult("odd.doc", FileStatus.FAILED, message="Reading it came to a sudden end.")
LEFT = FileResult("prices.xlsx", FileStatus.SKIPPED, message="It is no text.")
ALL = (WHOLE, SHORT, TWICE, REFUSED, CRASHED, LEFT)


def test_one_line_for_each_file():
    assert summary(WHOLE) == "100 words, 3 notes, 1 picture"
    assert summary(SHORT) == "1,180 of 1,184 words, 1 note"
    assert summary(TWICE) == "In the collection already; nothing was changed"
    assert summary(REFUSED) == "It unpacks to more than 200 MB."
    assert summary(LEFT) == "It is no text."


def test_the_tally():
    assert tally(ImportResult(ALL)) == "2 imported, 1 here already, 1 left alone, 2 not read"
    assert tally(ImportResult((WHOLE,))) == "1 imported"


def test_what_wants_looking_at_comes_first():
    assert [(row.name, row.tone) for row in rows(ALL)] == [
        ("bomb.docx", "red"),
        ("odd.doc", "red"),
        ("short.docx", "amber"),
        ("twice.docx", "blue"),
        ("whole.docx", "green"),
        ("prices.xlsx", "grey"),
    ]


def test_the_whole_report_names_what_is_missing_and_escapes_the_file():
    html = as_html(SHORT)
    assert "1,184 words in the file, 1,180 in the essay." in html
    assert "A &lt;picture&gt; could not be read." in html
    assert "<td>0 of 2 <b>look</b></td>" in html
    assert html.index("Look at these") < html.index("Guessed")
    assert "Left out" not in html
    assert "written by LibreOffice" in html
    assert as_html(CRASHED) == "<p>Reading it came to a sudden end.</p>"
