"""Icons: one-colour line drawings, tinted from the palette when they are loaded."""

from __future__ import annotations

import re
from functools import cache
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from essayeditor.foundation import resources
from essayeditor.ui.style import appearance

SIZE = 16
_STROKE = re.compile(rb'stroke="#[0-9A-Fa-f]{6}"')
_NAME = "iconName"
_INK = "iconInk"


@cache
def _drawing(name: str) -> bytes:
    """Return the SVG of an icon. Raises FileNotFoundError for a name that is not drawn."""
    return resources.path("icons", f"{name}.svg").read_bytes()


def _render(name: str, colour: str, side: int, scale: float) -> QPixmap:
    svg = _STROKE.sub(f'stroke="{colour}"'.encode(), _drawing(name))
    renderer = QSvgRenderer(QByteArray(svg))
    pixels = round(side * scale)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


_SHOWN: WeakSet[QWidget] = WeakSet()
"""The widgets that show an icon set with `put`."""
_PIXMAPS: dict[tuple[str, str, int, float], QPixmap] = {}


def pixmap(name: str, colour: str, side: int = SIZE, scale: float | None = None) -> QPixmap:
    """Return an icon of `side` pixels in one colour, for the screen's scale; kept for the next time."""
    if scale is None:
        app = QApplication.instance()
        scale = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    key = (name, colour, side, scale)
    if key not in _PIXMAPS:
        _PIXMAPS[key] = _render(name, colour, side, scale)
    return _PIXMAPS[key]


def ink(role: str) -> str:
    """Return the colour that `role` has now: a tone, or text, secondary, accent, on_accent, disabled."""
    colours = appearance.colours()
    value = getattr(colours, role)
    return str(value.ink if hasattr(value, "ink") else value)


def icon(name: str, role: str = "text") -> QIcon:
    """Return an icon in the colour of `role`, at the scale of every screen, with its disabled form."""
    made = QIcon()
    for scale in appearance.scales():
        made.addPixmap(pixmap(name, ink(role), SIZE, scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, ink("disabled"), SIZE, scale), QIcon.Mode.Disabled)
    return made


def put(widget: QWidget, name: str, role: str = "text") -> None:
    """Set the icon of a button or label; it is tinted again whenever the appearance changes."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_INK, role)
    _SHOWN.add(widget)
    _tint(widget)


def _tint(widget: QWidget) -> None:
    name = widget.property(_NAME)
    if not name:
        return
    role = widget.property(_INK) or "text"
    if isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, role))
    elif isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, ink(role)))


def tint_again() -> None:
    """Tint every icon set with `put` from the present appearance.

    We keep a list of our own: Qt's of all widgets holds some that are being taken down, and to touch
    one of those ends the program.
    """
    for widget in list(_SHOWN):
        if isValid(widget):
            _tint(widget)
