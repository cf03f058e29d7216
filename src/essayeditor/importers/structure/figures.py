"""Which pictures of a paragraph are figures of their own, and which stand among its words."""

from __future__ import annotations

from essayeditor.importers.raw import Para, Placed
from essayeditor.text.blocks import Figure, new_id
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import ATOM, SUGGESTIONS, InlinePicture, LineBreak

_OUR_STYLES = ("figure", "figure half", "figure page")
LARGE = 60
"""A picture at least this high, in points, is a figure even where words share its paragraph."""


def lift_pictures(para: Para) -> tuple[list[Figure], Para | None, list[Figure]]:
    """Return the figures before a paragraph, what is left of it, and the figures after it.

    A picture alone in its paragraph is a figure. Beside words, a large one at the paragraph's start
    or end was put there by hand, and is a figure too; a small one stands among the words.
    """
    if not para.pictures:
        return [], para, []
    if any(m.kind in SUGGESTIONS for m in para.content.marks) and not _is_suggested_whole(para):
        return [], para, []
    if para.ours:
        if len(para.pictures) == 1 and para.style in _OUR_STYLES:
            return [_figure(para.pictures[0], para.id)], None, []
        return [], para, []
    if not _says_more(para.content):
        return [_figure(placed) for placed in para.pictures], None, []
    return _lift_large(para)


def _is_suggested_whole(para: Para) -> bool:
    """Say whether a picture alone in its paragraph comes or goes as one suggestion."""
    marks = {m for m in para.content.marks if m.kind in SUGGESTIONS}
    whole = len(marks) == 1 and all(m.start == 0 and m.end == len(para.content) for m in marks)
    return whole and len(para.pictures) == 1 and not _says_more(para.content)


def _says_more(content: Inline) -> bool:
    if content.text.replace(ATOM, "").strip():
        return True
    return any(not isinstance(atom, InlinePicture | LineBreak) for atom in content.atoms)


def _figure(placed: Placed, block: str = "") -> Figure:
    return Figure(
        block or new_id(), placed.asset, "" if placed.decorative else placed.alt, placed.decorative,
        crop=placed.crop,
    )  # fmt: skip


def _lift_large(para: Para) -> tuple[list[Figure], Para, list[Figure]]:
    places = [
        (at, n) for n, (at, atom) in enumerate(_pictures(para.content)) if isinstance(atom, InlinePicture)
    ]
    before: list[Figure] = []
    after: list[Figure] = []
    gone: set[int] = set()
    for at, n in places:
        if n >= len(para.pictures) or para.pictures[n].height < LARGE:
            continue
        words_before = para.content.text[:at].replace(ATOM, "").strip()
        (after if words_before else before).append(_figure(para.pictures[n]))
        gone.add(at)
    if gone:
        _take_out(para, gone)
    return before, para, after


def _pictures(content: Inline) -> list[tuple[int, InlinePicture]]:
    return [(at, atom) for at, atom in content.placed_atoms() if isinstance(atom, InlinePicture)]


def _take_out(para: Para, gone: set[int]) -> None:
    builder = InlineBuilder()
    last = 0
    for at in sorted(gone):
        builder.extend(para.content.cut(last, at))
        last = at + 1
    builder.extend(para.content.cut(last, len(para.content)))
    for anchor in para.anchors:
        anchor.start -= sum(1 for at in gone if at < anchor.start)
        anchor.end -= sum(1 for at in gone if at < anchor.end)
    para.content = builder.build()
