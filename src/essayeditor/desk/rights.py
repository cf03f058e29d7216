"""Operations on what an essay needs from others: permissions, answers to queries; and waivers."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import (
    Contributor,
    Essay,
    Permission,
    PermissionKind,
    Query,
    Waiver,
    new_key,
)
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import now, today
from essayeditor.desk.core import DeskCore
from essayeditor.desk.evidence import Evidence, kept
from essayeditor.desk.fields import checked, clean
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused


class RightsOperations(DeskCore):
    """What can be done about permissions, queries and waivers."""

    def add_permission(
        self, essay: str, asset: str = "", *, file: Evidence | None = None, **fields: object
    ) -> Changes:
        """Record a right to print an essay's text, or with `asset` (a SHA-256) one of its pictures.

        Without `kind` it is a text licence, or with `asset` picture rights. Without `given`, the date of
        today is taken; `given=""` notes one that is still to come. `file` is kept as its evidence.
        """
        subject = self.record.get(Essay, essay)
        usual = PermissionKind.PICTURE if asset else PermissionKind.TEXT
        values = checked(Permission, {"kind": usual, "given": today().isoformat(), **fields})
        draft = self._draft()
        values |= kept(draft, file)
        made = Permission(id=new_key(), essay=essay, **{"asset": asset, **values})
        _refuse_misplaced(made)
        draft.put(made)
        return self._commit(draft, f"Record {_WHAT[made.kind]} {quoted(subject.title)}")

    def edit_permission(self, permission: str, *, file: Evidence | None = None, **fields: object) -> Changes:
        """Change what is known of a permission: when given, until when, withdrawn, whom it shows."""
        before = self.record.get(Permission, permission)
        draft = self._draft()
        after = dataclasses.replace(before, **checked(Permission, fields), **kept(draft, file))
        _refuse_misplaced(after)
        draft.put(after)
        return self._commit(draft, f"Change {_WHAT[before.kind]} {self._title_of(before.essay)}")

    def delete_permission(self, permission: str) -> Changes:
        """Take a permission out that was recorded by mistake; one that ended is better marked withdrawn."""
        before = self.record.get(Permission, permission)
        draft = self._draft()
        draft.delete(before)
        return self._commit(draft, f"Delete {_WHAT[before.kind]} {self._title_of(before.essay)}")

    def show_people(self, essay: str, asset: str, people: int, children: int) -> Changes:
        """Say how many people, and how many children among others, a picture of an essay shows.

        It is kept with the rights of the picture, which are noted as still to come if there are none.
        """
        subject = self.record.get(Essay, essay)
        counts = checked(Permission, {"people_shown": people, "children_shown": children})
        draft = self._draft()
        own = [p for p in self.record.of_essay(Permission, essay) if p.asset == asset]
        rights = [p for p in own if p.kind is PermissionKind.PICTURE]
        if not rights:
            rights = [Permission(new_key(), essay, PermissionKind.PICTURE, asset)]
        first = min(rights, key=lambda p: p.id)
        for one in {p.id: p for p in (*own, *rights)}.values():
            these = counts if one.id == first.id else {"people_shown": 0, "children_shown": 0}
            draft.put(dataclasses.replace(one, **these))
        return self._commit(draft, f"Say whom a picture in {quoted(subject.title)} shows")

    def add_query(
        self, essay: str, question: str, block: str = "", *, contributor: str = "", asked_by: str = ""
    ) -> Changes:
        """Note a question to a contributor ("" for the authors), open until `close_query`.

        `block` is the place in the text that it is about, `asked_by` who wants to know.
        """
        self.record.get(Essay, essay)
        if not (question := clean(question, several_lines=True)):
            raise OperationRefused("A query needs a question. Nothing was changed.")
        if contributor:
            self.record.get(Contributor, contributor)
        draft = self._draft()
        draft.put(
            Query(
                id=new_key(),
                essay=essay,
                question=question,
                block=block,
                contributor=contributor,
                asked=now(),
                asked_by=clean(asked_by),
            )
        )
        return self._commit(draft, f"Ask about {self._title_of(essay)}")

    def edit_query(self, query: str, question: str) -> Changes:
        """Change the words of a question."""
        before = self.record.get(Query, query)
        if not (question := clean(question, several_lines=True)):
            raise OperationRefused("A query needs a question. Nothing was changed.")
        draft = self._draft()
        draft.put(dataclasses.replace(before, question=question))
        return self._commit(draft, f"Change a query about {self._title_of(before.essay)}")

    def close_query(self, query: str, answer: str = "") -> Changes:
        """Close a query, with the contributor's answer if there is one."""
        before = self.record.get(Query, query)
        draft = self._draft()
        closed = before.closed or now()
        draft.put(dataclasses.replace(before, answer=clean(answer, several_lines=True), closed=closed))
        return self._commit(draft, f"Close a query about {self._title_of(before.essay)}")

    def reopen_query(self, query: str) -> Changes:
        """Open a query again; its answer is kept."""
        before = self.record.get(Query, query)
        draft = self._draft()
        draft.put(dataclasses.replace(before, closed=""))
        return self._commit(draft, f"Open a query about {self._title_of(before.essay)} again")

    def delete_query(self, query: str) -> Changes:
        """Take a query out."""
        before = self.record.get(Query, query)
        draft = self._draft()
        draft.delete(before)
        return self._commit(draft, f"Delete a query about {self._title_of(before.essay)}")

    def add_waiver(self, finding: str, reason: str, who: str) -> Changes:
        """Let a finding pass. OperationRefused without a reason and a name: somebody must answer for it."""
        reason, who = clean(reason, several_lines=True), clean(who)
        if not (reason and who):
            raise OperationRefused("Say why this may pass, and who decided it. Nothing was changed.")
        draft = self._draft()
        draft.put(Waiver(id=new_key(), finding=finding, reason=reason, who=who, when=now()))
        return self._commit(draft, "Waive a finding")

    def _title_of(self, essay: str) -> str:
        return quoted(self.record.get(Essay, essay).title)


_WHAT = {
    PermissionKind.TEXT: "permission for",
    PermissionKind.PICTURE: "permission for a picture in",
    PermissionKind.PEOPLE: "consent of people shown in",
    PermissionKind.PARENTS: "consent of parents for",
}


def _refuse_misplaced(permission: Permission) -> None:
    if (permission.kind is PermissionKind.TEXT) == bool(permission.asset):
        raise OperationRefused(
            "A text licence is for the text, any other permission for a picture. Nothing was changed."
        )
    if permission.given and permission.expires and permission.expires < permission.given:
        raise OperationRefused("This permission would end before it was given. Nothing was changed.")
