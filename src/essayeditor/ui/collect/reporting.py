"""What becomes of an import report: its buttons act, and what waits is told of or shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Submission
from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.desk.reports import report_of
from essayeditor.ui.widgets.message import Severity

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage


class Reporting:
    """Puts the report over the right column, and takes it away again."""

    def __init__(self, page: CollectPage) -> None:
        self._page = page
        page.importing.reported.connect(self._come)
        page.report.essay_chosen.connect(self._choose_from_report)
        page.report.closed.connect(page.right.put_away)
        connect_remedies(page)
        page.details.report_wanted.connect(self._old_report)

    def _come(self, files: list[FileResult], result: ImportResult | None) -> None:
        if shown_in_inbox(self._page, files):
            return
        self._page.show_view("")
        if result is not None:
            self._page.report.show_result(result)
        else:
            self._page.report.show_files(files)
        self._page.right.put_over(self._page.report)
        self._page.outer.show_right()
        come = [file.essay for file in files if file.status is FileStatus.IMPORTED]
        count = "1 essay" if len(come) == 1 else f"{len(come)} essays"
        if come:
            self._page.shell.session.told.emit(f"Imported {count}.", False)

    def _old_report(self) -> None:
        essay = self._page.details.essay
        if essay is None:
            return
        sent = self._page.shell.session.record.of_essay(Submission, essay.id)
        files = [
            FileResult(one.file_name, FileStatus.IMPORTED, essay.id, report=report_of(one), submission=one.id)
            for one in sorted(sent, key=lambda one: one.received, reverse=True)
        ]
        self._page.report.show_files(files)
        self._page.right.put_over(self._page.report)

    def _choose_from_report(self, essay: str) -> None:
        if self._page.model.find(essay).isValid():
            with self._page.leading():
                self._page.essays.choose([essay])


def connect_remedies(page: CollectPage) -> None:
    """Have the report's buttons act, and the report follow what they and undo change."""
    remedies, session = page.report.remedies, page.shell.session

    def put_back(submission: str, block: str) -> None:
        session.perform(lambda desk: desk.put_line_back(submission, block))

    def acknowledge(essay: str) -> None:
        session.perform(lambda desk: desk.acknowledge(essay))

    def read_generously(path: Path) -> None:
        page.importing.take([path], page.section(), generous=True)

    remedies.put_back.connect(put_back)
    remedies.acknowledged.connect(acknowledge)
    remedies.generous.connect(read_generously)
    remedies.inbox_wanted.connect(lambda submission: page.show_view("inbox", submission))
    page.bench.refreshed.connect(lambda: page.report.renew(session.record))


def shown_in_inbox(page: CollectPage, files: list[FileResult]) -> bool:
    """Tell of what waits; where nothing else came of the import, show it. Return whether it is shown."""
    waiting = [file for file in files if file.status is FileStatus.WAITING]
    if not waiting:
        return False
    first = waiting[0].submission
    if all(file.status in (FileStatus.WAITING, FileStatus.DUPLICATE) for file in files):
        page.show_view("inbox", first)
        return True
    what = "One file waits" if len(waiting) == 1 else f"{len(waiting):,} files wait"
    show = ("Open the inbox", lambda: page.show_view("inbox", first))
    page.shell.messages.show_message(
        "import", f"{what} in the inbox for you to say what it is.", Severity.INFO, [show]
    )
    return False
