"""Reading theme files (`resources/themes/*.toml`), and saying where a mistake in one lies."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

from essayeditor.foundation import resources
from essayeditor.foundation.errors import ThemeError
from essayeditor.typeset.colours import LEAST, WHITE, contrast, is_colour
from essayeditor.typeset.fonts import FACES
from essayeditor.typeset.theme import Family, PageGrid, Style, TextRules, Theme

COLOURS = ("ink", "soft", "grey", "rule", "cream", "ochre")
STYLES = (
    *("body", "title", "title_small", "standfirst", "byline", "label", "h2", "h3", "h4", "quote", "pull"),
    *("caption", "credit", "stat_figure", "stat_claim", "box_title", "box_text", "table_title", "table"),
    *("note", "head", "folio", "section_title", "section_note", "toc_section", "toc_title", "toc_author"),
    *("bio_name", "bio", "numeral", "imprint"),
)
_CHOICES = {
    "opening": ("drop", "small-caps", "plain"),
    "notes": ("foot", "essay", "book"),
    "contents": ("plain", "standfirsts"),
    "calls": ("raised", "words"),
    "boxes": ("bar", "border"),
    "openers": ("full", "tint"),
    "cover": ("tiles", "plain"),
    "heads": ("outer", "left"),
}
_PAINTS = (*COLOURS[:3], "white", "c", "d")


def themes() -> list[str]:
    """Return the keys of the themes that ship with the program; the house's own comes first."""
    found = sorted(p.stem for p in resources.path("themes").glob("*.toml"))
    return sorted(found, key=lambda key: key != "community-britain")


@cache
def load_theme(name: str) -> Theme:
    """Return a theme by its key. Raises ThemeError if there is none, or its file has a mistake."""
    path = resources.path("themes", f"{name}.toml")
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        raise ThemeError(f"There is no theme “{name}”. The themes are: {', '.join(themes())}.")
    return read_theme(path)


def read_theme(path: Path) -> Theme:
    """Return the theme in a file. Raises ThemeError, naming the line and what may stand there."""
    source = path.read_text("utf-8")
    try:
        said = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"The theme {path.name} cannot be read: {error}. Mend that place.") from None
    return _Reader(path, source, said).theme()


