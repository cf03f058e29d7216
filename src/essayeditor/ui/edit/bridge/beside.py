"""What belongs to an essay's text but does not stand in Qt's document: notes, comments, language."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.text.document import Comment, Note


@dataclass(slots=True)
class Beside:
    """Kept beside Qt's document from loading to reading back.

    A note stays here when its call is deleted, so that undo brings it back whole; reading leaves out
    those without a call, but for `uncalled`, which had none when they came. `called` is the order
    of calls at loading: while it stands, the notes keep the order they came in.
    """

    notes: dict[str, Note] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)
    uncalled: set[str] = field(default_factory=set)
    comments: dict[str, Comment] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    """The comments whose place is carried by the characters; the others keep the place they had."""
    lang: str = ""
