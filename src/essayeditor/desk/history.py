"""Undo and redo of the structure: steps with their images before and after, and how one is taken back.

Texts are their own stream: a revision, once written, is undone by no step. So taking back a step
restores the fields that it changed and leaves the others as they are now; an essay that has been
worked on since it was made goes to the bin instead of out of the record; and a later text stays
the current one.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Entity,
    Essay,
    Organisation,
    Place,
    Revision,
    Section,
    Submission,
)
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Edit
from essayeditor.desk.draft import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """One operation as it was done, with its label in a person's words."""

    label: str
    edits: tuple[Edit, ...]


class History:
    """The steps that can be undone, and those that can be redone."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember a new step; what was undone before cannot be redone any more."""
        self.done.append(step)
        self.undone.clear()

    @property
    def undo_label(self) -> str:
        """The label of what would be undone, "" if there is nothing."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """The label of what would be redone, "" if there is nothing."""
        return self.undone[-1].label if self.undone else ""


def take_back(step: Step, record: Record) -> Draft:
    """Return the draft that reverses a step, given the record as it stands now."""
    draft = Draft(record)
    kept = _kept(step, record)
    for edit in sorted(step.edits, key=_turn):
        _take_back_one(draft, edit, record, kept)
    return draft


def _turn(edit: Edit) -> int:
    """First what comes and goes, sections after the essays in them; then what changes; then who goes.

    A contributor can go once it is known whose every byline is, for a merging gives the bylines of one
    to another; organisations and places once it is known who still names them.
    """
    if edit.before is not None and edit.after is not None:
        return 2
    if edit.before is None and isinstance(edit.subject, Contributor | Submission):
        return 3
    if edit.before is None and isinstance(edit.subject, Organisation | Place):
        return 4
    return 1 if isinstance(edit.subject, Section) else 0


def _take_back_one(draft: Draft, edit: Edit, record: Record, kept: frozenset[str]) -> None:
    subject = edit.subject
    now = record.find(type(subject), subject.id)
    if edit.before is None:
        if now is not None:
            _undo_making(draft, now, kept)
    elif edit.after is None or now is None:
        draft.put(_returning(edit.before, record))
    else:
        draft.put(_restored(edit, now, draft))


def _undo_making(draft: Draft, made: Entity, kept: frozenset[str]) -> None:
    """Take out what a step made, unless an essay that stays in the bin for its texts needs it."""
    if made.id in kept:
        if isinstance(made, Essay):
            draft.put(dataclasses.replace(made, binned=True))
        return
    if isinstance(made, Contributor) and any(a.contributor == made.id for a in draft.record.all(Authorship)):
        return
    if isinstance(made, Organisation | Place) and _is_named(made, draft.record):
        return
    if isinstance(made, Submission) and any(r.submission == made.id for r in draft.record.all(Revision)):
        return  # it was received in this step, and became a text in another that cannot go
    draft.delete(made)
    if isinstance(made, Section):
        left = [essay for essay in draft.record.all(Essay) if essay.section == made.id]
        draft.put(*(dataclasses.replace(essay, section="") for essay in left))


def _is_named(made: Organisation | Place, record: Record) -> bool:
    """Say whether a contributor who stays, since texts have come, names what a step made."""
    field = "place" if isinstance(made, Place) else "organisation"
    return any(getattr(person, field) == made.name for person in record.all(Contributor))


def _restored(edit: Edit, now: Entity, draft: Draft) -> Entity:
    """Return the entity as it is now, with the fields that the step changed as they were before it."""
    names = set(edit.differing)
    if isinstance(now, Essay) and "revision" in names:
        assert isinstance(edit.before, Essay)
        assert isinstance(edit.after, Essay)
        worked_on = now.revision != edit.after.revision
        if worked_on and not draft.adds(Revision, edit.before.revision):
            names.remove("revision")
    return dataclasses.replace(now, **{name: getattr(edit.before, name) for name in names})


def _returning(entity: Entity, record: Record) -> Entity:
    """Return an entity that comes back: its row is written once more, its number is free."""
    if isinstance(entity, Revision):
        numbers = {r.number for r in record.of_essay(Revision, entity.essay)}
        if entity.number in numbers:
            entity = dataclasses.replace(entity, number=max(numbers) + 1)
    return dataclasses.replace(entity, version=entity.version + 1)


def _kept(step: Step, record: Record) -> frozenset[str]:
    """Return the keys of what the step made and what cannot go, because texts have come since."""
    made = [edit.subject for edit in step.edits if edit.before is None]
    own = {entity.id for entity in made}
    for entity in made:
        if isinstance(entity, Essay) and any(r.id not in own for r in record.of_essay(Revision, entity.id)):
            return frozenset(own)
    texts = [entity for entity in made if isinstance(entity, Revision)]
    kept = {r.id for r in texts if _is_built_on(r, record)}
    sources = {r.submission for r in texts if r.id in kept}
    return frozenset(kept | {e.id for e in made if isinstance(e, Submission) and e.id in sources})


def _is_built_on(revision: Revision, record: Record) -> bool:
    return any(r.number > revision.number for r in record.of_essay(Revision, revision.essay))
