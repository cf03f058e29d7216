"""Operations on what an essay needs from others: permissions, answers to queries; and waivers."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Essay, Permission, Query, Waiver, new_key
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import now, today
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import checked, clean
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused


class RightsOperations(DeskCore):
    """What can be done about permissions, queries and waivers."""

    def add_permission(self, essay: str, asset: str = "", **fields: object) -> Changes:
        """Record a right to print an essay's text, or with `asset` (a SHA-256) one of its pictures.

        Without `given`, the date of today is taken; `given=""` notes one that is still to come.
        """
        subject = self.record.get(Essay, essay)
        values = checked(Permission, {"given": today().isoformat(), **fields})
        draft = self._draft()
        draft.put(Permission(id=new_key(), essay=essay, **{"asset": asset, **values}))
        what = "a picture in " if asset else ""
        return self._commit(draft, f"Record permission for {what}{quoted(subject.title)}")

    def edit_permission(self, permission: str, **fields: object) -> Changes:
        """Change what is known of a permission: when given, until when, withdrawn, whom it shows."""
        before = self.record.get(Permission, permission)
        draft = self._draft()
        draft.put(dataclasses.replace(before, **checked(Permission, fields)))
        return self._commit(draft, f"Change permission for {self._title_of(before.essay)}")

    def add_query(self, essay: str, question: str, block: str = "") -> Changes:
        """Note a question to the contributor, open until `close_query`; `block` is what it is about."""
        self.record.get(Essay, essay)
        if not (question := clean(question, several_lines=True)):
            raise OperationRefused("A query needs a question. Nothing was changed.")
        draft = self._draft()
        draft.put(Query(id=new_key(), essay=essay, question=question, block=block, asked=now()))
        return self._commit(draft, f"Ask about {self._title_of(essay)}")

    def close_query(self, query: str, answer: str = "") -> Changes:
        """Close a query, with the contributor's answer if there is one."""
        before = self.record.get(Query, query)
        draft = self._draft()
        closed = before.closed or now()
        draft.put(dataclasses.replace(before, answer=clean(answer, several_lines=True), closed=closed))
        return self._commit(draft, f"Close a query about {self._title_of(before.essay)}")

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
