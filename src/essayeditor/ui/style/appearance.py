"""Which appearance the window has: the system's, or the one chosen under View."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from essayeditor.ui.style import palettes
from essayeditor.ui.style.colours import DARK, LIGHT, Colours


class Choice(StrEnum):
    """What can be chosen under View ▸ Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Follows the system's colour scheme unless one is chosen, and tells when the colours change.

    It tells so too when the screens have other scales than before, for each of which icons are drawn.
    In a high-contrast setting of the system its own palette rules: no palette is set, and only the
    colours of states come from here.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._colours = LIGHT
        self._own = app.palette()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._scales = scales()
        app.screenAdded.connect(self._watch)
        for screen in app.screens():
            self._watch(screen)
        self._follow()

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self._choice

    @property
    def colours(self) -> Colours:
        """The colours in use now."""
        return self._colours

    def choose(self, choice: Choice) -> None:
        """Change the appearance at once."""
        self._choice = choice
        scheme = {
            Choice.SYSTEM: Qt.ColorScheme.Unknown,
            Choice.LIGHT: Qt.ColorScheme.Light,
            Choice.DARK: Qt.ColorScheme.Dark,
        }[choice]
        QGuiApplication.styleHints().setColorScheme(scheme)  # title bars follow, where the system can
        self._follow()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._rescale)  # its size in our pixels changes with its scale
        self._rescale()

    def _rescale(self) -> None:
        now = scales()
        if now != self._scales:
            self._scales = now
            self.changed.emit()

    def _follow(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._choice is Choice.DARK or (self._choice is Choice.SYSTEM and system_dark)
        self._colours = DARK if dark else LIGHT
        if high_contrast():
            self._app.setPalette(self._own)
        else:
            palettes.apply(self._app, self._colours)
        self.changed.emit()


def scales() -> tuple[float, ...]:
    """Return the scales of the screens that are there: pixels of the screen for one of ours."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


def high_contrast() -> bool:
    """Return whether the person asked the system for high contrast."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


_PROPERTY = "essayeditorAppearance"


def install(app: QApplication, choice: Choice = Choice.SYSTEM) -> Appearance:
    """Give the application its appearance, once; a second call only changes the choice."""
    present = app.property(_PROPERTY)
    if isinstance(present, Appearance):
        if present.choice is not choice:
            present.choose(choice)
        return present
    made = Appearance(app, choice)
    app.setProperty(_PROPERTY, made)
    return made


def current() -> Appearance | None:
    """Return the appearance of the running application, or None before it has one."""
    app = QApplication.instance()
    present = app.property(_PROPERTY) if app is not None else None
    return present if isinstance(present, Appearance) else None


def colours() -> Colours:
    """Return the colours in use now; the light ones before the application has an appearance."""
    present = current()
    return present.colours if present is not None else LIGHT
