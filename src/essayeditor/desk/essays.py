"""Operations on essays: adding, describing, moving, and how far they have come."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import (
    OUTSIDE_SECTIONS,
    Essay,
    EssayKind,
    LogEntry,
    LogKind,
    Section,
    State,
    new_key,
)
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, way_back, why_not
from essayeditor.desk.asks import settle_asks
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import now
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import checked, titled
from essayeditor.desk.ordering import inserted, numbered
from essayeditor.desk.words import named, place_among, place_in, quoted
from essayeditor.foundation.errors import OperationRefused

FRONT_AND_BACK = frozenset(OUTSIDE_SECTIONS)
"""Kinds that stand outside the sections."""


class EssayOperations(DeskCore):
    """What can be done to essays, their words aside."""

    def add_essay(
        self, title: str, section: str = "", kind: EssayKind = EssayKind.ESSAY, **fields: object
    ) -> Changes:
        """Add an essay without a text at the end of a section ("" for none). Its key is `created[0]`."""
        title = titled(title, "An essay")
        values = checked(Essay, fields)
        draft = self._draft()
        essay = placed(self.record, Essay(id=new_key(), title=title, kind=kind, **values), section)
        draft.put(essay)
        return self._commit(draft, f"Add {quoted(title)}")

    def edit_essay(self, essay: str, **fields: object) -> Changes:
        """Change fields of an essay; not its state, place or text, which have operations of their own."""
        return self.edit_essays([essay], **fields)

    def edit_essays(self, essays: Sequence[str], **fields: object) -> Changes:
        """Change fields of several essays alike, in one step."""
        chosen = [self.record.get(Essay, key) for key in essays]
        values = checked(Essay, fields)
        if "title" in values:
            values["title"] = titled(values["title"], "An essay")
        draft = self._draft()
        for essay in chosen:
            changed = dataclasses.replace(essay, **values)
            if changed.section and changed.kind in FRONT_AND_BACK:  # it leaves its section
                draft.put(placed(draft.record, changed, ""))
                draft.put(*numbered(draft.record.essays(essay.section)))
            else:
                draft.put(changed)
        if "asks" in values:
            settle_asks(draft)
        names = " and ".join(name.replace("_", " ") for name in fields)
        return self._commit(draft, f"Change {names} of {named(chosen, 'essay')}" if chosen else "")

    def set_state(self, essay: str, state: State) -> Changes:
        """Move an essay on, or back. OperationRefused, with the reason, if it cannot be in that state."""
        return self.set_states([essay], state)

    def set_states(self, essays: Sequence[str], state: State) -> Changes:
        """Move several essays to one state, all or none."""
        chosen = [self.record.get(Essay, key) for key in essays]
        for essay in chosen:
            if reason := why_not(self.record, essay, state):
                raise OperationRefused(reason)
        draft = self._draft()
        for essay in (e for e in chosen if e.state is not state):
            draft.put(dataclasses.replace(essay, state=state))
            draft.put(state_taken(essay, state))
        return self._commit(draft, f"Mark {named(chosen, 'essay')} as {state}" if chosen else "")

    def move_essays(
        self, essays: Sequence[str], section: str, position: int | None = None, *, take_back: bool = False
    ) -> Changes:
        """Move essays, in the order given, into a section ("" for none), to a position there.

        `position` counts the section's essays without those moved: 0 is before the first of them,
        None after the last. With `take_back`, those that were held over or cut are in the book again;
        OperationRefused for one that was withdrawn or declined.
        """
        found = [self.record.get(Essay, key) for key in dict.fromkeys(essays)]
        draft = self._draft()
        moved = [taken_back(draft, essay) for essay in found] if take_back else found
        if section:
            self.record.get(Section, section)
            if outside := [e for e in moved if e.kind in FRONT_AND_BACK]:
                raise OperationRefused(
                    f"{quoted(outside[0].title)} is the {outside[0].kind}, which stands outside the "
                    "sections. Make it an essay first."
                )
        keys = {essay.id for essay in moved}
        others = [e for e in self.record.essays(section) if e.id not in keys]
        draft.put(*inserted(others, [dataclasses.replace(e, section=section) for e in moved], position))
        for left in {e.section for e in moved} - {section}:
            draft.put(*numbered([e for e in self.record.essays(left) if e.id not in keys]))
        where = place_among(len(others) if position is None else position, others)
        what = f"Move {named(moved, 'essay')}" if moved == found else f"Take {named(moved, 'essay')} back"
        label = f"{what} to {where} {place_in(self.record, section)}" if moved else ""
        return self._commit(draft, label)


def state_taken(essay: Essay, state: State) -> LogEntry:
    """Return the entry of the log from which progress over time is told."""
    what = f"{essay.state} → {state}"
    return LogEntry(new_key(), essay.id, now(), what, kind=LogKind.STATE, value=state.value)


def taken_back(draft: Draft, essay: Essay) -> Essay:
    """Return an essay as it is when it comes back into the book, with the log's entry in the draft.

    OperationRefused if its contributor has to agree first.
    """
    if essay.state not in EXITS:
        return essay
    state = way_back(draft.record, essay)
    if state is None:
        raise OperationRefused(
            f"{quoted(essay.title)} was {essay.state}, so its contributor has to agree first. "
            "Nothing was moved. Change its state in Collect when that is settled."
        )
    draft.put(state_taken(essay, state))
    return dataclasses.replace(essay, state=state)


def placed(record: Record, essay: Essay, section: str) -> Essay:
    """Return a new essay at the end of a section, or outside the sections if its kind stands there."""
    if essay.kind in FRONT_AND_BACK:
        section = ""
    if section and record.get(Section, section).binned:
        raise OperationRefused(f"Section {quoted(record.get(Section, section).title)} is in the bin.")
    return dataclasses.replace(essay, section=section, order=len(record.essays(section)))
