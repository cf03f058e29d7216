"""The little of CSS that tells what words mean: bold, italic, hidden, indented, centred."""

from __future__ import annotations

import re

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"^([a-z0-9]*)((?:\.[A-Za-z0-9_-]+)?)$")
_LENGTH = re.compile(r"^(-?[0-9.]+)(pt|px|in|cm|mm|em|rem)?$")
_TWIPS = {
    "pt": 20.0,
    "px": 15.0,
    "in": 1440.0,
    "cm": 567.0,
    "mm": 56.7,
    "em": 240.0,
    "rem": 240.0,
    None: 15.0,
}
MOST_RULES = 5000

Properties = dict[str, str]


def read_declarations(text: str) -> Properties:
    """Return the declarations of a style attribute or rule, names in lower case."""
    found: Properties = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower().removesuffix("!important").strip()
    return found


def read_sheet(text: str) -> dict[str, Properties]:
    """Return the rules of a style sheet that have a plain selector: a tag, a class, or both."""
    sheet: dict[str, Properties] = {}
    text = _COMMENT.sub(" ", text[:500_000])
    for n, match in enumerate(_RULE.finditer(text)):
        if n >= MOST_RULES:
            break
        declarations = read_declarations(match.group(2))
        for selector in match.group(1).split(","):
            selector = selector.strip()
            if _SELECTOR.match(selector):
                sheet.setdefault(selector, {}).update(declarations)
    return sheet


def twips(value: str) -> int:
    """Return a length as twips; 0 for percentages and what is no length."""
    match = _LENGTH.match(value.strip())
    try:
        return round(float(match.group(1)) * _TWIPS[match.group(2)]) if match else 0
    except (ValueError, OverflowError):
        return 0
