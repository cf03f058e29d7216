"""Tab goes through a page as it is read: in the order of its layouts, whenever its parts were made.

Qt's own order is that of making. Parts that come and go, such as the rows of authors or the cards of
a section, would always come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeGuard

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def put_in_reading_order(page: QWidget) -> None:
    """Let Tab follow the layouts of a page."""
    for one, following in pairwise(list(stops(page))):
        if one.nextInFocusChain() is not following:
            QWidget.setTabOrder(one, following)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside one, and itself, that take the focus by Tab, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return
    for child in _children(widget):
        yield from stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter | QStackedWidget):
        for number in range(widget.count()):
            yield widget.widget(number)
    elif isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield widget.widget()
    elif widget.layout() is not None:
        yield from _in_layout(widget.layout())
    else:
        yield from (child for child in widget.children() if _is_part(child))


def _is_part(child: QObject) -> TypeGuard[QWidget]:
    """Return whether a child, placed by hand, is a part of the page and not of a control of Qt."""
    return isinstance(child, QWidget) and not child.isWindow() and not isinstance(child, QScrollBar)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
