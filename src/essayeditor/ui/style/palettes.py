"""Qt palettes made from the colours of an appearance."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from essayeditor.ui.style.colours import Colours

TINTED = ("QAbstractItemView", "QTextEdit", "QPlainTextEdit", "QMenu", "QMenuBar", "QLineEdit")
"""Widgets whose selection is a tint under normal text, not the filled accent."""

Role = QPalette.ColorRole


def palette(colours: Colours) -> QPalette:
    """Return the application palette of an appearance, with every role set."""
    roles = {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.base,
        Role.AlternateBase: colours.alternate,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.secondary,
        Role.Button: colours.button,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.red.ink,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.ToolTipBase: colours.tooltip.ground,
        Role.ToolTipText: colours.tooltip.ink,
        Role.Light: colours.light,
        Role.Midlight: colours.midlight,
        Role.Mid: colours.hairline,
        Role.Dark: colours.border,
        Role.Shadow: colours.shadow,
    }
    made = QPalette()
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return made


def tinted(colours: Colours) -> QPalette:
    """Return the palette of views, texts and menus: a tint under the selection, normal text on it."""
    made = palette(colours)
    made.setColor(Role.Highlight, QColor(colours.tint))
    made.setColor(Role.HighlightedText, QColor(colours.text))
    return made


def apply(app: QApplication, colours: Colours) -> None:
    """Give the application and its views the palettes of an appearance."""
    app.setPalette(palette(colours))
    selection = tinted(colours)
    for widget_class in TINTED:
        app.setPalette(selection, widget_class)
