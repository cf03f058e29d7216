"""One space between words, and between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from essayeditor.checks.hints.rule import Hint, Rule
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind

KEY = "double-space"
_SPACES = re.compile(r"[ \u00a0]{2,}")
_HARD = "\u00a0"


def find(text: Inline, _language: str) -> Iterator[Hint]:
    """Yield the places where spaces stand together, but for code and what is deleted."""
    for match in _SPACES.finditer(text.text):
        start, end = match.span()
        if any(
            mark.start < end and mark.end > start
            for mark in text.marks
            if mark.kind in (MarkKind.CODE, MarkKind.DELETED)
        ):
            continue
        many = "Two spaces" if end - start == 2 else f"{end - start} spaces"
        instead = _HARD if _HARD in match.group() else " "
        yield Hint(KEY, start, end, f"{many} together", "Put one space", instead)


RULE = Rule(KEY, "One space between words", find)
