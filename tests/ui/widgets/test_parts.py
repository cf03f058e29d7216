"""Progress, chips, glyphs, word bars, empty states and headers."""

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from essayeditor.collection.entities import State
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.widgets import chips, glyphs, states, wordbar
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import ElidedLabel
from essayeditor.ui.widgets.progress import ProgressStrip, time_left
from essayeditor.ui.widgets.states import LOOKS, STALE, Ring


def painted(draw, width=160, height=26):
    pixmap = QPixmap(width, height)
    pixmap.fill(QColor("white"))
    painter = QPainter(pixmap)
    draw(painter, QRect(0, 0, width, height))
    painter.end()
    return pixmap.toImage()


def test_every_state_has_a_look():
    assert set(LOOKS) == set(State)
    assert states.look(State.APPROVED, stale=True) is STALE


def test_every_ring_is_another_drawing(qapp, look):
    drawn = {}
    for ring in Ring:
        image = painted(
            lambda p, _r, ring=ring: glyphs.paint(
                p, QRectF(0, 0, 16, 16), ring, QColor("black"), QColor("white")
            )
        )
        drawn[ring] = bytes(image.constBits())
    assert len(set(drawn.values())) == len(Ring)


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_a_chip_stands_on_its_ground(qapp, look, choice):
    look.choose(choice)
    image = painted(lambda p, r: chips.paint_state(p, r, LOOKS[State.IN_EDIT]))
    assert image.pixelColor(2, 13).name().upper() == look.colours.blue.ground
    wide = chips.width("Approval out of date")
    assert wide > chips.width("Idea")


def test_a_chip_never_leaves_its_cell(qapp, look):
    image = painted(
        lambda p, _r: chips.paint_flag(p, QRect(0, 0, 60, 26), "Parental consent", "amber", "consent")
    )
    assert image.pixelColor(64, 13) == QColor("white")


def test_words_and_target():
    assert wordbar.label(1184, 1200) == ("1,184", " / 1,200")
    assert wordbar.label(0, 1000) == ("–", " / 1,000")
    assert wordbar.label(300, 0) == ("300", "")


def test_a_text_over_length_has_an_amber_bar(qapp, look):
    from essayeditor.ui.style.palettes import palette

    def colours(words):
        image = painted(
            lambda p, r: wordbar.paint(p, r, words, 1000, palette(look.colours), selected=False), height=40
        )
        return {image.pixelColor(10, y).name().upper() for y in range(40)}

    assert look.colours.amber.ink in colours(1200)
    assert look.colours.amber.ink not in colours(1050)
    assert look.colours.border in colours(1050)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.5, "almost done"),
        (6, "about 6 seconds left"),
        (33, "about 35 seconds left"),
        (70, "about a minute left"),
        (200, "about 3 minutes left"),
    ],
)
def test_time_left(seconds, words):
    assert time_left(seconds) == words


def test_the_progress_strip_can_be_cancelled(qtbot, look):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Reading 12 files")
    strip.tell("3 of 12, hall.docx", 0.25)
    button = strip.findChild(QPushButton)
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    strip.begin("Reading 1 file")
    assert button.isEnabled()
    strip.end()
    assert strip.isHidden()


def test_an_empty_state_says_what_to_do_first(qtbot, look):
    done = []
    empty = EmptyState("collect", "No essays yet.")
    qtbot.addWidget(empty)
    empty.offer("Import files…", lambda: done.append(1))
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert empty.accessibleName() == "No essays yet."


def test_a_header_names_its_pane(qtbot, look):
    header = PaneHeader("Notes", "6 footnotes")
    qtbot.addWidget(header)
    assert header.height() >= 38
    assert header.accessibleName() == "Notes"
    header.set_title("Endnotes")
    header.set_detail("")
    assert header.accessibleName() == "Endnotes"


def test_an_elided_label_tells_the_rest_in_a_tooltip(qtbot, look):
    label = ElidedLabel("Cymdogion: neighbours, two tongues")
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 20)
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    assert label.toolTip() == ""
