"""The Edit workspace: puts the parts together and passes on what one says to the others.

What is shown beside, above or below the text joins by a row in `fittings` and works on a `Bench`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.ui.edit import opened, pasting
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.buffers import Buffers
from essayeditor.ui.edit.comfort import Comfort
from essayeditor.ui.edit.fittings import FITTINGS
from essayeditor.ui.edit.frame import Frame
from essayeditor.ui.edit.linkbar import LinkBar
from essayeditor.ui.edit.measure import said
from essayeditor.ui.edit.narrow import Narrow
from essayeditor.ui.edit.notes_panel import NotesPanel
from essayeditor.ui.edit.operations import TextOperations
from essayeditor.ui.edit.outline import outline
from essayeditor.ui.edit.picturebar import PictureBar
from essayeditor.ui.edit.save_messages import SaveMessages
from essayeditor.ui.edit.saving import Saver
from essayeditor.ui.edit.sheet import Sheet
from essayeditor.ui.edit.showing import Showing
from essayeditor.ui.edit.sidebar import Sidebar
from essayeditor.ui.edit.strip import Strip
from essayeditor.ui.edit.tabs import EssayTabs, TabRow
from essayeditor.ui.edit.toolrow import ToolRow
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.style import appearance
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.message import MessageArea

_UNSEEN = frozenset({"comments", "log", "private", "queries", "releases", "submissions", "waivers"})
"""Kinds of change that show nothing here."""
_LONG = 80
"""Blocks from which a text is painted before it is counted and outlined."""


class EditWorkspace(Workspace):
    """One essay's text, editable, saved by itself."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.buffers = Buffers(shell.session)
        self.words = 0
        self._stale = True
        self._side_before = True
        self._emptied = False  # a person closed the last tab: nothing opens by itself
        self.saver = Saver(shell.session, self)
        self._build()
        self.showing = Showing(shell.session, self.buffers, self.sheet, self.notes, self.messages)
        self.narrow = Narrow(self, self.frame, self.sidebar)
        self.comfort: Comfort  # a part of its own makes it
        self.bench = Bench(self)
        self._connect()
        self.frame.fit(self.bench)
        for key in self.shell.remember.text("edit/shown", "page notes remarks").split():
            self.frame.show_part(key)
        self._restore_tabs()

    def _build(self) -> None:
        self.sidebar = Sidebar()
        self.tabs = EssayTabs()
        self.buffers.held = self.tabs.essays
        self.side_button = buttons.bare("outline", "Essays and outline", self.toggle_sidebar, checkable=True)
        self.side_button.setFixedSize(self.tabs.sizeHint().height(), self.tabs.sizeHint().height())
        self.sidebar.seen.connect(self.side_button.setChecked)
        self.tools = ToolRow(self.shell.actions)
        self.messages = MessageArea()
        self.link = LinkBar()
        self.picture = PictureBar()
        self.sheet = Sheet()
        self.view: TextView = self.sheet.view
        self.notes = NotesPanel(lambda: self.buffers.pictures)
        self.tab_row = TabRow(self.side_button, self.tabs)
        over: list[QWidget] = [self.tab_row, self.tools, self.messages, self.link, self.picture]
        self.frame = Frame(Strip(self.shell.actions), self.sidebar, over, self.sheet)
        self.empty = EmptyState("edit", "")
        if self.shell.has("collect"):
            self.empty.offer("Go to Collect", lambda: self.shell.visit("collect"), "collect")
        self.pages = self.frame.pages
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.frame.text)
        self.sidebar.setMinimumWidth(184)
        self.sidebar.setMaximumWidth(360)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _connect(self) -> None:
        self.text = TextOperations(
            self.view,
            self.notes,
            self.tools,
            self.link,
            self.picture,
            self.messages,
            self.shell.actions,
            self.bench.menus,
        )
        self.sidebar.chosen.connect(self._choose)
        self.sidebar.kept.connect(self.tabs.keep)
        self.sidebar.went.connect(self.go)
        self.tabs.chosen.connect(self._choose)
        self.tabs.closed.connect(self.close_tab)
        self.tabs.arranged.connect(self._remember_tabs)
        self.showing.changed.connect(self._changed)
        self.showing.settled.connect(self._settled)
        self.view.cursorPositionChanged.connect(self._moved)
        self.view.currentCharFormatChanged.connect(lambda _made: self.tools.show_state(self.view))
        self.view.left.connect(self.saver.save_soon)
        self.notes.chosen.connect(self.view.select_call)
        self.save_messages = SaveMessages(self.shell.session, self.saver, self.messages, self)
        self.saver.failed.connect(lambda _reason: self.context_changed.emit())
        self.saver.saved.connect(lambda _essay: self.context_changed.emit())
        self.saver.before = self.notes.commit
        self.sheet.fields.title.committed.connect(lambda text: self._describe(title=text))
        self.sheet.fields.standfirst.committed.connect(lambda text: self._describe(standfirst=text))
        self.frame.part_shown.connect(self._part_shown)
        present = appearance.current()
        if present is not None:
            present.changed.connect(self._recolour)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(60)
        self._follow.timeout.connect(self._follow_cursor)
        self._settle_soon = QTimer(self)
        self._settle_soon.setSingleShot(True)
        self._settle_soon.setInterval(25)
        self._settle_soon.timeout.connect(self._settled)

    @property
    def essay(self) -> str:
        """The key of the essay that is shown, "" for none."""
        return self.showing.key

    def essay_key(self) -> str:
        """Return the key of the essay in hand, or ""."""
        essay = self.essay_in_hand()
        return essay.id if essay is not None else ""

    def essay_in_hand(self) -> Essay | None:
        """Return the essay whose text is shown."""
        return self.showing.essay

    # What the window asks

    def refresh(self, changes: object | None = None) -> None:
        """Show the collection as it is now, or when the page comes into sight again."""
        if not self.shell.session.is_open or self.showing.loading:
            return
        kinds = {str(kind) for kind in getattr(changes, "kinds", ())}
        if not kinds or not kinds <= _UNSEEN:
            self._stale = True
            if self.isVisible():
                self._refresh()
        self.bench.changed.emit(changes)

    def _refresh(self) -> None:
        """Show essays, fields and state; a text that changed elsewhere is read again."""
        self._stale = False
        record = self.shell.session.record
        for key in self.tabs.essays():
            essay = record.find(Essay, key)
            if essay is None or essay.binned:
                self.tabs.drop(key)
            else:
                self.tabs.name(key, essay.title)
        shown = self.essay_in_hand()
        gone = shown is None or shown.binned
        self.sidebar.show_record(record, "" if gone else self.essay)
        if gone and not self._emptied:
            if self.essay or not self.tabs.count():
                self._show(self.tabs.current or _first_essay(record, self.sidebar.essays_in_order()))
        elif self.buffers.is_outdated(self.essay) and not self.buffers.follow(self.essay):
            self._show(self.essay)
        else:
            self.showing.show_fields()
            self._show_state()

    def arrive(self, target: str = "") -> None:
        """Show an essay: the one asked for, the one shown last, or the first."""
        if self._stale:
            self._refresh()
        record = self.shell.session.record
        remembered = self.essay or self.shell.remember.text("edit/essay")
        for key in (target, remembered, _first_essay(record, self.sidebar.essays_in_order())):
            essay = record.find(Essay, key) if key else None
            if essay is not None and not essay.binned:
                if key != self.essay:
                    self._show(key)
                break
        else:
            self._show("")
        self.view.setFocus()

    def leave(self) -> None:
        """Save what is not yet saved."""
        self.sheet.fields.title.commit()
        self.sheet.fields.standfirst.commit()
        self.saver.save()
        self._remember_tabs()

    def unsaved(self) -> str:
        """Return why the text in hand could not be saved, or ""."""
        return self.saver.reason

    def stop(self) -> None:
        """Let go of every text before the collection is closed."""
        self.bench.closing.emit()
        self.saver.forget()
        self.showing.key = ""
        self.showing.drop()
        self.buffers.forget()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        before = [self.sidebar.essays, self.sidebar.outline, self.tabs, self.tools, self.view]
        return [*before, *self.frame.shown_parts(), self.frame.strip]

    def counts(self) -> list[str]:
        """Return words against the target, reading time, and where the cursor is."""
        essay = self.essay_in_hand()
        if essay is None:
            return []
        block = self.view.textCursor().block().blockNumber()
        place = (block + 1, self.view.document().blockCount())
        usual = said(self.words, essay.target_words, place, self.text.open_suggestions)
        return [*usual, *(words for words in self.bench.facts.values() if words)]

    def progress(self) -> tuple[int, int]:
        """Return the words of the essay and its target."""
        essay = self.essay_in_hand()
        return (self.words, essay.target_words) if essay is not None else (0, 0)

    def undo(self) -> bool:
        """Leave the collection alone while the text is in use: its own steps are taken back first."""
        return self.text.has_focus()

    def redo(self) -> bool:
        """As `undo`."""
        return self.text.has_focus()

    def splitters(self) -> dict[str, QSplitter]:
        """Return the splitters that are remembered."""
        sides, text = self.frame.horizontal, self.frame.vertical
        return {"sides3": sides, "text": text, "sidebar": self.sidebar.split}

    def takes_drop(self, paths: list[Path], place: QPoint) -> bool:
        """Take pictures where the text is."""
        under = self.view.viewport()
        inside = under.isVisible() and under.rect().contains(under.mapFromGlobal(place))
        return inside and not self.view.isReadOnly() and pasting.are_pictures(paths)

    def focus_mode(self, on: bool) -> None:
        """Leave the text alone on the page."""
        for part in (self.tab_row, self.tools, self.frame.strip):
            part.setVisible(not on)
        if on:
            self._side_before = not self.sidebar.isHidden()
        self.sidebar.setVisible(not on and self._side_before)
        self.frame.put_away(on)
        self.view.dimmed = on
        self.bench.focused.emit(on)
        self.view.overlay()
        self.view.setFocus()

    # Showing an essay

    def _choose(self, essay: str) -> None:
        if essay != self.essay:
            self._show(essay)
        self.view.setFocus()

    def _show(self, key: str, *, keep: bool = False) -> None:
        """Show an essay's text, "" for none."""
        if self.essay:
            self.leave()
        essay = self.shell.session.record.find(Essay, key) if key else None
        self.link.hide()
        self.picture.hide()
        self.showing.show(essay)
        if essay is not None:
            self._emptied = False
            self.tabs.show_essay(essay.id, essay.title, keep=keep)
            self.shell.remember.put("edit/essay", essay.id)
        else:
            self._say_empty()
        self.pages.setCurrentIndex(1 if essay is not None else 0)
        self.sidebar.select(self.essay)
        self.sheet.top()
        self.showing.show_state()
        self.bench.opened.emit()
        if self.view.buffer is None or self.view.document().blockCount() < _LONG:
            self._settled()
        else:
            self._settle_soon.start()  # tells the window too: first comes the text

    def _say_empty(self) -> None:
        if self.sidebar.essays_in_order():
            self.empty.say("No essay is open", "Choose one from the list at the left.")
        else:
            self.empty.say("Nothing to edit yet", "Import the essays that came in, under Collect.")

    def _show_state(self) -> None:
        self.showing.show_state()
        self.tools.show_state(self.view)
        self.context_changed.emit()

    def _recolour(self) -> None:
        self.view.recolour()
        self.sheet.fields.recolour()
        self.notes.delegate.forget()
        self.notes.list.viewport().update()
        self.bench.recoloured.emit()

    # Tabs and parts

    def _restore_tabs(self) -> None:
        record = self.shell.session.record
        for tab in opened.read(self.shell.remember, record):
            self.buffers.remember_cursor(tab.essay, tab.cursor)
            self.tabs.show_essay(tab.essay, record.get(Essay, tab.essay).title, keep=not tab.passing)

    def _remember_tabs(self) -> None:
        self.showing.remember_cursor()
        opened.write(self.shell.remember, self.tabs, self.buffers)

    def close_tab(self, key: str = "") -> None:
        """Close an essay's tab, or that of the essay shown; its text is saved first."""
        key = key or self.essay
        if key == self.essay:
            self.leave()
        self.tabs.drop(key)
        if key == self.essay:
            self._emptied = not self.tabs.count()
            self._show(self.tabs.current)
        self.view.setFocus()

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        key = self.tabs.last_closed()
        if key and self.shell.session.record.find(Essay, key) is not None:
            self._show(key, keep=True)

    def toggle_sidebar(self) -> None:
        """Hide the essays and the outline, or show them again."""
        self.sidebar.setVisible(self.sidebar.isHidden())

    def _part_shown(self, _key: str, _on: bool) -> None:
        shown = [one.key for one in FITTINGS if self.frame.is_shown(one.key) and one.title]
        shown += [self.narrow.closed_part] * bool(self.narrow.closed_part and not self.frame.right_key())
        self.shell.remember.put("edit/shown", " ".join(shown))

    # While the text is changed

    def _changed(self) -> None:
        if self.view.buffer is not None:
            self.saver.take(self.view.buffer)
            self.tabs.keep(self.essay)

    def _settled(self) -> None:
        """A moment after the last change: count, number, outline."""
        buffer = self.view.buffer
        if buffer is not None:
            self.words, self.text.open_suggestions = buffer.counts()
            self.sidebar.show_outline(outline(buffer.scanner.entries()))
            self.notes.refresh()
        else:
            self.words = self.text.open_suggestions = 0
            self.sidebar.show_outline([])
        self.bench.settled.emit()
        self._follow_cursor()

    def _moved(self) -> None:
        self._follow.start()

    def _follow_cursor(self) -> None:
        self.tools.show_state(self.view)
        self.notes.follow(self.view.note_here())
        self.sidebar.follow(self.view.textCursor().position())
        self.bench.moved.emit()
        self.context_changed.emit()

    def go(self, position: int, essay: str = "") -> None:
        """Put the cursor at a position, in another essay if one is named, and show it."""
        if essay and essay != self.essay:
            self._show(essay)
        self.view.go_to(position)
        self.view.setFocus()

    def _describe(self, **fields: str) -> None:
        if self.essay and self.shell.session.is_open:
            done = self.shell.session.perform(lambda desk: desk.edit_essay(self.essay, **fields), quiet=True)
            if done is None:
                self.showing.show_fields()


def _first_essay(record: Record, keys: list[str]) -> str:
    """Return the first essay that has a text, or else the first, "" if there is none."""
    return next((key for key in keys if record.get(Essay, key).revision), next(iter(keys), ""))
