"""Showing one essay: its text in the view, its fields over it, and whether its words may be changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from essayeditor.collection.entities import Essay
from essayeditor.collection.workflow import FIXED
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.buffers import Buffers
from essayeditor.ui.edit.notes_panel import NotesPanel
from essayeditor.ui.edit.sheet import Sheet
from essayeditor.ui.session import Session
from essayeditor.ui.widgets.message import MessageArea, Severity


class Showing(QObject):
    """Puts an essay into the view and takes it out again.

    `changed` comes with every change of the words, on the typing path; `settled` a moment after the
    last one, and after another essay is shown.
    """

    changed = Signal()
    settled = Signal()

    def __init__(
        self, session: Session, buffers: Buffers, sheet: Sheet, notes: NotesPanel, messages: MessageArea
    ) -> None:
        super().__init__(sheet)
        self._session = session
        self._buffers = buffers
        self._sheet = sheet
        self._view = sheet.view
        self._notes = notes
        self._messages = messages
        self.key = ""
        self.loading = False
        self._held: Buffer | None = None

    @property
    def essay(self) -> Essay | None:
        """The essay that is shown, as the collection has it now."""
        if not self.key or not self._session.is_open:
            return None
        return self._session.record.find(Essay, self.key)

    def show(self, essay: Essay | None) -> None:
        """Show an essay's text, or none."""
        if self.key:
            self.remember_cursor()
        self.loading = True
        self.key = essay.id if essay is not None else ""
        self._let_go()
        if essay is None:
            self.drop()
        if essay is not None:
            buffer = self._buffers.open(essay)
            self._held = buffer
            buffer.changed.connect(self._changed)
            buffer.settled.connect(self.settled)
            self._view.open(buffer)
            self._notes.show_buffer(buffer)
            cursor = self._view.textCursor()
            cursor.setPosition(min(self._buffers.cursor(essay.id), buffer.qt.characterCount() - 1))
            self._view.setTextCursor(cursor)
            self._sheet.fields.title.take(essay.title)
            self._sheet.fields.standfirst.take(essay.standfirst)
        self.loading = False

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Read nothing anew while an operation is done to the collection and to the open texts alike."""
        before, self.loading = self.loading, True
        try:
            yield
        finally:
            self.loading = before

    def remember_cursor(self) -> None:
        """Remember where the cursor is."""
        if self._view.buffer is not None:
            self._buffers.remember_cursor(self._view.buffer.essay, self._view.textCursor().position())

    def drop(self) -> None:
        """Take the text out of the view."""
        self._let_go()
        self._notes.show_buffer(None)
        self._view.open(None)

    def _let_go(self) -> None:
        buffer, self._held = self._held, None
        if buffer is not None:
            buffer.changed.disconnect(self._changed)
            buffer.settled.disconnect(self.settled)

    def show_fields(self) -> None:
        """Show title and standfirst as the collection has them."""
        essay = self.essay
        if essay is not None:
            self._sheet.fields.title.show_text(essay.title)
            self._sheet.fields.standfirst.show_text(essay.standfirst)

    def show_state(self) -> None:
        """Say whether the text may be changed, and what its state means for it."""
        essay = self.essay
        fixed = essay is not None and essay.state in FIXED
        self._view.setReadOnly(fixed)
        if fixed and essay is not None:
            self._messages.show_message(
                "state",
                f"This essay is {essay.state}: its words cannot be changed. Change its state first.",
                Severity.INFO,
                closable=False,
            )
        else:
            self._messages.clear_message("state")

    def _changed(self) -> None:
        if not self.loading:
            self.changed.emit()
