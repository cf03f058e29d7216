"""The words of an import report: one line on a file, the whole of it, and the tally of an import."""

from __future__ import annotations

from html import escape

from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.ui.style import appearance

_TITLES = {
    "warning": "Look at these",
    "dropped": "Left out",
    "guessed": "Guessed",
    "kept": "Carried whole, shown as plain text",
}
_ONE = {
    "notes": "note",
    "pictures": "picture",
    "tables": "table",
    "links": "link",
    "comments": "comment",
    "suggestions": "suggested change",
    "words": "word",
}
_MANY = {"suggestions": "suggested changes"}


def counted(number: int, thing: str) -> str:
    """Return "1 note", "3 notes"."""
    if number == 1:
        return f"1 {_ONE.get(thing, thing.rstrip('s'))}"
    return f"{number:,} {_MANY.get(thing, thing)}"


def summary(file: FileResult) -> str:
    """Return one line on what became of a file."""
    if file.status is FileStatus.DUPLICATE:
        return "In the collection already; nothing was changed"
    if file.status is not FileStatus.IMPORTED:
        return file.message
    report = file.report
    if report is None:
        return "Imported"
    words = f"{report.words_in_essay:,} words"
    if report.words_in_essay < report.words_in_file:
        words = f"{report.words_in_essay:,} of {report.words_in_file:,} words"
    things = [counted(number, thing) for thing, number in report.kept.items() if number]
    return ", ".join([words, *things])


def tally(result: ImportResult) -> str:
    """Return how many files came in, and how many did not."""
    counts = {status: sum(file.status is status for file in result.files) for status in FileStatus}
    parts = [f"{counts[FileStatus.IMPORTED]} imported"]
    if counts[FileStatus.WAITING]:
        parts.append(f"{counts[FileStatus.WAITING]} in the inbox")
    if counts[FileStatus.DUPLICATE]:
        parts.append(f"{counts[FileStatus.DUPLICATE]} here already")
    if counts[FileStatus.SKIPPED]:
        parts.append(f"{counts[FileStatus.SKIPPED]} left alone")
    refused = counts[FileStatus.REFUSED] + counts[FileStatus.FAILED]
    if refused:
        parts.append(f"{refused} not read")
    return ", ".join(parts)


def as_html(file: FileResult) -> str:
    """Return the whole report on a file as HTML, everything from the file escaped."""
    report = file.report
    if report is None:
        return f"<p>{escape(file.message or summary(file))}</p>"
    parts = []
    if file.message:
        parts.append(f"<p><b>{escape(file.message)}</b></p>")
    if report.words_missing:
        ink = appearance.colours().tone("red").ink
        known = " You have said that this is known." if report.acknowledged else ""
        parts.append(
            f'<p style="color:{ink}"><b>{counted(report.words_missing, "words")} of the file '
            f"{'is' if report.words_missing == 1 else 'are'} not in the essay.</b>{known}</p>"
        )
    parts.append(
        f"<p>{report.words_in_file:,} words in the file, {report.words_in_essay:,} in the essay.</p>"
        "<table cellpadding='2'>"
    )
    for thing in dict.fromkeys([*report.found, *report.kept]):
        found, kept = report.found.get(thing, 0), report.kept.get(thing, 0)
        if found or kept:
            short = " <b>look</b>" if kept < found else ""
            parts.append(
                f"<tr><td>{escape(thing.capitalize())}</td><td>{kept:,} of {found:,}{short}</td></tr>"
            )
    parts.append("</table>")
    for kind, title in _TITLES.items():
        texts = [escape(remark.text) for remark in report.remarks if remark.kind == kind]
        if texts:
            parts.append(f"<h4>{title}</h4><ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>")
    made = f", written by {escape(report.producer)}" if report.producer else ""
    parts.append(f"<p>{escape(report.format)}{made}. The file is kept as it was sent.</p>")
    return "".join(parts)
