"""At the usual size of type and at twice that, nothing is cut off, lies over another, or is out of reach."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from essayeditor.ui.widgets.buttons import ElidedButton
from essayeditor.ui.widgets.labels import ElidedLabel
from essayeditor.ui.widgets.search import FindField
from tests.ui.access.places import PLACES, show
from tests.ui.test_access import said, where

ELIDED = (ElidedLabel, ElidedButton, FindField)
"""They end in "…" where there is no room, and have a tooltip."""


@pytest.fixture(params=[1, 2], ids=["usual", "double"])
def type_size(request, qapp):
    """The system's type, at its size or at twice that, for windows made meanwhile."""
    usual = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(usual.pointSizeF() * request.param)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(usual)


@pytest.fixture(params=PLACES)
def place(type_size, request, window, tmp_path):
    """The window at its smallest, in each place in turn."""
    window.resize(window.minimumSize())
    show(window, request.param, tmp_path)
    assert window.size() == window.minimumSize()
    return window


def shown(place, *kinds):
    return [one for one in place.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]


def is_cut(widget):
    """Whether the words of a label or button do not fit into it."""
    words = widget.text()
    if not words or isinstance(widget, ELIDED):
        return False
    metric = widget.fontMetrics()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QPushButton):  # what the style draws around its words may be narrower
        return metric.horizontalAdvance(words) > widget.width() or metric.height() > widget.height()
    hint = widget.sizeHint()
    return hint.width() > widget.width() + 2 or hint.height() > widget.height() + 2


def placed(layout: QLayout):
    """The widgets of a layout and of those within it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item.widget() is not None and item.widget().isVisible():
            yield item.widget()
        elif item.layout() is not None:
            yield from placed(item.layout())


def cut_off(place):
    return [
        f"{one.text()!r} is cut, {where(one)}" for one in shown(place, QLabel, QAbstractButton) if is_cut(one)
    ]


def out_of_place(place):
    """What lies over another part of the same layout, or outside of what holds it."""
    for holder in shown(place, QWidget):
        layout = holder.layout()
        if layout is None or isinstance(layout, QStackedLayout):
            continue
        inside = list(placed(layout))
        room = holder.rect().adjusted(-2, -2, 2, 2)
        yield from (f"{where(one)} is outside" for one in inside if not room.contains(one.geometry()))
        for one, other in combinations(inside, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > 2 and common.height() > 2:
                yield f"{where(one)} lies over {where(other)}"


def out_of_reach(place):
    """What is wider than its pane and cannot be scrolled to, and buttons that are outside of the window."""
    for area in shown(place, QScrollArea):
        wider = area.widget() is not None and area.widget().width() > area.viewport().width() + 1
        if wider and not area.horizontalScrollBar().isVisible():
            yield f"{where(area)} cannot be scrolled"
    for button in shown(place, QAbstractButton):
        holder = button.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        corner = button.mapTo(place, button.rect().bottomRight()) if button.window() is place else None
        if holder is None and corner is not None and not place.rect().contains(corner):
            yield f"{said(button)} is at {corner.x()}, {corner.y()}"


def test_nothing_is_cut_off_or_over_another_or_out_of_reach(place):
    assert [*cut_off(place), *out_of_place(place), *out_of_reach(place)] == []
