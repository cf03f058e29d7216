"""What can be done about a finding: where it is mended, and what the button says that leads there."""

from __future__ import annotations

from typing import NamedTuple

from essayeditor.collection.entities import PartKind


class Remedy(NamedTuple):
    """A button: its words, the workspace that it leads to, and what is chosen there.

    No workspace: there is nothing to go to. "edit" shows the essay with the cursor at the finding's block.
    """

    words: str = ""
    place: str = ""
    target: str = ""


NONE = Remedy()
OPEN = "Open"
_PARTS = {
    "promoter": Remedy("Open the imprint", "arrange", PartKind.IMPRINT.value),
    "alt-missing": Remedy("Open the cover", "arrange", PartKind.COVER.value),
}
"""Of findings about the whole book, by rule."""
_ESSAYS = {
    "byline": ("Name the author", "collect"),
    "same-title": ("Open its titles", "arrange"),
}
"""Of findings about an essay that are mended elsewhere than in its text."""


def remedy(rule: str, essay: str) -> Remedy:
    """Return what can be done about a finding of a rule, about an essay ("" for the whole book)."""
    if not essay:
        return _PARTS.get(rule, NONE)
    words, place = _ESSAYS.get(rule, (OPEN, "edit"))
    return Remedy(words, place, essay)
