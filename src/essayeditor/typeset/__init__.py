"""Typesetting: a Book and a Theme become Pages of placed lines and pictures. No file format here."""

from essayeditor.typeset.book import layout, layout_essay
from essayeditor.typeset.cache import LayoutCache
from essayeditor.typeset.context import PictureSize
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.themes import load_theme, read_theme, themes

__all__ = [
    "LayoutCache",
    "PictureSize",
    "Theme",
    "layout",
    "layout_essay",
    "load_theme",
    "read_theme",
    "themes",
]
