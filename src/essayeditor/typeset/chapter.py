"""A chapter: a run of pages of the book that belong together, and how they are to be dressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from essayeditor.typeset.essay import Laid
from essayeditor.typeset.references import References


@dataclass
class Chapter:
    """A run of pages that belong together, and how they are to be dressed."""

    kind: str
    make: Callable[[References], Laid]
    recto: bool = False
    colour: str = ""
    heads: tuple[str, str] = ("", "")  # verso, recto
    folios: bool = True
    arabic: bool = False  # arabic folios begin here
    essay: str = ""
    part: int = -1  # number of the section it belongs to
    bookmark: str = ""
    anchor: str = ""
    level: int = 0
    absolute: bool = False
    optional_verso: bool = False  # stands only where it is a verso before a recto
    even: bool = False
    laid: Laid | None = None
