"""What a rule of the house's style is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from essayeditor.checks.finding import Finding, Severity
from essayeditor.text.inline import Inline


class Hint(NamedTuple):
    """A place, in code points of one run of words, that the house would set otherwise.

    `message` says what is there, `remedy` what is to be done, as a button says it. `instead` are the
    words to be put there; None if only a person can say.
    """

    rule: str
    start: int
    end: int
    message: str
    remedy: str = ""
    instead: str | None = None

    def finding(self, essay: str, block: str) -> Finding:
        """Return it as a finding of a text."""
        return Finding(self.rule, Severity.WARNING, self.message, essay, block)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its key, its name as a person reads it, and what finds the places.

    `find` is given a run of words and its language (a BCP 47 tag). It is called again and again while
    somebody writes, so it must be quick: a few microseconds for a paragraph that is in order.
    """

    key: str
    name: str
    find: Callable[[Inline, str], Iterator[Hint]]
