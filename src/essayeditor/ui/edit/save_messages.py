"""What is said while a text cannot be saved, and the way to another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui.edit.saving import Saver
from essayeditor.ui.session import Session
from essayeditor.ui.widgets.message import MessageArea, Severity


class SaveMessages(QObject):
    """Tells at once that saving failed, keeps saying so, and offers what can be done."""

    def __init__(self, session: Session, saver: Saver, messages: MessageArea, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._saver = saver
        self._messages = messages
        self._page = page
        saver.failed.connect(self._failed)
        saver.saved.connect(self._saved)

    def _failed(self, reason: str) -> None:
        said = reason if "Your text is safe" in reason else f"{reason} Your text is safe here."
        remedies = [("Try again", self._saver.save), ("Save elsewhere…", self.ask)]
        self._messages.show_message("saving", said, Severity.ERROR, remedies, closable=False)

    def _saved(self, _essay: str) -> None:
        self._messages.clear_message("saving")
        self._session.settled.emit("saving")

    def ask(self) -> None:
        """Ask for another place, and save the collection there with what is in hand."""
        present = self._session.desk.path
        name, _kind = QFileDialog.getSaveFileName(
            self._page,
            "Save the collection elsewhere",
            str(Path.home() / present.name),
            "Collections (*.essays)",
        )
        if name:
            path = Path(name)
            self.save_elsewhere(path if path.suffix == ".essays" else path.with_name(f"{path.name}.essays"))

    def save_elsewhere(self, path: Path) -> bool:
        """Save the collection with what is in hand to a path and go on there; return whether it went well."""
        from essayeditor.desk import recovery

        desk = self._session.desk
        texts = {buffer.essay: buffer.read() for buffer in self._saver.unsaved}
        try:
            recovery.save_elsewhere(desk, path, texts)
        except EssayEditorError as error:
            self._messages.show_message("elsewhere", str(error), Severity.ERROR)
            return False
        for essay in texts:
            recovery.forget_aside(desk, essay)
        self._saver.forget()
        return self._session.open(path)
