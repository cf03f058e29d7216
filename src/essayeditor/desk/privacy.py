"""Erasing what is private of a contributor: from the record, from the steps of undo, from the file.

The right to have one's data erased is that of the UK GDPR, article 17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from essayeditor.collection.entities import Contributor, Entity, PrivateDetails, Submission
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes, Edit
from essayeditor.desk.core import DeskCore
from essayeditor.desk.history import Step
from essayeditor.desk.traces import Traces, entries, traces, without
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import CollectionError


class PrivacyOperations(DeskCore):
    """Operations that cannot be undone, because nothing is left to undo them with."""

    def private_traces(self, contributor: str) -> Traces:
        """Return what else erasing a contributor's details would concern (see `desk.traces`)."""
        return traces(self.record, contributor, self._addresses_of(contributor), self.original)

    def erase_private(self, contributor: str, *, evidence: bool = False) -> Changes:
        """Erase e-mail, telephone, address, notes, lawful basis and keep-until date of a contributor.

        They go from the record, from every step that undo or redo could bring back, and from the file,
        in which no old value can be found afterwards. Their address and number go from what submissions,
        the inbox, permissions, approvals, queries and the log say of them, too. With `evidence`, the
        files that prove what they agreed to go as well. Files as they were sent, texts and backups are
        not touched. Cannot be undone.
        CollectionError if traces could not be cleaned out of the file: erasing again tries again.
        """
        person = self.record.get(Contributor, contributor)
        addresses = self._addresses_of(contributor)
        files = frozenset(self.private_traces(contributor).evidence if evidence else ())
        draft = self._draft()
        if details := self.record.find(PrivateDetails, contributor):
            draft.delete(details)
        draft.put(*(without(one, addresses, files) for one in entries(self.record)))
        sent = {submission.sha256 for submission in self.record.all(Submission)}
        draft.forgotten |= files - sent
        label = f"Erase private details of {quoted(person.name)}"
        changes = self._commit(draft, label, undoable=False)
        for steps in (self._history.done, self._history.undone):
            steps[:] = _forgetting(steps, contributor, addresses, files)
        try:
            self._file.purge()
        except CollectionError as error:
            raise CollectionError(
                "The private details are erased, but older values may still be found in the bytes of "
                f"‘{self.path.name}’. Close what else uses it, free some space, and erase once more."
            ) from error
        return changes

    def _addresses_of(self, contributor: str) -> frozenset[str]:
        return _addresses(contributor, self.record, (*self._history.done, *self._history.undone))


def _addresses(contributor: str, record: Record, steps: Iterable[Step]) -> frozenset[str]:
    """Return the addresses and numbers that a contributor has, or had in this session."""
    known: list[Entity | None] = [record.find(PrivateDetails, contributor)]
    known += [one for step in steps for edit in step.edits for one in (edit.before, edit.after)]
    mine = [one for one in known if isinstance(one, PrivateDetails) and one.id == contributor]
    return frozenset(value for one in mine for value in (one.email, one.phone) if value)


def _forgetting(
    steps: Iterable[Step], contributor: str, addresses: frozenset[str], files: frozenset[str]
) -> Iterator[Step]:
    """Give the steps without the private details, and without the step that has nothing else."""
    for step in list(steps):
        touches = any(_is_details(edit.subject, contributor) for edit in step.edits)
        kept = tuple(
            _edit_without(edit, addresses, files)
            for edit in step.edits
            if not (touches and isinstance(edit.subject, PrivateDetails))
        )
        if kept:
            yield Step(step.label, kept)


def _is_details(entity: Entity, contributor: str) -> bool:
    return isinstance(entity, PrivateDetails) and entity.id == contributor


def _edit_without(edit: Edit, addresses: frozenset[str], files: frozenset[str]) -> Edit:
    before, after = (
        one if one is None else without(one, addresses, files) for one in (edit.before, edit.after)
    )
    return Edit(before, after, edit.differing)
