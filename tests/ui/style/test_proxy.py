"""The style paints what the guide asks: edges of 3:1, a focus ring, sizes on the grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.style.colours import DARK, LIGHT
from essayeditor.ui.style.contrast import ratio

KINDS = [QLineEdit, QPushButton, QComboBox, QSpinBox, QDateEdit]


def shown(qtbot, *widgets):
    page = QWidget()
    qtbot.addWidget(page)
    qtbot.kept = page  # qtbot itself holds only a weak reference
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    page.resize(320, 60 * len(widgets))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def colour(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_outlines_reach_three_to_one(qtbot, look, kind, choice):
    look.choose(choice)
    colours = DARK if choice is Choice.DARK else LIGHT
    widget = kind()
    page = shown(qtbot, QLineEdit("has the focus"), widget)
    page.layout().itemAt(0).widget().setFocus()
    qtbot.waitUntil(lambda: not widget.hasFocus())
    edge = colour(widget, 0, widget.height() // 2)
    assert ratio(edge, colours.window) >= 3
    assert widget.height() >= 24


@pytest.mark.parametrize("kind", [*KINDS, QTextEdit])
def test_focus_is_a_ring_of_two_pixels_of_accent(qtbot, look, kind):
    widget = kind()
    shown(qtbot, widget)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    middle = widget.height() // 2
    assert [colour(widget, x, middle) for x in (0, 1)] == [LIGHT.accent, LIGHT.accent]


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QToolButton])
def test_bare_controls_show_their_focus(qtbot, look, kind):
    widget = kind()
    widget.setText("Official")
    shown(qtbot, QLineEdit(), widget)
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    image = widget.grab().toImage()
    assert image != before
    accents = sum(
        image.pixelColor(x, y) == QColor(LIGHT.accent)
        for x in range(image.width())
        for y in range(image.height())
    )
    assert accents > 40


def test_the_primary_button_is_filled_and_a_disabled_one_is_not(qtbot, look):
    button, off = QPushButton("Import files…"), QPushButton("Publish release")
    for one in (button, off):
        one.setDefault(True)
    off.setEnabled(False)
    shown(qtbot, QLineEdit(), button, off)
    assert colour(button, 6, 6) == LIGHT.accent
    assert colour(off, 6, 6) == LIGHT.button


def test_a_tick_shows_on_and_off_and_partly(qtbot, look):
    box = QCheckBox("Section opener")
    box.setTristate(True)
    shown(qtbot, QLineEdit(), box)
    pictures = []
    for state in Qt.CheckState:
        box.setCheckState(state)
        pictures.append(box.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_progress_is_as_wide_as_its_share(qtbot, look):
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    bar.setRange(0, 100)
    bar.setValue(50)
    shown(qtbot, bar)
    middle = bar.width() // 2
    assert colour(bar, middle - 4, 3) == LIGHT.accent
    assert colour(bar, middle + 4, 3) == LIGHT.hairline
