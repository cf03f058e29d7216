"""What a person means by straight quotes, hyphens and dots, in the house's typography.

Rules follow New Hart's Rules: 4.11 and 5.6 (quotation marks, apostrophes), 4.11.1 (dashes), 2.5 and
11.1 (what is not to be parted at the end of a line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

NBSP = "\u00a0"
_OPENS_AFTER = f" \t{NBSP}\u2028([{{/“‘"
_DASHES = "–—"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = "million|billion|trillion|thousand|per cent|mph|km|kg|kW|kWh|MW|MWh|GW|TWh|miles|acres|hectares"
_APOSTROPHE = re.compile(
    r"(?:^|[\s\u00a0(\[–—])(‘)(?:tis|twas|twere|twill|til|em|cause|cos|bout|round|n’?|neath|pon|ere|ave|ope"
    r"|\d\d(?:s|ers)?)[\s.,;:!?)–’”]$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"\d( )(?:{_UNITS})[\s.,;:!?)]$")
_DATE = re.compile(rf"(?:^|\D)[0-3]?\d( )(?:{_MONTHS})[\s.,;:!?)]$")
_REFERENCE = re.compile(r"(?:^|[\s(])(?:p|pp|no|nos|vol|vols|ch|fig|para)\.( )\d$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:^|[\s\u00a0(‘“])[A-Z]\.( )[A-Z]$")
_ENDS_WORD = frozenset(" .,;:!?)–’”\u00a0")
_TELLING = frozenset("'\"-. ,;:!?)") | _ENDS_WORD


@dataclass(frozen=True, slots=True)
class Typography:
    """What the house wants: `dash` is "en" (spaced en dashes) or "em" (closed em dashes)."""

    dash: str = "en"


class Improvement(NamedTuple):
    """That the last `length` characters are to read `text`, and what this is called."""

    length: int
    text: str
    name: str


def may_matter(typed: str) -> bool:
    """Say quickly whether a character typed can call for an improvement at all."""
    return typed in _TELLING or typed.isdigit() or typed.isupper()


def improve(before: str, house: Typography = Typography()) -> Improvement | None:
    """Return what is to be made of the end of `before`, whose last character was just typed."""
    typed, ahead = before[-1:], before[:-1]
    if typed in ("'", '"'):
        return _quote(typed, ahead)
    if before.endswith("..."):
        return None if before.endswith("....") else Improvement(3, "…", "ellipsis")
    if typed == "-" and ahead.endswith("-"):
        return _double_hyphen(before, house)
    if typed == " ":
        found = _spaced_hyphen(before, house)
        if found is not None:
            return found
    if typed in _ENDS_WORD:
        apostrophe = _APOSTROPHE.search(before)
        if apostrophe is not None:
            return _at(before, apostrophe.start(1), "’", "apostrophe")
    return _no_break(before, typed)


def _quote(typed: str, ahead: str) -> Improvement:
    opens, closes = ("‘", "’") if typed == "'" else ("“", "”")
    last = ahead[-1:]
    if last in _DASHES and last:
        opening = not _is_open(ahead, opens, closes)
    else:
        opening = not last or last in _OPENS_AFTER
    return Improvement(1, opens if opening else closes, "quotation mark" if typed == '"' else "apostrophe")


def _is_open(ahead: str, opens: str, closes: str) -> bool:
    """Say whether a quotation is open here; an apostrophe inside a word closes none."""
    closed = sum(
        char == closes and not ahead[place + 1 : place + 2].isalnum() for place, char in enumerate(ahead)
    )
    return ahead.count(opens) > closed


def _double_hyphen(before: str, house: Typography) -> Improvement | None:
    ahead = before[:-2]
    if ahead.endswith(("-", "–", "—")) or not ahead.strip():
        return None
    if house.dash == "em":
        spaced = len(ahead) - len(ahead.rstrip(" "))
        return Improvement(2 + spaced, "—", "dash")
    if ahead[-1].isdigit():
        return Improvement(2, "–", "dash")
    if ahead[-1] in f" {NBSP}":
        return Improvement(3, f"{NBSP}–", "dash")
    return Improvement(2, f"{NBSP}– ", "dash")


def _spaced_hyphen(before: str, house: Typography) -> Improvement | None:
    if before.endswith((f"{NBSP}–  ", "— ")):
        if before.endswith("— "):
            return Improvement(2, "—", "dash") if house.dash == "em" else None
        return Improvement(2, " ", "dash")  # the space after a dash is there already
    if not re.search(r"\S[ \u00a0]-[ ]$", before):
        return None
    return Improvement(3, "—" if house.dash == "em" else f"{NBSP}– ", "dash")


def _no_break(before: str, typed: str) -> Improvement | None:
    if typed.isdigit():
        rules = (_REFERENCE,)
    elif typed.isupper():
        rules = (_INITIALS,)
    elif typed in _ENDS_WORD:
        rules = (_AMOUNT, _DATE)
    else:
        return None
    for rule in rules:
        found = rule.search(before)
        if found is not None:
            return _at(before, found.start(1), NBSP, "no-break space")
    return None


def _at(before: str, place: int, char: str, name: str) -> Improvement:
    return Improvement(len(before) - place, char + before[place + 1 :], name)


def least(old: str, new: str) -> tuple[int, int, str]:
    """Return the part of `old` that differs from `new`, as start and end, and what is to stand there."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    cut = 0
    while cut < min(len(old), len(new)) - start and old[-1 - cut] == new[-1 - cut]:
        cut += 1
    return start, len(old) - cut, new[start : len(new) - cut]
