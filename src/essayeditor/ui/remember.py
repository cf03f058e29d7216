"""What the window remembers from one time to the next, in a file of the person's own settings."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

from essayeditor.ui.style.appearance import Choice

FOLDER = "ESSAYEDITOR_CONFIG"
"""Environment variable that names another folder for the settings."""
_MOST_RECENT = 10
_TITLE_BAR = 32
_EDGE = 6
"""What the system adds around a window, in pixels; it is not known before the window is shown."""


def folder() -> Path:
    """Return the folder of the settings and the log."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    return Path(platformdirs.user_config_dir("Essay Editor", appauthor=False))


class Remember:
    """Settings by key; those of a collection stand under a name made from its path."""

    def __init__(self, file: Path | None = None) -> None:
        place = file or folder() / "window.ini"
        place.parent.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(place), QSettings.Format.IniFormat)
        self._group = ""

    def use_collection(self, path: Path | None) -> None:
        """Keep what follows apart for this collection; with None, for the window without one."""
        if path is None:
            self._group = ""
            return
        name = hashlib.sha256(os.path.normcase(str(path.resolve())).encode()).hexdigest()[:16]
        self._group = f"collections/{name}/"

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text of this collection."""
        return str(self._settings.value(self._group + key, default))

    def put(self, key: str, value: str | QByteArray) -> None:
        """Remember a value for this collection."""
        self._settings.setValue(self._group + key, value)

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember how a splitter divides its panes."""
        self.put(f"splitters/{name}", splitter.saveState())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Divide the panes as they were; return whether anything was remembered."""
        state = self._settings.value(f"{self._group}splitters/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)

    def keep_header(self, name: str, header: QHeaderView) -> None:
        """Remember the columns of a table."""
        self.put(f"columns/{name}", header.saveState())

    def restore_header(self, name: str, header: QHeaderView) -> bool:
        """Set the columns as they were; return whether anything was remembered."""
        state = self._settings.value(f"{self._group}columns/{name}")
        return isinstance(state, QByteArray) and header.restoreState(state)

    def keep_window(self, window: QWidget) -> None:
        """Remember size, place and screen of the window."""
        self.put("window", window.saveGeometry())
        self._settings.setValue("window", window.saveGeometry())

    def restore_window(self, window: QWidget) -> bool:
        """Put the window where it was with this collection, or else where it was last."""
        for key in (f"{self._group}window", "window"):
            state = self._settings.value(key)
            if isinstance(state, QByteArray) and window.restoreGeometry(state):
                if not window.isMaximized() and not window.isFullScreen():
                    fit(window)
                return True
        return False

    def recent(self) -> list[Path]:
        """Return the collections opened last, newest first, that are still there."""
        held = self._settings.value("recent", [])
        names = [held] if isinstance(held, str) else list(held or [])
        return [Path(name) for name in names if Path(name).exists()]

    def opened(self, path: Path) -> None:
        """Put a collection at the top of those opened last."""
        path = path.resolve()
        others = [one for one in self.recent() if one != path]
        self._settings.setValue("recent", [str(one) for one in [path, *others][:_MOST_RECENT]])

    def forget(self, path: Path) -> None:
        """Take a collection off the list of those opened last."""
        self._settings.setValue("recent", [str(one) for one in self.recent() if one != path])

    @property
    def person(self) -> str:
        """The name of the person at the keyboard, as it stands beside suggestions and comments."""
        return str(self._settings.value("person", ""))

    @person.setter
    def person(self, name: str) -> None:
        self._settings.setValue("person", name)

    @property
    def smart_typography(self) -> bool:
        """Whether quotes and dashes are set as one types."""
        return str(self._settings.value("smart_typography", "true")) == "true"

    @smart_typography.setter
    def smart_typography(self, on: bool) -> None:
        self._settings.setValue("smart_typography", "true" if on else "false")

    @property
    def appearance(self) -> Choice:
        """The appearance chosen under View."""
        held = str(self._settings.value("appearance", Choice.SYSTEM.value))
        return Choice(held) if held in set(Choice) else Choice.SYSTEM

    @appearance.setter
    def appearance(self, choice: Choice) -> None:
        self._settings.setValue("appearance", choice.value)

    def write(self) -> None:
        """Write the settings to the disk now."""
        self._settings.sync()


def fit(window: QWidget) -> None:
    """Make a window no larger than the screen has room for, its title bar included, and bring it there."""
    free = window.screen().availableGeometry()
    room = QSize(free.width() - 2 * _EDGE, free.height() - _TITLE_BAR - _EDGE)
    here = window.geometry()
    size = here.size().boundedTo(room).expandedTo(window.minimumSize())
    top, left = free.y() + _TITLE_BAR, free.x() + _EDGE
    last = QPoint(max(left, free.right() - size.width()), max(top, free.bottom() - size.height()))
    place = QPoint(min(max(here.x(), left), last.x()), min(max(here.y(), top), last.y()))
    if size != here.size() or place != here.topLeft():
        window.setGeometry(QRect(place, size))
