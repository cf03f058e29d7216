"""What stands on pages beside their text: running heads and folios."""

from __future__ import annotations

from essayeditor.typeset.inlines import split
from essayeditor.typeset.pages import ARTIFACT, Item, Line, Span
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.words import Type, Word, word

DRAFT = "Draft: not approved for publication"
_HEAD_ROOM = 0.8
"""A running head takes at most so much of the measure; a longer one is cut with an ellipsis."""


def furniture(
    theme: Theme, recto: bool, head: str, folio: str, colour: str, draft: bool = False
) -> list[Item]:
    """Return the running head and folio of a page; either may be empty. A draft says so beside the folio."""
    items: list[Item] = []
    at_left = theme.text.heads == "left"
    outer = recto and not at_left
    if head:
        items.append(_set(theme, "head", head, theme.page.head_line, outer, recto, ""))
    if folio:
        said = f"Page\u00a0{folio}" if at_left else folio
        items.append(_set(theme, "folio", said, theme.page.folio_line, outer, recto, colour))
    if draft:
        items.append(_set(theme, "head", DRAFT, theme.page.folio_line, not outer, recto, ""))
    return items


def _set(theme: Theme, name: str, said: str, line: float, right: bool, recto: bool, colour: str) -> Line:
    style = theme.style[name]
    kind = Type(style.face, style.size, ("lnum", "pnum"), style.tracking)
    gap = style.size * 0.21
    words = _fitted(said, kind, gap, theme.page.measure * _HEAD_ROOM)
    width = sum(w.width for w in words) + gap * (len(words) - 1)
    x = theme.page.left(recto or not theme.text.mirror)
    if right:
        x += theme.page.measure - width
    shade = colour or theme.paint(style.colour, theme.front)
    y = theme.page.baseline(line)
    spans = []
    for item in words:
        for shape in item.shapes:
            spans.append(Span(x, (shape,), gap, style.size, shade, ARTIFACT, tracking=style.tracking))
            x += (shape.width + style.tracking * len(shape.glyphs)) * style.size / 1000
        x += gap
    return Line(y, tuple(spans))


def _fitted(said: str, kind: Type, gap: float, room: float) -> list[Word]:
    """Return the words of a head, cut with an ellipsis where they are too many."""
    words = [word(part, kind) for part in split(said)]
    while len(words) > 1 and sum(w.width for w in words) + gap * (len(words) - 1) > room:
        words = words[:-1]
        words[-1] = word(words[-1].text.rstrip(".,;:…–") + "…", kind)
    while words and words[0].width > room:
        words = [word(words[0].text[:-2] + "…", kind)]
    return words
