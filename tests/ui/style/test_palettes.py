"""The palettes that Qt gets."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeView

from essayeditor.ui.style import appearance, palettes
from essayeditor.ui.style.appearance import Choice
from essayeditor.ui.style.colours import DARK, LIGHT

Role = QPalette.ColorRole


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_is_set(colours):
    made = palettes.palette(colours)
    for role in Role:
        if role not in (Role.NColorRoles, Role.NoRole):
            assert made.isBrushSet(QPalette.ColorGroup.Active, role), role


def test_views_have_a_tint_and_buttons_the_accent(qtbot, look):
    view, button, field = QTreeView(), QPushButton("x"), QLineEdit()
    for widget in (view, button, field):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert view.palette().color(Role.Highlight) == QColor(LIGHT.tint)
    assert view.palette().color(Role.HighlightedText) == QColor(LIGHT.text)
    assert view.palette().color(Role.Accent) == QColor(LIGHT.accent)
    assert button.palette().color(Role.Highlight) == QColor(LIGHT.accent)
    assert field.palette().color(Role.Highlight) == QColor(LIGHT.tint)


def test_appearance_can_be_chosen_and_tells(qtbot, look):
    with qtbot.waitSignal(look.changed):
        look.choose(Choice.DARK)
    assert appearance.colours() is DARK
    assert QApplication.palette().color(Role.Window) == QColor(DARK.window)
    look.choose(Choice.LIGHT)
    assert appearance.colours() is LIGHT


def test_high_contrast_leaves_the_system_palette_alone(look, monkeypatch, qapp):
    monkeypatch.setattr(appearance, "high_contrast", lambda: True)
    look.choose(Choice.DARK)
    assert qapp.palette().color(Role.Window) != QColor(DARK.window)


def test_installing_twice_keeps_one(qapp, look):
    assert appearance.install(qapp, look.choice) is look
