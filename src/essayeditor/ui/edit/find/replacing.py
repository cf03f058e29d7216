"""Replacing what was found: in the collection as one step, and in the texts that are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from essayeditor.desk.finding.hits import Hit
from essayeditor.desk.finding.operations import Replaced
from essayeditor.text.diff_words import Stamp
from essayeditor.text.finding.query import BadPattern, Query
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.find.applying import apply


def replace(bench: Bench, query: Query, instead: str, hits: Sequence[Hit]) -> str:
    """Replace the places, and tell it; return why something was not replaced, or ""."""
    session = bench.shell.session
    if not bench.saver.save():
        return "Nothing was replaced, since the text in hand could not be saved first."
    done: list[Replaced] = []

    def run(desk: object) -> object:
        done.append(desk.replace(query, instead, hits, _stamp(bench)))  # type: ignore[attr-defined]
        return done[-1].changes

    try:
        with bench.page.showing.holding():
            changes = session.perform(run, quiet=True)
            if changes is not None and done:
                _bring_up(bench, done[0], changes.label)
    except BadPattern as error:
        return str(error)
    bench.page.refresh(changes)
    if changes is None:
        return "Nothing was replaced."
    result = done[0]
    if result.places:
        places = "1 place" if result.places == 1 else f"{result.places:,} places"
        session.told.emit(f"Replaced {places}.", True)
    if result.locked:
        names = ", ".join(f"‘{title}’" for title in result.locked[:3])
        more = f" and {len(result.locked) - 3} more" if len(result.locked) > 3 else ""
        return f"The words of {names}{more} cannot be changed in their state, so they were left."
    return ""


def _bring_up(bench: Bench, result: Replaced, label: str) -> None:
    """Do to every open text what was done to it in the collection."""
    desk = bench.shell.session.desk
    for essay, made in result.texts.items():
        buffer = bench.buffers.at_hand(essay)
        if buffer is None:
            continue
        document = desk.document(essay)
        if apply(buffer, made, document, label):
            bench.buffers.settled_as(buffer, document)
        else:
            buffer.dirty = False  # what could not be done here is read anew


def _stamp(bench: Bench) -> Stamp | None:
    """Return who suggests, while changes are suggestions."""
    writing = bench.view.writing
    if not writing.suggesting:
        return None
    return Stamp(writing.author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z"))
