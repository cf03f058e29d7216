"""Where the words of a text went, once suggestions stand among them or are settled."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from essayeditor.text.diff_words import RunKind, compare_words
from essayeditor.text.document import Comment, Document, all_blocks, inline_fields
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind


def carried(comments: Iterable[Comment], before: Document, after: Document) -> tuple[Comment, ...]:
    """Return comments on the words of `before` as they lie on the same words in `after`."""
    old, new = _main_texts(before), _main_texts(after)
    result = []
    for comment in comments:
        text, now = old.get(comment.block), new.get(comment.block)
        if text is not None and now is not None and text != now:
            places = _places(text, now)
            start, end = (places[min(at, len(text))] for at in (comment.start, comment.end))
            comment = dataclasses.replace(comment, start=start, end=max(start, end))
        result.append(comment)
    return tuple(result)


def _main_texts(document: Document) -> dict[str, Inline]:
    return {b.id: getattr(b, inline_fields(b)[0]) for b in all_blocks(document) if inline_fields(b)}


def _places(text: Inline, now: Inline) -> list[int]:
    """Return, for each offset of a text, the one in the text as it is now."""
    added = _among_deletions(text, now)
    if added is not None:
        return added
    places = [0] * (len(text) + 1)
    for run in compare_words(text, now):
        for at in range(run.old_start, run.old_end):
            same = run.kind is not RunKind.DELETED
            places[at] = run.new_start + (at - run.old_start if same else 0)
    places[len(text)] = len(now)
    return places


def _among_deletions(text: Inline, now: Inline) -> list[int] | None:
    """Return the offsets if `now` is the text with deleted words put in, and else None."""
    gone = [(m.start, m.end) for m in now.marks if m.kind is MarkKind.DELETED]
    there = [(m.start, m.end) for m in text.marks if m.kind is MarkKind.DELETED]
    places: list[int] = []
    at = 0
    for place in range(len(now)):
        deleted = any(start <= place < end for start, end in gone)
        here = at < len(text) and any(start <= at < end for start, end in there)
        if deleted and not here:
            continue
        if at >= len(text) or text.text[at] != now.text[place]:
            return None
        places.append(place)
        at += 1
    return [*places, len(now)] if at == len(text) else None
