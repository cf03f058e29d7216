"""Starts the window."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from essayeditor.ui import errors
from essayeditor.ui.remember import Remember
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.proxy import HouseStyle
from essayeditor.ui.tidy import Tidy
from essayeditor.ui.widgets.message import Severity
from essayeditor.ui.window import NAME, MainWindow

_TURN = 0.0005
"""Seconds after which a thread at work lets the one of the window go on; Python's own 5 ms are felt."""


WRITING = ("essayeditor.store.repository", "essayeditor.store.engine")
"""What the first change to a collection needs, and opening one does not."""
_LOOKED_AT = 400
"""Milliseconds from the opening of a collection until that is loaded."""


def application() -> QApplication:
    """Return the application, set up with the style, the fonts and the language."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(_TURN)
    app.setApplicationName(NAME)  # what screen readers call the program
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName("essay-editor")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if app.style().objectName() != "essayeditor":
        app.setStyle(HouseStyle())
    metrics.load_fonts()
    return app


def make_window(app: QApplication) -> MainWindow:
    """Return the window, not yet shown, with a reporter of what goes wrong."""
    remember = Remember()
    appearance.install(app, remember.appearance)
    window = MainWindow(remember)
    Tidy(window, window.session)
    later = QTimer(window)
    later.setSingleShot(True)
    later.setInterval(_LOOKED_AT)
    later.timeout.connect(lambda: load_meanwhile(*WRITING))
    window.session.opened.connect(later.start)
    reporter = errors.Reporter(window)
    reporter.install()
    reporter.happened.connect(lambda text: window.messages.show_message("unexpected", text, Severity.ERROR))
    return window


def run(path: Path | None = None, usable: Callable[[MainWindow], object] | None = None) -> int:
    """Open the window, on a collection if one is named; return the program's exit status.

    `usable` is called once, when the window stands on the collection or the start page.
    """
    errors.start_log()
    errors.watch_for_crashes()
    app = application()
    window = make_window(app)
    if path is not None:
        window.pages.wait(f"Opening ‘{path.name}’…")

    def begin() -> None:
        _begin(window, path)
        if usable is not None:
            usable(window)

    FirstPaint(window, begin)
    window.show()
    return app.exec()


def _begin(window: MainWindow, path: Path | None) -> None:
    """Open the collection named; without one, load meanwhile what opening one will need."""
    if path is None:
        load_meanwhile("essayeditor.desk.desk")
    elif not window.open(path):
        window.pages.start()


def load_meanwhile(*modules: str) -> None:
    """Import modules in a thread, while the person looks at the window."""
    threading.Thread(target=lambda: [importlib.import_module(one) for one in modules], daemon=True).start()


class FirstPaint(QObject):
    """Calls back, once, when a window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the event after which the window's picture is on the screen."""
        if event.type() == QEvent.Type.UpdateRequest or event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False

    def _call(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window from the command line: `essay-editor [FILE.essays]`."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return run(Path(arguments[0]) if arguments else None)
