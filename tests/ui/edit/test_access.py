"""Everything of the Edit workspace can be named, reached and read, with every part shown and large type."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QWidget

from essayeditor.ui.edit.fittings import FITTINGS
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.style.colours import DARK, LIGHT
from essayeditor.ui.style.contrast import ratio
from essayeditor.ui.widgets.labels import ElidedLabel
from tests.ui.test_access import controls, said, where

PARTS = [fitting.key for fitting in FITTINGS if fitting.title]
NAMELESS = {
    QAccessible.Role.Pane,
    QAccessible.Role.Client,
    QAccessible.Role.Grouping,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Splitter,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.Indicator,
    QAccessible.Role.Grip,
}


@pytest.fixture(params=PARTS)
def part(request, page):
    """The page with one part shown."""
    page.window().resize(1440, 900)
    QApplication.processEvents()
    page.bench.show(request.param)
    QApplication.processEvents()
    return page


def test_every_control_of_every_part_has_a_name_and_is_large_enough(part):
    found = [one for one in controls(part) if one.isVisible()]
    assert [where(one) for one in found if not said(one)] == []
    small = [one for one in found if isinstance(one, QAbstractButton | QComboBox)]
    assert [where(one) for one in small if min(one.width(), one.height()) < 24] == []


def tree(interface, depth=0):
    """Yield what a screen reader walks through."""
    yield interface
    if depth < 40:
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None and child.isValid():
                yield from tree(child, depth + 1)


def test_a_screen_reader_finds_a_name_and_a_role_at_everything_it_can_reach(part):
    root = QAccessible.queryAccessibleInterface(part)
    nameless, count = [], 0
    for one in tree(root):
        state = one.state()
        if state.invisible or not state.focusable:
            continue
        count += 1
        if one.role() == QAccessible.Role.NoRole:
            nameless.append(f"no role: {one.object()}")
        elif not one.text(QAccessible.Text.Name).strip() and one.role() not in NAMELESS:
            nameless.append(f"{one.role()}: {where(one.object()) if one.object() else one.rect()}")
    assert count > 20
    assert nameless == []


@pytest.fixture
def large(qapp):
    """The system's type at twice its size."""
    usual = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(usual.pointSizeF() * 2)
    QApplication.setFont(font)
    yield
    QApplication.setFont(usual)


def cut_off(widget: QWidget) -> bool:
    """Whether words of a button or a label do not fit into it."""
    if isinstance(widget, ElidedLabel) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QPushButton) and widget.isFlat():  # nothing is drawn around its words
        words = widget.fontMetrics().boundingRect(widget.text())
        return words.width() > widget.width() or words.height() > widget.height() + 2
    hint = widget.sizeHint()
    return hint.height() > widget.height() + 2 or hint.width() > widget.width() + 2


@pytest.mark.parametrize("key", PARTS)
def test_at_twice_the_size_no_words_are_cut_off(large, page, key):
    page.window().resize(1440, 900)
    page.bench.show(key)
    QApplication.processEvents()
    shown = [one for one in page.findChildren(QWidget) if isinstance(one, QAbstractButton | QLabel)]
    assert [f"{one.text()!r} {where(one)}" for one in shown if one.isVisible() and cut_off(one)] == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_written_can_be_read_on_what_lies_under_it(colours):
    pairs = {
        "text": (colours.text, colours.base),
        "dimmed in focus mode": (colours.secondary, colours.base),
        "style names": (colours.accent, colours.base),
        "tab not selected": (colours.secondary, colours.window),
        "status bar": (colours.secondary, colours.window),
        "selected row": (colours.text, colours.tint),
        "line marked on the page": (LIGHT.paper_ink, LIGHT.tint),
    }
    assert {name: ratio(*pair) for name, pair in pairs.items() if ratio(*pair) < 4.5} == {}


def test_f6_goes_through_every_part_and_comes_back(page, qtbot, look):
    look.choose(Choice.DARK)
    window = page.window()
    window.resize(1440, 900)
    page.bench.show("about")
    QApplication.processEvents()
    page.view.setFocus()
    seen = []
    for _step in range(14):
        window.next_pane()
        holder = QApplication.focusWidget()
        assert holder is not None
        if holder is page.view:
            break
        seen.append(holder)
    assert page.view.hasFocus()
    for pane in (page.sidebar, page.tabs, page.tools, page.notes, page.frame.part("about"), page.frame.strip):
        assert any(pane is one or pane.isAncestorOf(one) for one in seen), where(pane)