class _Reader:
    """Checks one theme file as it reads it."""

    def __init__(self, path: Path, source: str, said: dict[str, Any]) -> None:
        self._path = path
        self._lines = source.splitlines()
        self._said = said
        self._identity = hashlib.sha256(source.encode()).hexdigest()

    def theme(self) -> Theme:
        """Return the theme; ThemeError at the first mistake."""
        self._only(self._said, "", ("name", "page", "text", "colour", "section", "style"))
        page = self._record("page", PageGrid)
        colour = self._colours()
        families = tuple(self._families())
        style = self._styles(page.q)
        self._check_contrast(colour, families, style)
        return Theme(
            key=self._path.stem,
            name=str(self._said.get("name", self._path.stem)),
            page=page,
            text=self._record("text", TextRules),
            colour=colour,
            sections=families,
            style=style,
            identity=self._identity,
        )

    def _fail(self, table: str, key: str, why: str, nth: int = 1) -> ThemeError:
        line = self._line(table, key, nth)
        place = f"line {line}" if line else f"[{table}]"
        return ThemeError(f"The theme {self._path.name} has a mistake in {place}: {why}")

    def _line(self, table: str, key: str, nth: int) -> int:
        """Return the number of the line on which the nth table of a name gives a key, or 0."""
        inside, met = not table, 0
        for number, line in enumerate(self._lines, start=1):
            if header := re.match(r"\s*\[+(\w+)\]+", line):
                met += header.group(1) == table
                inside = header.group(1) == table and met == nth
            elif inside and re.search(rf"(?:^|;|,)\s*{re.escape(key)}\s*=", line):
                return number
        return 0

    def _only(self, said: dict[str, Any], table: str, allowed: tuple[str, ...], nth: int = 1) -> None:
        for key in said:
            if key not in allowed:
                why = f"“{key}” is not known here. Allowed: {', '.join(allowed)}."
                raise self._fail(table, key, why, nth)

    def _table(self, name: str) -> dict[str, Any]:
        found = self._said.get(name)
        if not isinstance(found, dict):
            raise self._fail(name, "", f"the table [{name}] is missing.")
        return found

    def _record(self, name: str, kind: Callable[..., Any]) -> Any:  # noqa: ANN401
        said = self._table(name)
        declared = fields(kind)  # type: ignore[arg-type]
        self._only(said, name, tuple(f.name for f in declared))
        values: dict[str, Any] = {}
        for field in declared:
            if field.name not in said:
                if field.default is MISSING:
                    raise self._fail(name, "", f"“{field.name}” is missing.")
                continue
            values[field.name] = self._value(name, field.name, str(field.type), said[field.name])
        return kind(**values)

    def _value(self, table: str, key: str, kind: str, value: object) -> object:
        if kind == "bool" and isinstance(value, bool):
            return value
        if kind == "str" and value in _CHOICES[key]:
            return value
        if kind == "float" and isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0:
            return float(value)
        if kind == "int" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if kind.startswith("tuple") and _is_size(value):
            return (float(value[0]), float(value[1]))  # type: ignore[index]
        allowed = {
            "bool": "true or false",
            "str": " or ".join(f'"{c}"' for c in _CHOICES.get(key, ())),
            "float": "a number, not below 0",
            "int": "a whole number, not below 0",
        }.get(kind, "[width, height]")
        raise self._fail(table, key, f"“{key}” must be {allowed}, not {value!r}.")

    def _colours(self) -> dict[str, str]:
        said = self._table("colour")
        self._only(said, "colour", COLOURS)
        for name in COLOURS:
            if not is_colour(said.get(name)):
                raise self._fail("colour", name, f"“{name}” must be a colour such as “#1F1B18”.")
        return {name: said[name].upper() for name in COLOURS}

    def _families(self) -> list[Family]:
        said = self._said.get("section")
        if not isinstance(said, list) or not said:
            raise self._fail("section", "", "there must be at least one [[section]] of colours.")
        found = []
        for nth, family in enumerate(said, start=1):
            self._only(family, "section", ("c", "m", "t", "d"), nth)
            for name in ("c", "m", "t", "d"):
                if not is_colour(family.get(name)):
                    raise self._fail("section", name, f"“{name}” must be a colour such as “#97371F”.", nth)
            found.append(Family(**{key: value.upper() for key, value in family.items()}))
        return found

    def _styles(self, q: float) -> dict[str, Style]:
        said = self._table("style")
        self._only(said, "style", STYLES)
        missing = [name for name in STYLES if name not in said]
        if missing:
            raise self._fail("style", "", f"these styles are missing: {', '.join(missing)}.")
        return {name: self._style(name, said[name], q) for name in STYLES}

    def _style(self, name: str, value: object, q: float) -> Style:
        if not isinstance(value, list) or not 4 <= len(value) <= 7:
            why = f"“{name}” must be [face, size, leading, colour, lines before, after, tracking]."
            raise self._fail("style", name, why)
        face, size, leading, colour, *rest = value
        if face not in FACES:
            raise self._fail("style", name, f"the face “{face}” is not known. Faces: {', '.join(FACES)}.")
        if colour not in _PAINTS:
            raise self._fail(
                "style", name, f"the colour “{colour}” is not known. Allowed: {', '.join(_PAINTS)}."
            )
        numbers = [size, leading, *rest]
        if not all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in numbers):
            raise self._fail("style", name, "size, leading, spaces and tracking must be numbers.")
        if not 4 <= size <= 200:
            raise self._fail("style", name, f"the size must be from 4 to 200 points, not {size}.")
        leads = leading / q
        if leads < 1 or abs(leads - round(leads)) > 1e-6:
            raise self._fail("style", name, f"the leading must be a multiple of q = {q}, not {leading}.")
        before, after, tracking = (*rest, 0, 0, 0)[:3]
        spaces = (before * 4, after * 4)
        if any(s < 0 or s != round(s) for s in spaces):
            raise self._fail("style", name, "the spaces before and after must be multiples of ¼ line.")
        return Style(
            face, float(size), round(leads), colour, round(spaces[0]), round(spaces[1]), float(tracking)
        )

    def _check_contrast(
        self, colour: dict[str, str], families: tuple[Family, ...], styles: dict[str, Style]
    ) -> None:
        for name in ("ink", "soft", "grey"):
            grounds = {"white": WHITE, "cream": colour["cream"], **{f"the tint {f.t}": f.t for f in families}}
            for ground, value in grounds.items():
                self._legible("colour", name, colour[name], value, ground)
        used = {style.colour for style in styles.values()}
        for nth, family in enumerate(families, start=1):
            for name in ("c", "d"):
                self._legible("section", name, getattr(family, name), WHITE, "white", nth)
                self._legible("section", name, getattr(family, name), family.t, "its tint", nth)
            if "white" in used:
                self._legible("section", "c", WHITE, family.c, f"the accent {family.c}", nth)

    def _legible(self, table: str, key: str, text: str, ground: str, where: str, nth: int = 1) -> None:
        ratio = contrast(text, ground)
        if ratio < LEAST:
            why = f"{text} on {where} has a contrast of {ratio:.2f}; text needs at least {LEAST} to be read."
            raise self._fail(table, key, why, nth)


def _is_size(value: object) -> bool:
    """Say whether a value is two lengths above 0."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, (int, float)) and not isinstance(n, bool) and n > 0 for n in value)
    )
