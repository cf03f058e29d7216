"""What is said of how long a text is and how easily it reads."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from essayeditor.text.counts import count
from essayeditor.text.document import Document
from essayeditor.text.marks import ATOM
from essayeditor.text.readability import Reading, reading_of
from essayeditor.ui.edit.measure import WORDS_A_MINUTE


class Row(NamedTuple):
    """A line: what it is of, of the essay, of the selection ("" for none)."""

    name: str
    essay: str
    selection: str

    @property
    def sentence(self) -> str:
        """The line as it is read aloud."""
        part = f"; of the selection {self.selection}" if self.selection else ""
        return f"{self.name} {self.essay}{part}"


def selected_words(cursor: QTextCursor) -> str:
    """Return the words that are selected, paragraphs on lines of their own."""
    said = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    return said.replace(ATOM, "")


def rows(document: Document, target: int, selection: Reading | None) -> list[Row]:
    """Return the lines about a text against its target (0 for none), and about a selection in it."""
    counts = count(document)
    whole = reading_of(document)

    def part(said: str) -> str:
        return said if selection is not None else ""

    chosen = selection or Reading()
    lines = [
        Row("Words", f"{counts.words:,}", part(f"{chosen.words:,}")),
        Row("Characters", f"{counts.characters:,}", part(f"{chosen.characters:,}")),
        Row("Words in notes", f"{counts.note_words:,}", ""),
        Row("Reading time", _minutes(counts.words), part(_minutes(chosen.words))),
        Row("Words a sentence", _average(whole), part(_average(chosen))),
        Row("Reading ease", _ease(whole), part(_ease(chosen))),
        Row("Reading age", _age(whole), part(_age(chosen))),
    ]
    if target:
        difference = counts.words - target
        said = f"{abs(difference):,} {'over' if difference > 0 else 'to go'}" if difference else "exactly"
        lines.insert(1, Row(f"Target {target:,}", said, ""))
    return lines


def _minutes(words: int) -> str:
    minutes = words / WORDS_A_MINUTE
    if minutes < 0.75:
        return f"{max(1, round(minutes * 60)):,} s" if words else "–"
    return f"{max(1, round(minutes)):,} min"


def _average(found: Reading) -> str:
    return f"{found.words / found.sentences:.0f}" if found.sentences else "–"


def _ease(found: Reading) -> str:
    if found.ease is None:
        return "–"
    steps = ((30, "very hard"), (50, "hard"), (60, "fairly hard"), (70, "plain"), (80, "fairly easy"))
    said = next((words for limit, words in steps if found.ease < limit), "easy")
    return f"{found.ease:.0f}, {said}"


def _age(found: Reading) -> str:
    return "–" if found.grade is None else f"{found.grade + 5:.0f}"
