"""Every pair of colours that the guide states is recomputed here (WCAG 2.2, 1.4.3 and 1.4.11)."""

import pytest

from essayeditor.ui.style.colours import DARK, LIGHT
from essayeditor.ui.style.contrast import CONTROL, TEXT, ratio

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TONES = ("grey", "blue", "amber", "green", "red", "plum")
STATED = {
    "light": {
        ("text", "base"): 16.3,
        ("text", "window"): 14.3,
        ("secondary", "base"): 6.3,
        ("secondary", "window"): 5.5,
        ("accent", "base"): 8.4,
        ("accent", "window"): 7.3,
        ("on_accent", "accent"): 8.4,
        ("border", "base"): 3.6,
        ("border", "window"): 3.1,
        ("text", "tint"): 12.3,
        ("secondary", "tint"): 4.7,
        ("text", "private"): 14.5,
    },
    "dark": {
        ("text", "base"): 13.4,
        ("text", "window"): 11.9,
        ("secondary", "base"): 6.9,
        ("secondary", "window"): 6.1,
        ("accent", "base"): 7.6,
        ("accent", "window"): 6.8,
        ("on_accent", "accent"): 7.9,
        ("border", "base"): 4.3,
        ("border", "window"): 3.8,
        ("text", "tint"): 9.0,
        ("secondary", "tint"): 4.7,
        ("text", "private"): 11.4,
    },
}
STATED_CHIPS = {
    "light": {"grey": 5.7, "blue": 7.0, "amber": 6.6, "green": 6.2, "red": 6.1, "plum": 6.9},
    "dark": {"grey": 5.9, "blue": 6.7, "amber": 6.9, "green": 6.6, "red": 6.5, "plum": 6.7},
}


def test_ratio_of_black_and_white_is_21():
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#777777") == 1


@BOTH
def test_stated_pairs(colours):
    for (ink, ground), stated in STATED[colours.name].items():
        assert ratio(getattr(colours, ink), getattr(colours, ground)) == pytest.approx(stated, abs=0.06), (
            ink,
            ground,
        )


@BOTH
@pytest.mark.parametrize("tone", TONES)
def test_chips_read_on_their_ground_and_words_on_the_page(colours, tone):
    pair = colours.tone(tone)
    assert ratio(pair.ink, pair.ground) == pytest.approx(STATED_CHIPS[colours.name][tone], abs=0.06)
    for ground in (colours.base, colours.window, colours.alternate):
        assert ratio(pair.ink, ground) >= TEXT


@BOTH
def test_text_reads_on_every_ground(colours):
    for ground in (
        colours.base,
        colours.alternate,
        colours.window,
        colours.button,
        colours.tint,
        colours.private,
    ):
        assert ratio(colours.text, ground) >= TEXT
    for ground in (colours.base, colours.alternate, colours.window, colours.tint, colours.private):
        assert ratio(colours.secondary, ground) >= TEXT
    for tone in TONES:
        assert ratio(colours.text, colours.tone(tone).ground) >= TEXT
    assert ratio(colours.tooltip.ink, colours.tooltip.ground) >= TEXT
    assert ratio(colours.paper_ink, colours.paper) >= TEXT


@BOTH
def test_controls_and_sections_stand_out(colours):
    for ground in (colours.base, colours.window, colours.button):
        assert ratio(colours.border, ground) >= CONTROL
    for section in colours.sections:
        assert ratio(section, colours.base) >= CONTROL
    assert ratio(colours.accent, colours.tint) >= CONTROL


def test_tone_refuses_what_is_no_tone():
    with pytest.raises(KeyError):
        LIGHT.tone("window")


def test_sections_go_round():
    assert LIGHT.section(0) == LIGHT.section(4) == LIGHT.sections[0]
