"""How one writes: as whom, whether changes are suggestions, and the typography that comes by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtGui import QTextCursor

from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge.offsets import from_utf16, to_utf16
from essayeditor.ui.edit.commands import marking, stretches, typography
from essayeditor.ui.edit.commands.hands import AT_ONCE, Hand, Suggesting
from essayeditor.ui.edit.commands.typography import Typography
from essayeditor.ui.edit.history import History

_LOOKS_BACK = 60


@dataclass(slots=True)
class Writing:
    """Shared by the text and the editors of what stands in it."""

    author: str = ""
    suggesting: bool = False
    smart: bool = True
    house: Typography = field(default_factory=Typography)

    def hand(self) -> Hand:
        """Return what makes the changes now. The time of suggestions is the minute, so that they join."""
        if not self.suggesting:
            return AT_ONCE
        return Suggesting(self.author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z"))

    def improve(self, cursor: QTextCursor, history: History) -> bool:
        """Set what was just typed in the house's typography, as a step of its own."""
        if not self.smart or cursor.hasSelection() or marking.has(cursor.charFormat(), MarkKind.CODE):
            return False
        block = cursor.block()
        text = block.text()
        here = from_utf16(text, cursor.position() - block.position())
        before = text[max(0, here - _LOOKS_BACK) : here]
        found = typography.improve(before, self.house)
        if found is None:
            return False
        old = before[len(before) - found.length :]
        start, end, words = typography.least(old, found.text)
        first = here - found.length + start
        selected = stretches.selecting(
            cursor.document(),
            block.position() + to_utf16(text, first),
            block.position() + to_utf16(text, first + end - start),
        )
        with history.step(found.name):
            self.hand().put(selected, words)
        return True
