"""The languages that words in an essay may be in, by their BCP 47 tags."""

from __future__ import annotations

LANGUAGES = (
    ("cy-GB", "Welsh"),
    ("gd-GB", "Scottish Gaelic"),
    ("ga", "Irish"),
    ("sco", "Scots"),
    ("kw-GB", "Cornish"),
    ("fr", "French"),
    ("de", "German"),
    ("es", "Spanish"),
    ("it", "Italian"),
    ("la", "Latin"),
    ("pl", "Polish"),
    ("ur", "Urdu"),
    ("pa", "Punjabi"),
    ("bn", "Bengali"),
    ("ar", "Arabic"),
)
"""Those of these islands first, then those most often quoted or spoken in them."""


def name_of(tag: str) -> str:
    """Return what a language is called in English; its tag where it is not known."""
    short = tag.partition("-")[0]
    return next((name for key, name in LANGUAGES if key.partition("-")[0] == short), tag)
