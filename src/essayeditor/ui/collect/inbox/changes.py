"""What a version changes, as HTML: how many words come and go, and the paragraphs in which they do."""

from __future__ import annotations

from html import escape

from essayeditor.text.blocks import Block
from essayeditor.text.diff import BlockChange, Change, Comparison, compare
from essayeditor.text.diff_words import RunKind
from essayeditor.text.document import Document, inlines
from essayeditor.text.inline import Inline
from essayeditor.text.plain import count_words, plain
from essayeditor.text.settle import accepted
from essayeditor.ui.style import appearance

_CONTEXT = 60
"""Letters of unchanged words that are shown at either side of a change."""


def changes_html(before: Document, after: Document) -> str:
    """Return what a version changes in the text that is here, everything from the files escaped."""
    comparison = compare(accepted(before), accepted(after))
    shown = [change for change in comparison if _differs(change)]
    if not shown:
        same = "Not a word is changed." if comparison.old != comparison.new else "It is the same text."
        return f"<p>{same}</p>"
    added, gone = _counts(comparison)
    places = "1 place" if len(shown) == 1 else f"{len(shown):,} places"
    parts = [f"<p><b>{added:,} {_words(added)} added, {gone:,} taken out</b>, in {places}.</p>"]
    parts += [f"<p>{html}</p>" for change in shown if (html := _one(change))]
    return "".join(parts)


def _words(number: int) -> str:
    return "word" if number == 1 else "words"


def _differs(change: BlockChange) -> bool:
    if change.change in (Change.INSERTED, Change.DELETED, Change.MOVED):
        return True
    return change.change is Change.CHANGED and any(part.changed for part in change.parts)


def _counts(comparison: Comparison) -> tuple[int, int]:
    added = gone = 0
    for change in comparison:
        if change.old is None and change.new is not None:
            added += _said(change.new)
        elif change.new is None and change.old is not None:
            gone += _said(change.old)
        for part in change.parts:
            for run in part.runs:
                if run.kind is RunKind.INSERTED:
                    added += count_words(plain(part.new.cut(run.new_start, run.new_end)))
                elif run.kind is RunKind.DELETED:
                    gone += count_words(plain(part.old.cut(run.old_start, run.old_end)))
    return added, gone


def _said(block: Block) -> int:
    return sum(count_words(plain(text, " ")) for text in inlines(block))


def _one(change: BlockChange) -> str:
    if change.change is Change.INSERTED and change.new is not None:
        return _inserted(_whole(change.new))
    if change.change is Change.DELETED and change.old is not None:
        return _deleted(_whole(change.old))
    parts = "".join(_part(part.old, part.new, part.runs) for part in change.parts if part.changed)
    if change.change is Change.MOVED:
        return f"<i>Moved:</i> {parts or escape(_whole(change.new)[: 2 * _CONTEXT])}"
    return parts


def _part(old: Inline, new: Inline, runs: tuple[object, ...]) -> str:
    html = []
    for n, run in enumerate(runs):
        words = plain(new.cut(run.new_start, run.new_end), " ")  # type: ignore[attr-defined]
        kind = run.kind  # type: ignore[attr-defined]
        if kind is RunKind.DELETED:
            html.append(_deleted(plain(old.cut(run.old_start, run.old_end), " ")))  # type: ignore[attr-defined]
        elif kind is RunKind.INSERTED:
            html.append(_inserted(words))
        elif kind is RunKind.REFORMATTED:
            html.append(f"<i>{escape(words)}</i>")
        else:
            html.append(escape(_shortened(words, first=n == 0, last=n == len(runs) - 1)))
    return "".join(html)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    if len(words) <= 2 * _CONTEXT:
        return words
    if first:
        return "…" + words[-_CONTEXT:]
    if last:
        return words[:_CONTEXT] + "…"
    return f"{words[:_CONTEXT]} … {words[-_CONTEXT:]}"


def _whole(block: Block | None) -> str:
    said = " ".join(plain(text, " ") for text in inlines(block)) if block is not None else ""
    return said or f"({type(block).__name__.lower()})"


def _inserted(words: str) -> str:
    ink = appearance.colours().tone("green").ink
    return f'<span style="color:{ink}; text-decoration:underline">{escape(words)}</span>'


def _deleted(words: str) -> str:
    ink = appearance.colours().tone("red").ink
    return f'<span style="color:{ink}; text-decoration:line-through">{escape(words)}</span>'
