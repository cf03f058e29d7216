"""Icons take the ink of the appearance, at every scale."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton

from essayeditor.foundation import resources
from essayeditor.ui.style import appearance, icons
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.style.colours import DARK, LIGHT

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


def inks(image):
    """The colours of the pixels that are wholly covered."""
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                found.add(colour.name().upper())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_ink_asked_for(qapp, name):
    image = icons.pixmap(name, "#FF0000", 16, 3.0).toImage()
    assert image.width() == 48
    assert inks(image) == {"#FF0000"}


def test_an_icon_has_the_scale_of_every_screen_and_a_disabled_form(qtbot, qapp, look, monkeypatch):
    assert {QSize(16, 16)} == set(icons.icon("collect").availableSizes())
    monkeypatch.setattr(appearance, "scales", lambda: (1.0, 1.5, 2.0))
    with qtbot.waitSignal(look.changed):
        qapp.primaryScreen().geometryChanged.emit(qapp.primaryScreen().geometry())
    made = icons.icon("collect")
    assert {QSize(16, 16), QSize(24, 24), QSize(32, 32)} <= set(made.availableSizes())
    from PySide6.QtGui import QIcon

    off = made.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled).toImage()
    assert QColor(LIGHT.disabled).name().upper() in inks(off)


def test_icons_are_tinted_again_with_the_appearance(qtbot, look):
    label, button = QLabel(), QToolButton()
    for widget in (label, button):
        qtbot.addWidget(widget)
        icons.put(widget, "table", "text")
    look.choose(Choice.DARK)
    icons.tint_again()
    assert DARK.text in inks(label.pixmap().toImage())
    assert not button.icon().isNull()


def test_every_icon_named_in_the_code_is_drawn():
    source = "\n".join(path.read_text("utf-8") for path in Path(icons.__file__).parents[1].rglob("*.py"))
    for call in (
        r'icons\.put\([\w.]+, "([a-z]+)"',
        r'icons\.(?:icon|pixmap)\("([a-z]+)"',
        r'buttons\.bare\(\s*"([a-z]+)"',
        r'IconSign\("([a-z]+)"',
    ):
        named = set(re.findall(call, source))
        assert named <= set(NAMES), named - set(NAMES)
