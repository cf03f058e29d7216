"""The window tried once, for the program's test of itself."""

from __future__ import annotations

from pathlib import Path

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui.app import application, make_window
from essayeditor.ui.pages import specs


def shown_once(path: Path) -> str:
    """Open the window on a collection, visit every workspace, close, and say what was shown.

    Raises EssayEditorError naming the workspace that could not be shown.
    """
    app = application()
    window = make_window(app)
    window.show()
    if not window.open(path):
        raise EssayEditorError("The window could not open the collection.")
    try:
        shown = [spec.title for spec in specs() if _shows(window, spec.key, app)]
        missing = [spec.title for spec in specs() if spec.title not in shown]
        if missing:
            raise EssayEditorError(f"These workspaces could not be shown: {', '.join(missing)}.")
        return f"{window.width()} × {window.height()}: {', '.join(shown)}"
    finally:
        window.close()
        app.processEvents()


def _shows(window: object, key: str, app: object) -> bool:
    """Visit a workspace and say whether there is anything on it: more than one colour."""
    page = window.visit(key)
    app.processEvents()
    if page is None:
        return False
    picture = page.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    }
    return len(colours) > 2
