"""Moving the focus from pane to pane (F6)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return the first widget of a pane that can take the focus by Tab."""

    def able(widget: QWidget) -> bool:
        return (
            bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and widget.isEnabled()
            and widget.isVisibleTo(pane.window())
        )

    if able(pane):
        return pane
    return next((child for child in pane.findChildren(QWidget) if able(child)), None)


def cycle(panes: list[QWidget], step: int) -> QWidget | None:
    """Move the focus to the next pane (`step` 1) or the one before (-1); return what has it now."""
    shown = [pane for pane in panes if pane.isVisible() and first_focusable(pane) is not None]
    if not shown:
        return None
    holder = QApplication.focusWidget()
    here = _innermost(shown, holder)
    if here < 0 and step < 0:
        here = 0
    target = first_focusable(shown[(here + step) % len(shown)])
    if target is not None:
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
    return target


def _innermost(panes: list[QWidget], holder: QWidget | None) -> int:
    """Return which pane holds the focus, the inner one if one lies in another; -1 for none."""
    around = [n for n, pane in enumerate(panes) if holder is not None and pane.isAncestorOf(holder)]
    inner = [n for n in around if not any(m != n and panes[n].isAncestorOf(panes[m]) for m in around)]
    return inner[0] if inner else -1
