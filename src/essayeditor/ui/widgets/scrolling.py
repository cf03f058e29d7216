"""What is taller than its pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(inside: QWidget, read_as: str = "") -> QScrollArea:
    """Return an area that scrolls up and down, and is as wide as its pane while its fields have room.

    Tab goes to the fields inside, and what has the focus is scrolled into sight. Where there are words
    to read that no field stands beside, `read_as` names the area, and it can be scrolled by keys.
    """
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAccessibleName(read_as)
    if not read_as:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
