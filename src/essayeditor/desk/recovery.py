"""After a sudden end: what was put aside comes back; and before one: saving in another place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from essayeditor.collection.entities import Essay, Origin, Revision
from essayeditor.desk.desk import Desk
from essayeditor.foundation.errors import EssayEditorError, OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.store import rescue
from essayeditor.text.codec import to_json
from essayeditor.text.document import Comment, Document

Texts = Mapping[str, tuple[Document, tuple[Comment, ...]]]
"""Texts that are not saved, with their comments, by essay."""
LABEL = "Recovered after a sudden end"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was brought back into a collection at its opening.

    `current` are the titles of essays whose recovered text is now their current one, `earlier` of
    those that had been changed since, where it is among the versions, and `refused` of those whose
    text could not be put back and stays put aside. `ended` says that the program that had the
    collection last came to a sudden end; `last` is then the revision that it saved last, if any.
    """

    current: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    ended: bool = False
    last: Revision | None = None

    def __bool__(self) -> bool:
        return bool(self.current or self.earlier or self.refused or self.ended)


def recover(desk: Desk) -> Recovered:
    """Bring back what was put aside of a collection that was just opened."""
    if desk.read_only:
        return Recovered()
    collection = desk.record.collection.id
    current: list[str] = []
    earlier: list[str] = []
    refused: list[str] = []
    for text in rescue.found(collection):
        essay = desk.record.find(Essay, text.essay)
        title = essay.title if essay is not None else "an essay that was deleted"
        try:
            kept = _put_back(desk, text, essay)
        except EssayEditorError:
            refused.append(title)
            continue
        if kept is not None:
            (current if kept else earlier).append(title)
        rescue.drop(collection, text.essay)
    last = None
    if desk.ended_suddenly:
        last = max(desk.record.all(Revision), key=lambda one: one.made, default=None)
    return Recovered(tuple(current), tuple(earlier), tuple(refused), desk.ended_suddenly, last)


def _put_back(desk: Desk, text: rescue.Rescued, essay: Essay | None) -> bool | None:
    """Put one text back; return whether it is current now, None if the collection had it already."""
    if essay is None:
        raise OperationRefused("The essay is no longer in the collection.")
    key = sha256(to_json(text.document))
    if any(one.document == key for one in desk.record.revisions(essay.id)):
        return None
    held = (desk.document(essay.id), desk.comments(essay.id))
    desk.save_text(essay.id, text.document, comments=text.comments, origin=Origin.EDIT, label=LABEL)
    if essay.revision == text.base:
        return True
    desk.save_text(essay.id, held[0], comments=held[1])
    return False


def put_aside(desk: Desk, essay: str, base: str, document: Document, comments: tuple[Comment, ...]) -> None:
    """Put a text aside that cannot be saved just now. OSError if not even that can be done."""
    rescue.put(desk.record.collection.id, essay, base, document, comments)


def forget_aside(desk: Desk, essay: str) -> None:
    """Forget a text that was put aside, since it is saved now."""
    rescue.drop(desk.record.collection.id, essay)


def save_elsewhere(desk: Desk, target: Path, texts: Texts) -> None:
    """Write the collection, with texts that are not saved yet, to another place.

    The file that is open is not touched. CollectionError says why it cannot be done.
    """
    desk.copy_to(target)
    with Desk.open(target) as copy:
        for essay, (document, comments) in texts.items():
            copy.save_text(essay, document, comments=comments)
