"""The main window: menus, top bar, pages, messages and status bar, put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from essayeditor.ui import fields, panes, recovery, standard_actions
from essayeditor.ui.actions import START, ActionRegistry
from essayeditor.ui.assist import NAME, Assist
from essayeditor.ui.files import FileWork
from essayeditor.ui.leaving import Leaving
from essayeditor.ui.menus import MenuBuilder
from essayeditor.ui.pages import Pages, specs
from essayeditor.ui.remember import Remember, fit
from essayeditor.ui.session import Session
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.start import StartPage
from essayeditor.ui.statusline import StatusLine
from essayeditor.ui.style import appearance, icons
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.topbar import TopBar
from essayeditor.ui.widgets.drop import FileDrops
from essayeditor.ui.widgets.message import MessageArea, Severity

SMALLEST = QSize(1024, 640)
USUAL = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Holds the parts and passes what one says on to the others."""

    def __init__(self, remember: Remember, session: Session | None = None) -> None:
        super().__init__()
        self.remember = remember
        self.session = session or Session(self)
        self.appearance = appearance.install(_app(), remember.appearance)
        self.in_focus_mode = False
        self.leaving = Leaving(self)
        self._specs = specs()
        present = {spec.key for spec in self._specs}
        self.registry = ActionRegistry(self)
        self.messages = MessageArea()
        self.status = StatusLine()
        self.start = StartPage(present)
        self.pages = Pages(self.start)
        self.topbar = TopBar(self._specs, self.registry)
        self.shell = Shell(
            session=self.session,
            actions=self.registry,
            remember=remember,
            messages=self.messages,
            notice=self.status.notice,
            visit=self.visit,
            made=self.pages.made,
            has=self.pages.has,
            take_files=self.take_files,
        )
        self.pages.use(self.shell, self._specs)
        self.files = FileWork(self)
        self._lay_out()
        self.assist = Assist(self, self._specs)
        self._register()
        self.menus = MenuBuilder(self.menuBar(), self.registry)
        self.drops = FileDrops(self, self.centralWidget())
        self._connect()
        if not remember.restore_window(self):
            self.resize(USUAL)
            fit(self)
        self._title()
        self._show_place(START)

    def _lay_out(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWindowIcon(icons.icon("publish", "accent"))
        self.addToolBar(self.topbar)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)

    def _register(self) -> None:
        for spec in self._specs:
            self.registry.add(spec.actions(self.shell))
        self.registry.add(standard_actions.file_actions(self))
        self.registry.add(standard_actions.edit_actions(self))
        self.registry.add(standard_actions.view_actions(self, self._specs))
        self.registry.add(standard_actions.help_actions(self))

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._opened)
        session.closing.connect(self._closing)
        session.closed.connect(self._title)
        session.changed.connect(self._changed)
        session.problem.connect(self._problem)
        session.settled.connect(self.messages.clear_message)
        session.told.connect(self._tell)
        self.pages.shown.connect(self._show_place)
        self.topbar.chosen.connect(self.visit)
        self.topbar.find_asked.connect(self.assist.find_anything)
        self.drops.dropped.connect(self.take_files)
        self.drops.elsewhere = lambda paths, place: self._page_takes(paths, place)
        self.appearance.changed.connect(self._tint)
        _app().focusChanged.connect(self._refocused)

    # What happens to the collection

    def _opened(self) -> None:
        path = self.session.desk.path
        self.remember.opened(path)
        self.remember.use_collection(path)
        self.remember.restore_window(self)
        self._title()
        self.status.show_saved(None)
        recovery.tell(self)
        key = self.remember.text("workspace", self._specs[0].key if self._specs else "")
        if self.visit(key) is None and self._specs:
            self.visit(self._specs[0].key)
        self.registry.refresh()

    def _closing(self) -> None:
        self.pages.stop()
        self.remember.use_collection(None)
        self.pages.start()

    def _changed(self, changes: object) -> None:
        self.pages.refresh(changes)
        self._saved()
        if self.pages.unsaved():
            QTimer.singleShot(0, self, self._saved)  # this change may be the saving that had failed before
        self._title()
        self._counts()
        self.registry.refresh()

    def _saved(self) -> None:
        if not self.session.is_open:
            return
        if self.pages.unsaved():
            self.status.show_unsaved()
        else:
            self.status.show_saved(self.session.saved)
            self.messages.clear_message("close")

    def _title(self) -> None:
        title = f"{self.session.record.collection.title} – {NAME}" if self.session.is_open else NAME
        self.setWindowTitle(title)

    def _problem(self, cause: str, text: str) -> None:
        self.leaving.failed()
        self.messages.show_message(cause, text, Severity.ERROR)

    def _tell(self, text: str, undoable: bool) -> None:
        self.status.tell(text, self.undo if undoable else None)

    # Pages

    def visit(self, key: str, target: str = "") -> Workspace | None:
        """Show a workspace, and in it the essay or section `target`, if one is given."""
        if self.in_focus_mode and key != self.pages.key:
            self.toggle_focus_mode()
        page = self.pages.visit(key, target)
        if page is not None:
            self.remember.put("workspace", key)
        return page

    def _show_place(self, key: str) -> None:
        self.topbar.show_place(key)
        self.registry.go(key)
        page = self.pages.current()
        if page is None:
            self.start.side.show_recent(self.remember.recent())
            self.start.side.show_sample(self.files.sample_is_there())
            self.start.begin()
            self.status.show_saved(None)
        else:
            page.context_changed.connect(self._context, Qt.ConnectionType.UniqueConnection)
        self.status.notice.end()
        self._counts()

    def _context(self) -> None:
        self._counts()
        self._saved()
        self.registry.refresh()

    def _counts(self) -> None:
        page = self.pages.current()
        self.topbar.show_primary(page.primary() if page is not None else "")
        if page is not None:
            self.status.show_counts(page.counts(), page.progress())
        else:
            self.status.show_counts(["No collection open"])
        leaving = "F11 leaves focus mode" if self.in_focus_mode else ""
        self.status.show_fact(leaving if page is not None else "F1 Help")

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        panes.cycle(self._panes(), 1)

    def previous_pane(self) -> None:
        """Move the focus to the pane before."""
        panes.cycle(self._panes(), -1)

    def _panes(self) -> list[QWidget]:
        page = self.pages.current()
        return [self.topbar, *(page.panes() if page is not None else self.start.panes())]

    def toggle_focus_mode(self) -> None:
        """Leave only the text and the status bar, or bring everything back."""
        page = self.pages.current()
        if page is None:
            return
        self.in_focus_mode = not self.in_focus_mode
        self.topbar.setVisible(not self.in_focus_mode)
        self.menuBar().setVisible(not self.in_focus_mode)
        page.focus_mode(self.in_focus_mode)
        self._counts()
        self.registry.refresh()

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back; the window is then as it was before."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.registry.refresh()

    # What the window's own actions do

    def new_collection(self) -> None:
        """Go to the start page to begin another collection."""
        self.close_collection()

    def ask_open(self) -> None:
        """Ask for a collection, and open it."""
        self.files.ask_open()

    def open(self, path: Path) -> bool:
        """Open a collection; return whether that went well."""
        return self.files.open(path)

    def save_now(self) -> None:
        """Put the text in hand into the collection."""
        self.pages.leave()
        self._saved()
        if not self.pages.unsaved():
            self.status.tell("Everything is saved.")

    def close_collection(self) -> None:
        """Close the collection and show the start page."""
        if self.leaving.safely(self.close_collection):
            self._keep()
            self.session.close()

    def take_files(self, paths: list[Path]) -> None:
        """Import files or folders, as when they were dropped on the window."""
        self.files.take(paths)

    def _page_takes(self, paths: list[Path], place: QPoint) -> bool:
        page = self.pages.current()
        return page is not None and page.takes_drop(paths, place)

    def undo(self) -> None:
        """Take back the last step: of the field in use, of the page, or of the collection."""
        page = self.pages.current()
        if fields.can_undo():
            fields.call("undo")
        elif page is None or not page.undo():
            self.session.undo()

    def redo(self) -> None:
        """Repeat what was taken back last."""
        page = self.pages.current()
        if fields.can_redo():
            fields.call("redo")
        elif page is None or not page.redo():
            self.session.redo()

    def choose_appearance(self, choice: Choice) -> None:
        """Change the appearance, and remember it."""
        self.remember.appearance = choice
        self.appearance.choose(choice)
        self.registry.refresh()

    def _refocused(self) -> None:
        if self.isVisible():
            self.registry.refresh()

    def _tint(self) -> None:
        icons.tint_again()
        self.topbar.tabs.tint()
        self.setWindowIcon(icons.icon("publish", "accent"))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to take drops, once the window has its handle."""
        super().showEvent(event)
        self.drops.listen()

    def changeEvent(self, event: QEvent) -> None:
        """Save the text in hand when another program is taken up."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pages.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is in hand, remember the window, close the collection."""
        if not self.leaving.safely(self.close):
            event.ignore()
            return
        self._keep()
        self.session.close()
        event.accept()

    def _keep(self) -> None:
        self.pages.keep()
        self.remember.keep_window(self)
        self.remember.write()


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("The window needs a QApplication")
    return app
