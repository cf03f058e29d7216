"""What becomes of an import report: its buttons act, and what waits is told of or shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from essayeditor.desk.jobs.results import FileResult, FileStatus
from essayeditor.ui.widgets.message import Severity

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage


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
