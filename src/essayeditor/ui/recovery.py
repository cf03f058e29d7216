"""What is said at the opening of a collection whose last session came to a sudden end."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Essay
from essayeditor.ui.widgets.message import Severity

if TYPE_CHECKING:
    from essayeditor.collection.record import Record
    from essayeditor.desk.recovery import Recovered
    from essayeditor.ui.window import MainWindow


def said(found: Recovered, record: Record) -> str:
    """Return what was recovered, in sentences; "" if there is nothing to say."""
    parts = []
    if found.ended:
        parts.append("Essay Editor came to a sudden end the last time.")
        essay = record.find(Essay, found.last.essay) if found.last is not None else None
        if found.last is not None and essay is not None:
            when = datetime.fromisoformat(found.last.made).astimezone()
            parts.append(
                f"Everything saved until {when:%H:%M:%S} on {when.day} {when:%B} is here, last "
                f"‘{essay.title}’; of what was typed after that, at most two seconds are missing."
            )
        else:
            parts.append("Everything that was saved is here.")
    if found.current:
        parts.append(f"Recovered words that could not be saved then: {_titles(found.current)}.")
    if found.earlier:
        parts.append(f"Recovered words of {_titles(found.earlier)}, changed since, are among the versions.")
    if found.refused:
        parts.append(
            f"Words of {_titles(found.refused)} could not be put back. They are kept, and are tried again "
            "when the collection is opened next."
        )
    return " ".join(parts)


def _titles(titles: tuple[str, ...]) -> str:
    return ", ".join(f"‘{title}’" for title in titles)


def tell(window: MainWindow) -> None:
    """Bring back what was put aside of the collection that was just opened, and say so."""
    from essayeditor.desk.recovery import recover

    window.messages.clear_message("recovered")
    found = recover(window.session.desk)
    if found:
        severity = Severity.WARNING if found.refused else Severity.INFO
        window.messages.show_message("recovered", said(found, window.session.record), severity)
