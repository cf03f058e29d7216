"""What the program takes a file to be, with its reasons: kept with the submission while it waits."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from essayeditor.collection.entities import Submission


class Kind(StrEnum):
    """What a file that came in is taken for."""

    NEW_ESSAY = "new essay"
    NEXT_VERSION = "next version"
    RETURNED_PROOF = "returned proof"
    SAME_WORDS = "same words"  # as a text that is here, in another file
    PICTURE = "picture"
    HEADSHOT = "headshot"


class Confidence(StrEnum):
    """How sure a proposal is, in words."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


CERTAIN, LIKELY, POSSIBLE = 0.9, 0.6, 0.3
"""From which sum of the evidence on (of 1) a proposal is called so; below the last it is none."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it was read, and what it is taken for.

    `essay` and `contributor` are keys, "" for none. `reasons` are sentences for the editor, the
    weightiest first. `document` is the hash of the text that was read, `comments` its comments as
    JSON, `base` the hash of the text that a returned proof was made from. Pictures have no text.
    """

    kind: Kind
    sureness: float = 0.0
    reasons: tuple[str, ...] = ()
    essay: str = ""
    contributor: str = ""
    section: str = ""
    document: str = ""
    comments: str = ""
    base: str = ""
    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    changed_by_hand: bool = False

    @property
    def confidence(self) -> Confidence:
        """How sure it is, in a word. What an editor chose is certain."""
        if self.changed_by_hand or self.sureness >= CERTAIN:
            return Confidence.CERTAIN
        return Confidence.LIKELY if self.sureness >= LIKELY else Confidence.POSSIBLE

    @property
    def is_picture(self) -> bool:
        """Whether the file is a picture, not a text."""
        return not self.document


def proposal_to_json(proposal: Proposal) -> str:
    """Return a proposal as JSON, without what it does not say."""
    plain = Proposal(proposal.kind)
    said = {
        name: value for name, value in dataclasses.asdict(proposal).items() if value != getattr(plain, name)
    }
    return json.dumps({**said, "kind": proposal.kind.value}, ensure_ascii=False, sort_keys=True)


def proposal_of(submission: Submission) -> Proposal | None:
    """Return what is proposed for a submission, or None if nothing is."""
    if not submission.proposal:
        return None
    said = json.loads(submission.proposal)
    known = {field.name for field in dataclasses.fields(Proposal)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in said.items()
        if name in known
    }
    values["kind"] = Kind(said["kind"])
    return Proposal(**values)
