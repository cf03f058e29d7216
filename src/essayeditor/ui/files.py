"""What the window does with files: new and opened collections, dropped essays, the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from essayeditor.foundation import resources
from essayeditor.ui.errors import in_words
from essayeditor.ui.start import SUFFIX, unused

if TYPE_CHECKING:
    from essayeditor.ui.jobs import Progress
    from essayeditor.ui.window import MainWindow


class FileWork:
    """Joins the start page, drops and menus to the session."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        start = window.start
        start.create_wanted.connect(self.create)
        start.open_wanted.connect(self._open_wanted)
        start.files_chosen.connect(self.take)
        start.sample_wanted.connect(self.open_sample)

    def create(self, path: Path, title: str, template: str) -> bool:
        """Make a collection and open it; return whether that went well."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._window.session.problem.emit("open", in_words(error))
            return False
        return self._window.session.create(path, title, template)

    def open(self, path: Path) -> bool:
        """Open a collection in place of the one that is open; return whether that went well."""
        self._window.pages.leave()
        opened = self._window.session.open(path)
        if not opened and not path.exists():
            self._window.remember.forget(path)
            self._window.start.side.show_recent(self._window.remember.recent())
        return opened

    def ask_open(self) -> None:
        """Ask for a collection, and open it."""
        recent = self._window.remember.recent()
        folder = recent[0].parent if recent else Path(platformdirs.user_documents_path())
        name, _kind = QFileDialog.getOpenFileName(
            self._window, "Open a collection", str(folder), f"Collections (*{SUFFIX})"
        )
        if name:
            self.open(Path(name))

    def take(self, paths: list[Path]) -> None:
        """Import files: a collection among them is opened; without one, they become a new one."""
        window = self._window
        collections = [path for path in paths if path.suffix == SUFFIX and path.is_file()]
        if collections:
            self.open(collections[0])
            return
        if not window.session.is_open:
            start = window.start
            if not self.create(start.path, start.title.text().strip() or "Collection", start.template):
                return
        page = window.visit("collect")
        if page is not None and hasattr(page, "import_paths"):
            page.import_paths(paths)

    def sample_is_there(self) -> bool:
        """Return whether the sample ships with this program."""
        try:
            return resources.path("sample", "contributors.csv").is_file()
        except FileNotFoundError:
            return False

    def open_sample(self) -> bool:
        """Make a copy of the sample to try things on, and open it; return whether that went well."""
        folder = self._window.start.folder
        path = unused(folder / f"Stories from Community Britain, sample{SUFFIX}")
        status = self._window.status

        def tell(progress: Progress) -> None:
            status.tell(f"Making the sample: {progress.done} of {progress.of}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

        status.tell("Making the sample…")
        self._window.setCursor(Qt.CursorShape.BusyCursor)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return self._window.session.make_sample(path, tell)
        except OSError as error:
            self._window.session.problem.emit("open", in_words(error))
            return False
        finally:
            self._window.unsetCursor()
            status.notice.end()

    def _open_wanted(self, path: Path | None) -> None:
        if path is None:
            self.ask_open()
        else:
            self.open(path)
