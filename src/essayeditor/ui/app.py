"""Starts the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from essayeditor.ui import errors
from essayeditor.ui.remember import Remember
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.proxy import HouseStyle
from essayeditor.ui.widgets.message import Severity
from essayeditor.ui.window import NAME, MainWindow


def application() -> QApplication:
    """Return the application, set up with the style, the fonts and the language."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("essay-editor")
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
    reporter = errors.Reporter(window)
    reporter.install()
    reporter.happened.connect(lambda text: window.messages.show_message("unexpected", text, Severity.ERROR))
    return window


def run(path: Path | None = None) -> int:
    """Open the window, on a collection if one is named; return the program's exit status."""
    errors.start_log()
    app = application()
    window = make_window(app)
    window.show()
    if path is not None:
        window.status.tell(f"Opening ‘{path.name}’…")
        QTimer.singleShot(0, lambda: window.open(path))  # the window is painted first
    return app.exec()


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window from the command line: `essay-editor [FILE.essays]`."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return run(Path(arguments[0]) if arguments else None)
