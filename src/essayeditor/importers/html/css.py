"""The little of CSS that tells what words mean: bold, italic, hidden, indented, how lists count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

Properties = dict[str, str]

MOST_RULES = 5000
_MOST_LETTERS = 500_000
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"^([a-z0-9]*)((?:\.[A-Za-z0-9_-]+)?)(?::link)?$")
_WORD_LEVEL = re.compile(r"^@list\s+l(\d+):level(\d)\b")
_GOOGLE_LEVEL = re.compile(r"^(?:ul|ol)?\.(lst-kix_[\w-]+?-\d)\s*>\s*li:before$")
_COUNTER = re.compile(r"counters?\(\s*[^,)]+,\s*([a-z-]+)")
_LENGTH = re.compile(r"^(-?[0-9]*\.?[0-9]+)(pt|px|in|cm|mm|pc|em|rem)?$")
_TWIPS = {
    "pt": 20.0, "px": 15.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "em": 240.0,
    "rem": 240.0, None: 15.0,
}  # fmt: skip
_SIDES = ("top", "right", "bottom", "left")

LIST_KINDS = {
    "decimal": ListKind.DECIMAL, "decimal-leading-zero": ListKind.DECIMAL, "arabic": ListKind.DECIMAL,
    "lower-alpha": ListKind.LOWER_LETTER, "lower-latin": ListKind.LOWER_LETTER,
    "alpha-lower": ListKind.LOWER_LETTER, "upper-alpha": ListKind.UPPER_LETTER,
    "upper-latin": ListKind.UPPER_LETTER, "alpha-upper": ListKind.UPPER_LETTER,
    "lower-roman": ListKind.LOWER_ROMAN, "roman-lower": ListKind.LOWER_ROMAN,
    "upper-roman": ListKind.UPPER_ROMAN, "roman-upper": ListKind.UPPER_ROMAN,
    "disc": ListKind.BULLET, "circle": ListKind.BULLET, "square": ListKind.BULLET, "bullet": ListKind.BULLET,
    "image": ListKind.BULLET,
}  # fmt: skip
"""How CSS, and Word's "mso-level-number-format", call the marks of lists."""


@dataclass(slots=True)
class Sheet:
    """The style sheets of a page: rules with a plain selector, and what they say of lists."""

    rules: dict[str, Properties] = field(default_factory=dict)
    word_lists: dict[tuple[str, int], ListKind] = field(default_factory=dict)
    google_lists: dict[str, ListKind] = field(default_factory=dict)

    def read(self, text: str) -> None:
        """Take in a style element: its first rules, of which there may be thousands."""
        text = _COMMENT.sub(" ", text[:_MOST_LETTERS])
        for _, match in zip(range(MOST_RULES), _RULE.finditer(text), strict=False):
            declared = declarations(match.group(2))
            selectors = match.group(1).strip()
            level = _WORD_LEVEL.match(selectors)
            if level:
                kind = LIST_KINDS.get(declared.get("mso-level-number-format", "decimal"))
                key = (level.group(1), int(level.group(2)) - 1)
                self.word_lists[key] = kind or ListKind.DECIMAL
                continue
            for selector in map(str.strip, selectors.split(",")):
                self._add(selector, declared)

    def _add(self, selector: str, declared: Properties) -> None:
        google = _GOOGLE_LEVEL.match(selector)
        plain = _SELECTOR.match(selector)
        if google:
            counter = _COUNTER.search(declared.get("content", ""))
            kind = LIST_KINDS.get(counter.group(1), ListKind.DECIMAL) if counter else ListKind.BULLET
            self.google_lists[google.group(1)] = kind
        elif plain:
            self.rules.setdefault(plain.group(1) + plain.group(2), {}).update(declared)

    def of_classes(self, element: Element) -> Properties:
        """Return what the sheets say of an element, by its name and its classes."""
        found: Properties = {}
        if not self.rules:
            return found
        tag = str(element.tag)
        classes = element.get("class", "").split()
        for selector in (tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes)):
            found.update(self.rules.get(selector, {}))
        return found


def declarations(text: str) -> Properties:
    """Return the declarations of a style attribute or a rule, names and values in lower case."""
    found: Properties = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if not colon:
            continue
        name, value = name.strip().lower(), value.strip().lower().removesuffix("!important").strip()
        found[name] = value
        if name == "margin":
            found.update(_margins(value))
    return found


def _margins(value: str) -> Properties:
    """Return the four margins of the short form (CSS Box Model 3, 3.2)."""
    parts = value.split()
    if not 1 <= len(parts) <= 4:
        return {}
    top, right, bottom, left = (parts * 4)[:4] if len(parts) in (1, 2) else (*parts, parts[1])[:4]
    return {f"margin-{side}": length for side, length in zip(_SIDES, (top, right, bottom, left), strict=True)}


def twips(value: str) -> int:
    """Return a length as twips; 0 for percentages and what is no length."""
    match = _LENGTH.match(value.strip())
    return round(min(float(match.group(1)), 1e6) * _TWIPS[match.group(2)]) if match else 0
