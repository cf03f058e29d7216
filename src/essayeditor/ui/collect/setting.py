"""Setting a field of all chosen essays at once, in one step, asked for in the bar over the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.ui.collect import dates, reading

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage


def editors(record: Record) -> list[str]:
    """Return the names of those who look after essays, as far as they are known."""
    return sorted({essay.editor for essay in record.all(Essay) if essay.editor}, key=str.casefold)


class Setting:
    """Asks, reads what was written, and has it done."""

    def __init__(self, page: CollectPage) -> None:
        self._page = page

    def ask(self, key: str) -> None:
        """Ask for the deadline, the editor or the target of the chosen essays."""
        rows = self._page.chosen()
        if not rows:
            return
        keys = [row.id for row in rows]
        whose = f"of ‘{rows[0].title}’" if len(rows) == 1 else f"of {len(rows):,} essays"
        bar = self._page.essays.ask_bar
        if key == "deadline":
            day = dates.parsed(rows[0].deadline)
            bar.ask(f"Deadline {whose}", self._deadline(keys), text=dates.written(day) if day else "")
        elif key == "editor":
            known = editors(self._page.shell.session.record)
            bar.ask(f"Editor {whose}", self._editor(keys), text=rows[0].editor, known=known)
        else:
            bar.ask(f"Target in words {whose}", self._target(keys), text=str(rows[0].target or ""))

    def _deadline(self, keys: list[str]) -> Callable[[str], str]:
        def done(words: str) -> str:
            try:
                value = reading.deadline(words, self._page.today)
            except ValueError as error:
                return str(error)
            self._page.edits.set_fields(keys, deadline=value)
            return ""

        return done

    def _editor(self, keys: list[str]) -> Callable[[str], str]:
        def done(words: str) -> str:
            self._page.edits.set_fields(keys, editor=words)
            return ""

        return done

    def _target(self, keys: list[str]) -> Callable[[str], str]:
        def done(words: str) -> str:
            try:
                number = reading.target(words)
            except ValueError as error:
                return str(error)
            self._page.edits.set_fields(keys, target_words=number)
            return ""

        return done
