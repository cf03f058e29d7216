"""The marks of words in HTML, for the clipboard and for what Qt lays out itself."""

from __future__ import annotations

from collections.abc import Callable

from essayeditor.text.marks import Mark, MarkKind

_TAGS = {
    MarkKind.BOLD: "b",
    MarkKind.ITALIC: "i",
    MarkKind.UNDERLINE: "u",
    MarkKind.STRIKE: "s",
    MarkKind.SUPERSCRIPT: "sup",
    MarkKind.SUBSCRIPT: "sub",
    MarkKind.CODE: "code",
}
_SMALL_CAPS = 'span style="font-variant:small-caps"'


def marked(words: str, marks: tuple[Mark, ...], own: Callable[[Mark], str]) -> str:
    """Return words, HTML already, inside the tags of their marks.

    `own` gives the tag of a mark that is not the same everywhere, such as "a href=…", or "" for none.
    """
    for mark in marks:
        tag = _SMALL_CAPS if mark.kind is MarkKind.SMALL_CAPS else _TAGS.get(mark.kind) or own(mark)
        if tag:
            words = f"<{tag}>{words}</{tag.split(' ', 1)[0]}>"
    return words
