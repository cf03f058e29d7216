"""Importing in Collect: asking for files, the job and its progress, and what is told at its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.ui.jobs import JobWatch
from essayeditor.ui.shell import Shell
from essayeditor.ui.start import FILE_KINDS
from essayeditor.ui.widgets.message import Severity
from essayeditor.ui.widgets.progress import ProgressStrip


class Importing(QObject):
    """One import at a time; files that come meanwhile wait for their turn."""

    reported = Signal(list, object)

    def __init__(self, shell: Shell, strip: ProgressStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._strip = strip
        self._parent = parent
        self._waiting: list[tuple[list[Path], str, bool]] = []
        self._folder = Path.home()
        self.watch = JobWatch(self)
        self.watch.progressed.connect(lambda _what, step, share: strip.tell(step, share))
        self.watch.finished.connect(self._finished)
        self.watch.failed.connect(self._failed)
        self.watch.cancelled.connect(self._cancelled)
        strip.cancelled.connect(self._cancel)

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self.watch.busy

    def ask_files(self, section: str) -> None:
        """Ask for files, and import them into a section ("" for none)."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._parent, "Import essays", str(self._folder), FILE_KINDS
        )
        if names:
            self._folder = Path(names[0]).parent
            self.take([Path(name) for name in names], section)

    def ask_folder(self, section: str) -> None:
        """Ask for a folder, and import every essay in it."""
        name = QFileDialog.getExistingDirectory(self._parent, "Import a folder of essays", str(self._folder))
        if name:
            self._folder = Path(name)
            self.take([Path(name)], section)

    def take(self, paths: list[Path], section: str, *, generous: bool = False) -> None:
        """Import files and folders, now or after those that are being read.

        `generous` lets each have more memory and time than a stranger's file gets.
        """
        if self.watch.busy:
            self._waiting.append((paths, section, generous))
            return
        self._shell.messages.clear_message("import")
        self._strip.begin("Reading files")
        self.watch.start(lambda: self._shell.session.desk.import_files(paths, section, generous=generous))

    def _finished(self, result: ImportResult) -> None:
        self._strip.end()
        if all(file.status is FileStatus.SKIPPED for file in result.files):
            count = len(result.files)
            others = "1 other file was" if count == 1 else f"{count:,} other files were"
            left = f" {others} left alone." if count else ""
            self._say(f"There was nothing to import: no Word file and no other text.{left}")
        else:
            self.reported.emit(list(result.files), result)
        self._next()

    def _cancel(self) -> None:
        job = self.watch.job
        so_far: Callable[[], list[FileResult]] = lambda: list(getattr(job, "files", ()))  # noqa: E731
        self._waiting.clear()
        self.watch.cancel()
        files = so_far()
        if files:
            self.reported.emit(files, None)

    def _cancelled(self, words: str) -> None:
        self._strip.end()
        self._say(words)

    def _failed(self, words: str) -> None:
        self._strip.end()
        self._say(words, Severity.ERROR)
        self._next()

    def _say(self, words: str, severity: Severity = Severity.INFO) -> None:
        self._shell.messages.show_message("import", words, severity)

    def _next(self) -> None:
        if self._waiting:
            paths, section, generous = self._waiting.pop(0)
            self.take(paths, section, generous=generous)
