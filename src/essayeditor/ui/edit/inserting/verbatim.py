"""Pull quotes that no longer say what the essay says, and what it says now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from essayeditor.text.blocks import TEXT_BLOCKS, PullQuote
from essayeditor.text.inline import Inline
from essayeditor.text.plain import plain, unsuggested
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.scan import Entry
from essayeditor.ui.edit.commands.inserting import as_quoted

_AROUND = "‘’“”\"' .,;:…–—\u00a0"
_ALIKE = 55
"""Per cent of likeness below which nothing in the essay is taken for the source of a quote."""


class Stale(NamedTuple):
    """A pull quote, where it begins, what it says, and the words that stand in the essay now, if any."""

    block: str
    position: int
    says: str
    now: Inline | None


def _said(content: Inline) -> str:
    return re.sub(r"\s+", " ", plain(unsuggested(content), " ").replace("\u00a0", " ")).strip()


def _is_in(quote: str, text: str) -> bool:
    core = quote.strip(_AROUND)
    if not core:
        return True
    return core in text or core[0].swapcase() + core[1:] in text


def stale(entries: Iterable[tuple[QTextBlock, Entry]]) -> list[Stale]:
    """Return the pull quotes whose words are not in the essay as they stand, suggestions accepted."""
    quotes: list[tuple[QTextBlock, PullQuote]] = []
    sources: list[Inline] = []
    for block, entry in entries:
        for piece in entry.pieces:
            if isinstance(piece.block, PullQuote):
                quotes.append((block, piece.block))
            elif isinstance(piece.block, TEXT_BLOCKS) and entry.facts.role is not Role.BOX_TITLE:
                sources.append(piece.block.content)
    if not quotes:
        return []
    texts = [_said(source) for source in sources]
    whole = " ".join(texts)
    return [
        Stale(quote.id, block.position(), said, present(said, sources, texts))
        for block, quote in quotes
        if (said := _said(quote.content)) and not _is_in(said, whole)
    ]


def present(quote: str, sources: list[Inline], texts: list[str]) -> Inline | None:
    """Return the words of the essay that are most like a quote, None if none are like it."""
    from rapidfuzz import fuzz

    best, found = float(_ALIKE), None
    for source, text in zip(sources, texts, strict=True):
        if len(text) < len(quote) // 2:
            continue
        alike = fuzz.partial_ratio_alignment(quote, text, score_cutoff=best)
        if alike is not None and alike.score > best:
            best, found = alike.score, (source, text, alike.dest_start, alike.dest_end)
    if found is None:
        return None
    source, text, start, end = found
    settled = as_quoted(source)
    read = plain(settled, " ").replace("\u00a0", " ")
    if read != text:
        return settled  # its spaces are others: better the whole paragraph than words cut in two
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    if quote.endswith((".", "?", "!")):
        stop = re.search(r"[.?!][’”]?(?=\s|$)", text[max(start, end - 1) :])
        end = max(start, end - 1) + stop.end() if stop is not None and stop.start() < 60 else end
    return settled.cut(start, end).stripped()
