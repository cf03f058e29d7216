"""What setting a text needs to know beside the text: theme, colours, structure, notes, findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from essayeditor.typeset import fonts
from essayeditor.typeset.pages import HEAD, Finding
from essayeditor.typeset.structure import Tree
from essayeditor.typeset.theme import Family, Style, Theme
from essayeditor.typeset.words import Type

PictureSize = Callable[[str], tuple[float, float]]
"""Gives a picture's width and height (pixels, or any unit) by the SHA-256 of its bytes."""


@dataclass
class Context:
    """The state of setting one text: an essay, or a part of front or back matter."""

    theme: Theme
    family: Family
    pictures: PictureSize
    language: str = "en-GB"
    essay: str = ""
    tree: Tree = field(default_factory=Tree)
    numbers: dict[str, int] = field(default_factory=dict)  # note id -> its number
    destinations: frozenset[str] = frozenset()  # what links within the text lead to
    findings: list[Finding] = field(default_factory=list)
    called: set[str] = field(default_factory=set)  # notes whose first call has been set
    headings: list[tuple[str, str, int]] = field(default_factory=list)  # words, destination, level
    counts: dict[str, int] = field(default_factory=dict)  # figures and tables so far
    said: str = ""  # the words of the essay's paragraphs, for its pull quotes if it has any
    draft: bool = False
    origins: dict[int, str] = field(default_factory=dict)  # tag -> block or note whose words it holds

    def style(self, name: str) -> Style:
        """Return a style of the theme."""
        return self.theme.style[name]

    def colour(self, name: str) -> str:
        """Return a colour by its name in the theme or in the section's family."""
        return self.theme.paint(name, self.family)

    def type(self, style: Style, *, lining: bool = False, tabular: bool = False) -> Type:
        """Return the type of a style: its face at its size, with the figures that belong to it."""
        old = self.theme.text.oldstyle and not lining and style.face.startswith(("text", "caption"))
        features = ("onum", "pnum") if old else (("lnum", "tnum") if tabular else ("pnum",))
        capitals = (
            30.0 if fonts.is_serif(style.face) and self.theme.text.oldstyle and not style.tracking else 0.0
        )
        return Type(style.face, style.size, features, style.tracking, self.language, capitals)

    def name(self, kind: str, key: str) -> str:
        """Return the name of a destination in this text, unlike any other in the book."""
        return f"{self.essay}.{kind}.{key}"

    def count(self, kind: str) -> int:
        """Return the number of the next figure or table."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    def find(self, rule: str, message: str, block: str = "") -> None:
        """Note something that somebody should look at. Its page is filled in when it is known."""
        known = "" if block in HEAD else block
        self.findings.append(Finding(rule, message, 0, self.essay, known))


def in_language(kind: Type, language: str) -> Type:
    """Return a type for words of another language: other hyphenation, other local forms."""
    return replace(kind, language=language) if language and language != kind.language else kind
