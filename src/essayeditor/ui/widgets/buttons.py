"""Buttons: plain, primary, bare icon, and link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from essayeditor.ui.style import icons, metrics
from essayeditor.ui.style.primitives import LINK


class ElidedButton(QPushButton):
    """A button with words that somebody chose, such as a name: they end in "…" where they do not fit."""

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 10), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button with as much of its words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        taken = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = max(0, self.width() - taken)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


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
