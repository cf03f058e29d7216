"""The themes that ship with the program, as a person chooses among them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from essayeditor.foundation import resources


class ThemeChoice(NamedTuple):
    """A theme's key for the desk, its name, and its page in a few words."""

    key: str
    name: str
    detail: str


@cache
def themes() -> tuple[ThemeChoice, ...]:
    """Return the themes in `resources/themes`, by name; a file that cannot be read is left out."""
    found = []
    for file in sorted(resources.path("themes").glob("*.toml")):
        try:
            held = tomllib.loads(file.read_text("utf-8"))
        except (OSError, tomllib.TOMLDecodeError):
            continue
        found.append(ThemeChoice(file.stem, str(held.get("name", file.stem)), _detail(held)))
    return tuple(found)


def _detail(held: dict[str, object]) -> str:
    page = held.get("page")
    size = page.get("size_mm") if isinstance(page, dict) else None
    parts = []
    if isinstance(size, list) and len(size) == 2:
        parts.append(f"{size[0]:g} × {size[1]:g} mm")
    text = held.get("text")
    if isinstance(text, dict) and "justify" in text:
        parts.append("justified" if text["justify"] else "left-aligned")
    return ", ".join(parts)
