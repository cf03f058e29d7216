"""Operations on an essay's words: each saving is a new revision, and none is ever lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import NamedTuple

from essayeditor.collection.entities import Essay, Origin, Revision, new_key
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import FIXED
from essayeditor.desk.changes import NOTHING, Change, Changes
from essayeditor.desk.clock import now
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.saving import Saving
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.text.codec import comments_to_json, to_json
from essayeditor.text.counts import count
from essayeditor.text.document import Comment, Document


class _Prepared(NamedTuple):
    """A saving made ready: what is written, under which name, and what else it changes."""

    draft: Draft
    label: str
    also: Changes


class TextOperations(DeskCore):
    """Saving texts. Not part of the structural undo: earlier words are found in the revisions."""

    def save_text(
        self,
        essay: str,
        document: Document,
        *,
        comments: Sequence[Comment] = (),
        by: str = "",
        origin: Origin = Origin.EDIT,
        label: str = "",
    ) -> Changes:
        """Keep a text as the essay's next revision; only its comments, if the words are unchanged.

        A text is kept even for an essay in the bin. OperationRefused if the essay is locked or
        published, or if its making was undone while it was open.
        """
        prepared = self._prepared(essay, document, tuple(comments), by, origin, label)
        if prepared is None:
            return NOTHING
        return self._commit(prepared.draft, prepared.label, undoable=False, also=prepared.also)

    def save_text_soon(
        self,
        essay: str,
        document: Document,
        on_done: Callable[[], object],
        *,
        comments: Sequence[Comment] = (),
    ) -> Saving | None:
        """Keep a text as `save_text` does, written by another thread; None if nothing is new.

        The record has it at once. When `on_done` was called (by the other thread), call
        `finish_saving`: it tells the views, or raises why it failed. OperationRefused as `save_text`.
        """
        prepared = self._prepared(essay, document, tuple(comments), "", Origin.EDIT, "")
        if prepared is None:
            return None
        saving = self._commit_soon(prepared.draft, prepared.label, on_done, prepared.also)
        for key in prepared.draft.documents:
            self._keep_text(key, document)
        return saving

    def _prepared(
        self,
        essay: str,
        document: Document,
        comments: tuple[Comment, ...],
        by: str,
        origin: Origin,
        label: str,
    ) -> _Prepared | None:
        """Return what is to be written, None if nothing is new."""
        self.finish_saving()
        subject = self.record.find(Essay, essay)
        if subject is None:
            raise OperationRefused(
                "The essay is no longer in the collection, so its text was not saved; it is still in the "
                "editor. Choose Redo to bring the essay back, or copy the text."
            )
        refuse_fixed(subject)
        content = to_json(document)
        key = sha256(content)
        now_current = self.record.find(Revision, subject.revision)
        draft = self._draft()
        if now_current and now_current.document == key:
            held = comments_to_json(comments)
            if held == (self._file.comments(now_current.id) or comments_to_json(())):
                return None
            draft.comments[now_current.id] = held
            return _Prepared(draft, "Save comments", _commented(essay))
        put_text(draft, essay, document, content, comments=comments, by=by, origin=origin, label=label)
        return _Prepared(draft, f"Save {quoted(subject.title)}", _commented(essay) if comments else NOTHING)


def put_text(
    draft: Draft,
    essay: str,
    document: Document,
    content: bytes,
    *,
    comments: tuple[Comment, ...] = (),
    by: str = "",
    origin: Origin = Origin.EDIT,
    label: str = "",
    submission: str = "",
) -> Revision:
    """Put a text into a draft as the next revision of an essay, and make it the current one."""
    revision = Revision(
        id=new_key(),
        essay=essay,
        number=_next_number(draft.record, essay),
        document=sha256(content),
        made=now(),
        by=by,
        origin=origin,
        label=label,
        words=count(document).words,
        submission=submission,
    )
    draft.documents[revision.document] = content
    before = draft.record.find(Revision, draft.record.get(Essay, essay).revision)
    if before is not None:
        draft.after[revision.document] = before.document
    if comments:
        draft.comments[revision.id] = comments_to_json(comments)
    draft.put(revision, dataclasses.replace(draft.record.get(Essay, essay), revision=revision.id))
    return revision


def _commented(essay: str) -> Changes:
    return Changes(frozenset({Change.COMMENTS}), essays=frozenset({essay}))


def _next_number(record: Record, essay: str) -> int:
    return max((r.number for r in record.of_essay(Revision, essay)), default=0) + 1


def refuse_fixed(essay: Essay) -> None:
    """Raise OperationRefused if an essay's words are not to be changed any more."""
    if essay.state in FIXED:
        raise OperationRefused(
            f"{quoted(essay.title)} is {essay.state}, so its words cannot be changed. "
            "Change its state first; your text is still in the editor."
        )
