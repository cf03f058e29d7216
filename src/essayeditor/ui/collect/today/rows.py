"""The rows of Today: a heading for each kind, its lines, and a row for those that are folded away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from essayeditor.collection.today import Line, Need

MOST = 5
"""Lines of a kind that are shown before the rest is folded away."""


class Row(NamedTuple):
    """A heading (`line` None, `more` 0), a line, or (`more` above 0) the row that shows the rest."""

    need: Need
    count: int = 0
    line: Line | None = None
    more: int = 0
    button: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.line is None and not self.more

    @property
    def text(self) -> str:
        """What stands on the row."""
        if self.line is not None:
            return self.line.title
        return f"{self.more:,} more" if self.more else self.need.value

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        if self.line is not None:
            return f"{self.line.sentence}. Enter: {self.button}"
        return f"{self.more:,} more: {self.need.value}" if self.more else f"{self.need.value}, {self.count:,}"


def rows(lines: Sequence[Line], opened: Collection[Need], words: dict[Need, str]) -> list[Row]:
    """Return the rows; of the kinds in `opened` all lines are shown. `words` are those of the buttons."""
    made: list[Row] = []
    for need in Need:
        own = [line for line in lines if line.need is need]
        if not own:
            continue
        made.append(Row(need, len(own)))
        shown = own if need in opened or len(own) <= MOST + 1 else own[:MOST]
        made += [Row(need, line=line, button=words[need]) for line in shown]
        if len(shown) < len(own):
            made.append(Row(need, more=len(own) - len(shown), button="Show all"))
    return made
