"""Every control of every page has a name and can be reached by keys, in reading order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from essayeditor.desk import Desk
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline
from essayeditor.ui.pages import specs

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
PLACES = ["start", *(spec.key for spec in specs())]


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(tmp_path / "Stories.essays", "Stories from Community Britain", "stories")
    essay = made.add_essay("A hall of our own", made.record.sections()[0].id, target_words=900).created[0]
    people = [made.add_contributor(f"Sample contributor {n}").created[0] for n in (1, 2)]
    made.set_authors(essay, people)
    heading = Heading(id="h1", level=1, content=Inline("Keys"))
    made.save_text(essay, Document((heading, Paragraph(id="p1", content=Inline("The hall is ours.")))))
    yield made
    made.close()


@pytest.fixture(params=PLACES)
def place(request, window, desk):
    """The window on each of its pages in turn, with something chosen on it."""
    if request.param != "start":
        window.session.adopt(desk)
        essay = next(one.id for one in desk.record.essays() if one.revision)
        window.visit(request.param, essay)
    QApplication.processEvents()
    return window


def of_qt(widget: QWidget) -> bool:
    """Whether Qt made the widget as a part of another: a scroll bar, the list of a combo box."""
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    if widget.metaObject().className() in ("QLineEditIconButton", "QComboBoxListView"):
        return True
    parent = widget.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox)
    return inside or (isinstance(widget, QHeaderView) and not widget.isVisible())


def controls(window):
    return [one for one in window.findChildren(QWidget) if isinstance(one, CONTROLS) and not of_qt(one)]


def said(widget):
    words = widget.accessibleName()
    if not words and isinstance(widget, QAbstractButton):
        words = widget.text()
    return words.replace("&", "").strip()


def where(widget):
    names = []
    while widget is not None:
        names.append(f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}".strip())
        widget = widget.parentWidget()
    return " in ".join(names[:4])


def test_every_control_has_a_name(place):
    found = controls(place)
    assert len(found) > 8
    assert [where(one) for one in found if not said(one) and not one.isHidden()] == []


def test_a_bare_icon_says_what_it_does_when_pointed_at(place):
    bare = [one for one in controls(place) if isinstance(one, QToolButton) and not one.text().strip()]
    assert [where(one) for one in bare if one.isVisible() and not one.toolTip()] == []


def test_no_control_is_too_small_to_hit(place):
    """Targets are 24 pixels or more each way (WCAG 2.2, 2.5.8)."""
    small = [
        f"{said(one)} {one.width()} × {one.height()}"
        for one in controls(place)
        if isinstance(one, QAbstractButton | QComboBox | QLineEdit)
        and one.isVisible()
        and min(one.width(), one.height()) < 24
    ]
    assert small == []


def stops(window):
    """The widgets that Tab goes through, in its order, beginning with the first of the page."""
    found = []
    widget = window.nextInFocusChain()
    while widget is not window:
        wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if wanted and widget.isVisible() and not of_qt(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def area(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_tab_goes_in_reading_order(place):
    """Within a page, the next stop never lies above the last one in the same column."""
    page = place.pages.currentWidget()
    inside = [one for one in stops(place) if page.isAncestorOf(one)]
    assert len(inside) > 1
    back = []
    for one, following in pairwise(inside):
        here, there = area(place, one), area(place, following)
        above = there.bottom() <= here.top() and there.left() < here.right()
        before = there.right() <= here.left() and abs(there.center().y() - here.center().y()) < 8
        if above or before:
            back.append(f"{said(one) or where(one)} -> {said(following) or where(following)}")
    assert back == []


def test_tab_leaves_every_control(qtbot, place):
    """No control keeps the focus: Tab, or F6 where Tab is typed, goes on, and comes round."""
    page = place.pages.currentWidget()
    first = next(one for one in stops(place) if page.isAncestorOf(one))
    first.setFocus()
    seen = []
    for _step in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focus:
            place.registry.trigger("view.next_pane")
            assert QApplication.focusWidget() is not focus, where(focus)
    assert len(seen) > 3
