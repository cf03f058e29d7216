"""Buttons: plain, primary, bare icon, and link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from essayeditor.ui.style import icons, metrics
from essayeditor.ui.style.primitives import LINK


def button(
    text: str, run: Callable[[], object] | None = None, icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a plain button. `run` is called without arguments when it is pressed."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    if icon:
        icons.put(made, icon)
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    return made


def primary(
    text: str, run: Callable[[], object] | None = None, icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return the filled button of a page, of which there is one."""
    made = button(text, run, "", parent)
    made.setDefault(True)
    made.setFont(metrics.strong())
    if icon:
        icons.put(made, icon, "on_accent")
    return made


def bare(
    icon: str,
    name: str,
    run: Callable[[], object] | None = None,
    shortcut: str = "",
    *,
    checkable: bool = False,
) -> QToolButton:
    """Return a bare icon, whose tooltip says what it does and by which key."""
    made = QToolButton()
    icons.put(made, icon)
    made.setAutoRaise(True)
    made.setCheckable(checkable)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    return made


def link(text: str, run: Callable[[], object] | None = None, parent: QWidget | None = None) -> QPushButton:
    """Return a button that looks like a link, for the remedy inside a sentence or message."""
    made = button(text, run, "", parent)
    made.setFlat(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setProperty(LINK, True)
    return made
