"""The rules there are. A new rule is a file of its own and a row here."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from essayeditor.checks.hints import spaces
from essayeditor.checks.hints.rule import Hint, Rule
from essayeditor.text.inline import Inline

RULES: tuple[Rule, ...] = (spaces.RULE,)


def hints_of(text: Inline, language: str, off: Collection[str] = ()) -> Iterator[Hint]:
    """Yield what the rules find in a run of words, in order; those whose key is in `off` are not asked."""
    found = [hint for rule in RULES if rule.key not in off for hint in rule.find(text, language)]
    yield from sorted(found, key=lambda hint: (hint.start, hint.end))
