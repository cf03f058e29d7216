"""How an essay's first paragraph opens: a drop cap, then small capitals to the first comma.

Word keeps a drop cap in a paragraph of its own, framed; whoever reads the file joins it with the next.
Files that are to come back have none.
"""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.exporters.docx.properties import is_rtl
from essayeditor.exporters.docx.xml import Element, sub
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, NoteCall

DROP_LINES = 3
_LONGEST = 24  # characters in small capitals
_LINE = 63  # characters to a line of the measure
_SHORT = 4 * _LINE  # a paragraph of fewer lines gets no drop cap


@dataclass(frozen=True, slots=True)
class Opening:
    """What is done with the start of a paragraph: its first letter dropped, so many characters small."""

    drop: bool = False
    small: int = 0


def opening_of(text: Inline, manner: str, lang: str) -> Opening:
    """Return how a paragraph opens in a theme's manner: "drop", "small-caps" or "plain"."""
    if manner == "plain" or is_rtl(lang) or not text.text[:1].strip():
        return Opening()
    small = _small(text.text)
    return Opening(manner == "drop" and len(text) > _SHORT and _may_drop(text), small)


def _may_drop(text: Inline) -> bool:
    """Say whether the first letter can be dropped and still be read as part of its word.

    Pandoc joins it with what follows, but without the space after a word of one letter, and, where
    the paragraph calls a note, with the words of the note.
    """
    first, second = text.text[0], text.text[1]
    noted = any(isinstance(atom, NoteCall) for atom in text.atoms)
    return first.isalpha() and (second.isalpha() or second in "’'") and not noted


def _small(said: str) -> int:
    """Return how many characters stand in small capitals: to the first comma, or whole words that fit."""
    head = said[:_LONGEST]
    stop = head.find(ATOM)
    if stop >= 0:
        head = head[:stop]
    if "," in head:
        return head.index(",")
    if stop >= 0 or len(said) <= _LONGEST or said[_LONGEST] == " ":
        return len(head.rstrip())
    return max(head.rfind(" "), 0)


def write_drop_cap(parent: Element) -> Element:
    """Append the framed paragraph of a drop cap; its letter is still to be written."""
    element = sub(parent, "w:p")
    properties = sub(element, "w:pPr")
    sub(properties, "w:pStyle", val="DropCap")
    sub(
        properties,
        "w:framePr",
        dropCap="drop",
        lines=DROP_LINES,
        wrap="around",
        vAnchor="text",
        hAnchor="text",
    )
    return element
