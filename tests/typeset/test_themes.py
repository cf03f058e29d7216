"""Themes: those that ship are sound, and a mistake is named with its line."""

import pytest

from essayeditor.foundation import resources
from essayeditor.foundation.errors import ThemeError
from essayeditor.typeset.colours import contrast
from essayeditor.typeset.themes import load_theme, read_theme, themes

SOURCE = resources.path("themes", "community-britain.toml").read_text("utf-8")


@pytest.fixture
def changed(tmp_path):
    def write(old: str, new: str):
        assert old in SOURCE
        path = tmp_path / "mine.toml"
        path.write_text(SOURCE.replace(old, new, 1), "utf-8")
        return path

    return write


def line_of(said: str) -> int:
    return SOURCE[: SOURCE.index(said)].count("\n") + 1


def test_all_that_ship_load():
    assert themes()[0] == "community-britain"
    assert {"accessible", "large-print", "pamphlet"} <= set(themes())
    for name in themes():
        theme = load_theme(name)
        assert theme.page.line == 4
        assert theme.page.measure > 200


def test_colours_have_the_contrast_that_the_design_gives():
    theme = load_theme("community-britain")
    assert round(contrast(theme.colour["ink"], "#FFFFFF"), 1) == 17.1
    assert [round(contrast(f.c, "#FFFFFF"), 2) for f in theme.sections] == [7.29, 7.84, 9.79]


def test_large_print_has_nothing_under_sixteen_points():
    assert min(style.size for style in load_theme("large-print").style.values()) >= 16
    assert min(style.size for style in load_theme("accessible").style.values()) >= 12


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ('opening = "drop"', 'opening = "huge"', "opening = ", '"small-caps"'),
        ("justify = true", 'justify = "yes"', "justify = ", "true or false"),
        ('body = ["text", 10, 13.5', 'body = ["comic", 10, 13.5', "body = ", "Faces: "),
        ('body = ["text", 10, 13.5', 'body = ["text", 10, 14', "body = ", "multiple of q"),
        ('grey = "#5A534C"', 'grey = "#BBBBBB"', "grey = ", "4.5"),
        ('c = "#97371F"', 'c = "#F0A090"', 'c = "#97371F"', "contrast"),
        ("last_line = 43", "last_lime = 43", "last_line = ", "not known here"),
        ("head_line = 3", "head_line = 3.5", "head_line = ", "whole number"),
        ('c = "#1D5C49"', 'c = "green"', 'c = "#1D5C49"', "must be a colour"),
        ("size_mm = [156, 234]", 'size_mm = ["a", "b"]', "size_mm = ", "[width, height]"),
        ('notes = "foot"', 'notes = "margin"', "notes = ", '"essay" or "book"'),
    ],
)
def test_a_mistake_is_named_with_its_line(changed, old, new, at, says):
    with pytest.raises(ThemeError) as caught:
        read_theme(changed(old, new))
    assert f"line {line_of(at)}" in str(caught.value)
    assert says in str(caught.value)


def test_a_file_that_is_no_toml_is_refused(changed):
    with pytest.raises(ThemeError, match="line"):
        read_theme(changed("[page]", "[page"))


def test_a_theme_that_is_not_there():
    with pytest.raises(ThemeError, match="community-britain"):
        load_theme("comic")
