"""Operations on the versions of a text: naming one, and bringing one back."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Essay, Origin, Revision
from essayeditor.desk.changes import NOTHING, Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import clean
from essayeditor.desk.texts import put_text, refuse_fixed
from essayeditor.desk.words import quoted
from essayeditor.text.codec import to_json
from essayeditor.text.diff_places import carried
from essayeditor.text.document import Comment, Document, all_blocks


class VersionOperations(DeskCore):
    """No version is ever lost: what is restored becomes the next one."""

    def name_version(self, revision: str, label: str) -> Changes:
        """Give a version a name, such as "As read to the board"; "" takes it away."""
        subject = self.record.get(Revision, revision)
        label = clean(label)
        draft = self._draft()
        draft.put(dataclasses.replace(subject, label=label))
        said = (
            f"Name version {subject.number} {quoted(label)}" if label else "Take the name of a version away"
        )
        return self._commit(draft, said)

    def restore_version(self, revision: str) -> Changes:
        """Make an earlier version the text of its essay again. OperationRefused if the essay is locked."""
        subject = self.record.get(Revision, revision)
        essay = self.record.get(Essay, subject.essay)
        label = f"Restore version {subject.number} of {quoted(essay.title)}"
        return self._restore(essay, self.revision_document(revision), label)

    def restore_passage(self, essay: str, document: Document, number: int) -> Changes:
        """Make a text with passages of version `number` in it the text of an essay."""
        subject = self.record.get(Essay, essay)
        label = f"Restore a passage of version {number} of {quoted(subject.title)}"
        return self._restore(subject, document, label)

    def _restore(self, essay: Essay, document: Document, label: str) -> Changes:
        refuse_fixed(essay)
        now = self.document(essay.id)
        if document == now:
            return NOTHING
        draft = self._draft()
        comments = _still_placed(carried(self.comments(essay.id), now, document), document)
        put_text(draft, essay.id, document, to_json(document), comments=comments, origin=Origin.RESTORE)
        return self._commit(draft, label)


def _still_placed(comments: tuple[Comment, ...], document: Document) -> tuple[Comment, ...]:
    """Return the comments whose block is in a text; the others are beside the version they were made on."""
    there = {block.id for block in all_blocks(document)}
    return tuple(comment for comment in comments if comment.block in there)
