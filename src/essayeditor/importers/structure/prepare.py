"""Mends paragraphs before they are shaped: drop caps, line breaks used as paragraphs, typed lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from essayeditor.importers.raw import Item, ListMark, Para, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.blocks import ListKind
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import ATOM, LineBreak

_TYPED = re.compile(
    r"^\s*(?:\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|([•·▪◦●‣⁃■○\uf0b7*-]))[\t \u00a0]+(?=\S)"
)
_BREAKS = re.compile(rf"[ \t\u00a0]*{ATOM}[ \t\u00a0]*{ATOM}[ \t\u00a0{ATOM}]*")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def prepare(items: Sequence[Item], tally: Tally, guess: bool) -> list[Item]:
    """Return items with drop caps joined to their paragraph and, where `guess`, typed structure read."""
    joined = _join_drop_caps(items)
    if not guess:
        return joined
    parted: list[Item] = []
    for item in joined:
        parted.extend(_part_at_breaks(item, tally) if isinstance(item, Para) else [item])
    _read_typed_lists(parted, tally)
    return parted


def _join_drop_caps(items: Sequence[Item]) -> list[Item]:
    """Join the letters of a drop cap, a paragraph of their own in Word, to the paragraph they begin."""
    result: list[Item] = []
    cap: Para | None = None
    for item in items:
        if isinstance(item, Para) and item.look.drop_cap and item.content:
            cap = item
        elif cap is not None and isinstance(item, Para):
            length = len(cap.content)
            builder = InlineBuilder()
            builder.extend(cap.content)
            builder.extend(item.content)
            item.content = builder.build()
            item.pictures[:0] = cap.pictures
            for anchor in item.anchors:
                anchor.start, anchor.end = anchor.start + length, anchor.end + length
            item.anchors[:0] = cap.anchors
            if cap.ours and not item.ours:
                item.id, item.ours = cap.id, True
            item.look.bold = item.look.bold and cap.look.bold
            result.append(item)
            cap = None
        else:
            result.append(item)
    if cap is not None:
        result.append(cap)
    return result


def _part_at_breaks(para: Para, tally: Tally) -> list[Para]:
    """Part a body paragraph where two line breaks in a row stand for a new paragraph."""
    content = para.content
    if (
        para.ours
        or para.role is not Role.BODY
        or para.mark is not None
        or len(content.atoms) < 2
        or para.anchors
    ):
        return [para]
    others = {at for at, atom in content.placed_atoms() if not isinstance(atom, LineBreak)}
    cuts = [m for m in _BREAKS.finditer(content.text) if others.isdisjoint(range(m.start(), m.end()))]
    if not cuts or para.pictures or not content.text[: cuts[0].start()].strip():
        return [para]
    edges = [0, *(e for m in cuts for e in (m.start(), m.end())), len(content)]
    parts = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        piece = content.cut(start, end)
        if piece:
            parts.append(Para(piece, role=para.role, look=para.look, lang=para.lang))
    if parts:
        parts[0].id = para.id
        parts[-1].end = para.end
        tally.gather(
            RemarkKind.GUESSED, "Empty lines inside a paragraph were read as the end of a paragraph",
            parts[0].words[-60:],
        )  # fmt: skip
    return parts or [para]


def _read_typed_lists(items: Sequence[Item], tally: Tally) -> None:
    """Read numbers and bullets typed by hand, where several follow one another or a tab follows."""
    found = [_typed_mark(item) if isinstance(item, Para) else None for item in items]
    for n, typed in enumerate(found):
        item = items[n]
        if typed is None or not isinstance(item, Para):
            continue
        mark, length, sure = typed
        if not (sure or _follows(found, n, mark) or _precedes(found, n, mark)):
            continue
        label = item.content.text[:length]
        item.mark = mark
        tally.drop("The label of a list item typed by hand was read as a list; the book numbers it", label)
        item.cut_front(length)


_Typed = tuple[ListMark, int, bool]


def _typed_mark(para: Para) -> _Typed | None:
    if para.ours or para.role is not Role.BODY or para.mark is not None or para.look.bold:
        return None
    match = _TYPED.match(para.content.text)
    if match is None:
        return None
    label, bullet = match.group(1), match.group(2)
    tabbed = match.group().endswith("\t")
    indent = max(para.look.left, 360)
    if bullet:
        return ListMark(ListKind.BULLET, 0, 0, "typed", indent), match.end(), tabbed or bullet not in "*-"
    assert label is not None
    if label.isdigit():
        return ListMark(ListKind.DECIMAL, 0, int(label), "typed", indent), match.end(), tabbed
    upper = label.isupper()
    if label.lower() in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"):
        kind = ListKind.UPPER_ROMAN if upper else ListKind.LOWER_ROMAN
        return ListMark(kind, 0, _roman(label.lower()), "typed", indent), match.end(), False
    if len(label) != 1:
        return None
    kind = ListKind.UPPER_LETTER if upper else ListKind.LOWER_LETTER
    return ListMark(kind, 0, ord(label.lower()) - ord("a") + 1, "typed", indent), match.end(), False


def _roman(label: str) -> int:
    total = 0
    for here, there in zip(label, [*label[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if _ROMAN.get(there, 0) > value else value
    return total


def _follows(found: Sequence[_Typed | None], at: int, mark: ListMark) -> bool:
    before = found[at - 1] if at else None
    if before is None or before[0].kind is not mark.kind:
        return False
    return mark.kind is ListKind.BULLET or mark.number == before[0].number + 1


def _precedes(found: Sequence[_Typed | None], at: int, mark: ListMark) -> bool:
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or after[0].kind is not mark.kind:
        return False
    return mark.kind is ListKind.BULLET or mark.number == after[0].number - 1
