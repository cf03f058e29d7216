"""What a paragraph is, as a value: to remember it in a suggestion, and to give it back."""

from __future__ import annotations

from typing import Any

from essayeditor.text.blocks import (
    Epigraph,
    Former,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    PullQuote,
    Quote,
    TextBlock,
    TextStyle,
    Verse,
)
from essayeditor.text.marks import Suggestion

KINDS: dict[TextStyle, type[TextBlock]] = {
    TextStyle.PARAGRAPH: Paragraph,
    TextStyle.HEADING: Heading,
    TextStyle.LIST_ITEM: ListItem,
    TextStyle.QUOTE: Quote,
    TextStyle.PULL_QUOTE: PullQuote,
    TextStyle.EPIGRAPH: Epigraph,
    TextStyle.VERSE: Verse,
}
_STYLES = {kind: style for style, kind in KINDS.items()}


def former(block: TextBlock, by: Suggestion) -> Former:
    """Return what a block is now, as what it was before a change that `by` suggests."""
    style = _STYLES[type(block)]
    if isinstance(block, ListItem):
        return Former(style, by, block.level, block.kind, block.start)
    return Former(style, by, block.level if isinstance(block, Heading) else 0)


def restored(block: TextBlock) -> TextBlock:
    """Return a block as it was before the suggested change of its style; itself if there is none."""
    was = block.was
    if was is None:
        return block
    more: dict[str, Any] = {}
    if was.style is TextStyle.LIST_ITEM:
        more = {"kind": was.kind or ListKind.BULLET, "level": was.level, "start": was.start}
    elif was.style is TextStyle.HEADING:
        more = {"level": was.level}
    return KINDS[was.style](id=block.id, content=block.content, lang=block.lang, end=block.end, **more)


def is_as_before(block: TextBlock) -> bool:
    """Say whether the suggested change of a block's style changes nothing, but for the start of a list."""
    was = block.was
    return was is not None and (
        former(block, was.by).style,
        getattr(block, "level", 0),
        getattr(block, "kind", None),
    ) == (was.style, was.level, was.kind)
