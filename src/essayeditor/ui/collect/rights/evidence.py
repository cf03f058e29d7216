"""Opening a file that was kept as evidence, or saving a copy of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from essayeditor.foundation.files import safe_name, write_bytes
from essayeditor.ui.errors import in_words
from essayeditor.ui.shell import Shell

_SHOWN = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic"}
    | {".txt", ".md", ".csv", ".eml", ".msg", ".doc", ".docx", ".odt", ".rtf"}
)
"""Kinds of file that are opened; any other, such as a program, can only be saved."""


class EvidenceFiles:
    """Copies are laid in a folder of their own, which goes when the collection is closed."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def opens(self, name: str) -> bool:
        """Say whether a file of this name may be opened."""
        return Path(name).suffix.lower() in _SHOWN

    def open(self, sha256: str, name: str) -> None:
        """Open a copy with the program that the system has for it."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="essayeditor-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / sha256[:12] / safe_name(name, "evidence")
        path.parent.mkdir(exist_ok=True)
        if self._write(path, sha256) and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._shell.session.problem.emit(
                "operation", "There is no program to open this file. Save a copy of it instead."
            )

    def save(self, sha256: str, name: str) -> None:
        """Ask where to, and save a copy."""
        at = Path.home() / safe_name(name, "evidence")
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, "Save a copy", str(at))
        if chosen and self._write(Path(chosen), sha256):
            self._shell.session.told.emit(f"Saved ‘{Path(chosen).name}’.", False)

    def _write(self, path: Path, sha256: str) -> bool:
        try:
            write_bytes(path, self._shell.session.desk.original(sha256))
        except KeyError:
            self._shell.session.problem.emit("operation", "This file is no longer in the collection.")
            return False
        except OSError as error:
            self._shell.session.problem.emit("operation", in_words(error))
            return False
        return True

    def clear(self) -> None:
        """Take the copies away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
