"""Whatever takes the focus by keys shows it in the accent, in both palettes."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QTreeView,
)

from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.style.colours import DARK, LIGHT
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.buttons import ElidedButton
from essayeditor.ui.widgets.search import FilterField, FindField
from tests.ui.style.test_proxy import shown


def tabs():
    bar = QTabBar()
    bar.addTab("Collect")
    bar.addTab("Edit")
    return bar


def rows(kind):
    view = kind()
    view.setModel(QStringListModel(["Foreword", "Introduction"], view))
    view.setCurrentIndex(view.model().index(1, 0))
    return view


KINDS = {
    "tick": lambda: QCheckBox("Official"),
    "choice": lambda: QRadioButton("Official"),
    "combo": QComboBox,
    "date": QDateEdit,
    "field": QLineEdit,
    "filter": lambda: FilterField("Filter essays"),
    "find": FindField,
    "list": lambda: rows(QListView),
    "tree": lambda: rows(QTreeView),
    "text": QTextEdit,
    "plain text": QPlainTextEdit,
    "button": lambda: QPushButton("Import files…"),
    "elided button": lambda: ElidedButton("Import files…"),
    "link": lambda: buttons.link("Show all"),
    "icon": lambda: buttons.bare("bin", "Delete"),
    "tool": QToolButton,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "number": QSpinBox,
    "tabs": tabs,
}


def accents(widget, colours):
    image = widget.grab().toImage()
    accent = QColor(colours.accent)
    return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_seen(qtbot, look, kind, choice):
    look.choose(choice)
    colours = DARK if choice is Choice.DARK else LIGHT
    other, widget = QLineEdit(), KINDS[kind]()
    shown(qtbot, other, widget)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = accents(widget, colours)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert accents(widget, colours) >= before + 30
