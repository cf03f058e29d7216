"""Layouts that are true before they are painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent


def settle_layouts() -> None:
    """Lay out now what has changed, so that no half-laid page is painted.

    Qt lays out one level of nested layouts per turn of the event loop, and may paint in between.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
