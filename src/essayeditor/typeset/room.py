"""The room in which blocks are set: the page's measure, a box, a table's cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from essayeditor.typeset.text import Manner
from essayeditor.typeset.theme import Style


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are set, and in which style their paragraphs are.

    `inner` says that it is within a box or a cell, where headings are none of the essay's own.
    """

    left: float
    width: float
    style: Style
    align: str
    hyphens: bool
    inner: bool = False
    tabular: bool = False
    bold: bool = False

    def manner(self, **changes: Any) -> Manner:  # noqa: ANN401 (fields of Manner)
        """Return how a paragraph is set here, but for `changes`."""
        usual = Manner(
            self.style,
            self.width,
            self.left,
            align=self.align,
            hyphens=self.hyphens,
            tabular=self.tabular,
            lining=self.tabular,
            snap=not self.inner,
        )
        return replace(usual, **changes)

    def text_of(self, style: Style) -> Style:
        """Return a style of the body as it is in this room: within a box, in the size of the box."""
        return self.style if self.inner else style
