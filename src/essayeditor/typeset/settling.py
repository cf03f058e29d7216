"""What can be mended only when the pages are known, by setting a paragraph again and looking anew.

A page that would end within a word; an indent left out for a float that went to another page; a last
page of a line or two. Each wants the paragraph set in another way, and often the same pages still do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from essayeditor.typeset.galley import Piece, Setting, Wish
from essayeditor.typeset.paging import LEAST_LAST
from essayeditor.typeset.plan import PagePlan

Parted = Callable[[Sequence[Piece]], list[PagePlan]]
"""Parts a galley into pages."""

_ROUNDS = 8
_WIDE = 0.9
"""Spaces stretched by more than this: a line more or fewer may do better."""
_EVEN = 0.85
"""The most that spaces may be stretched in a paragraph that gives or takes a line."""
_NEAR = 0.35
"""How near to the measure's end, or its beginning, a last line must end for that, as a part of it."""
_PLACES = 4
"""Places above its own that are tried for a pull quote."""
_TRIED = 6
"""Paragraphs that are tried, the longest first."""
_LEAST = 5
"""Lines of a paragraph that can give or take one unseen."""


class Settler:
    """Parts a galley into pages and mends what only they show."""

    def __init__(self, pieces: Sequence[Piece], parted: Parted, line: int) -> None:
        self._pieces = list(pieces)
        self._parted = parted
        self._line = line
        self._plans = parted(pieces)
        self._quotes = [piece for piece in pieces if piece.float_of is not None and piece.float_of.between]

    def settled(self) -> list[PagePlan]:
        """Return the pages. What cannot be mended stays as it was."""
        self._one_a_spread()
        for quote in self.left_out():
            self._elsewhere(quote)
        self._mend()
        if self._short_last():
            self._mend()
        return self._plans

    def left_out(self) -> list[Piece]:
        """Return the pull quotes for which no place was found."""
        shown = {id(piece) for plan in self._plans for _, piece in plan.pieces}
        return [piece for piece in self._quotes if id(piece.float_of.pieces[0]) not in shown]  # type: ignore[union-attr]

    def _one_a_spread(self) -> None:
        """Leave out a pull quote that follows another on the same page or the next.

        Whether two pages face each other is not known: where the essay will begin depends on others.
        """
        while (crowded := self._crowded()) is not None:
            self._pieces = [piece for piece in self._pieces if piece is not crowded]
            self._plans = self._parted(self._pieces)

    def _crowded(self) -> Piece | None:
        """Return a pull quote that stands too near to another, None if there is none."""
        quotes = {id(piece.float_of.pieces[0]): piece for piece in self._quotes if piece.float_of}
        last = -2
        for number, plan in enumerate(self._plans if quotes else ()):
            here = [quotes[id(piece)] for _, piece in plan.pieces if id(piece) in quotes]
            if here and number - last < 2:
                return here[0]
            if here:
                last = number
        return None

    def _elsewhere(self, quote: Piece) -> None:
        """Try to set a pull quote that found no place further down at one above its place in the text."""
        pieces, plans = self._pieces, self._plans
        others = [piece for piece in pieces if piece is not quote]
        place = next((n for n, piece in enumerate(pieces) if piece is quote), len(pieces))
        worth = self._worth()
        shown = len(self.left_out())
        for at in _gaps(others, place)[:_PLACES]:
            self._pieces = [*others[:at], quote, *others[at:]]
            self._plans = self._parted(self._pieces)
            if len(self.left_out()) < shown and self._worth() <= worth and self._crowded() is None:
                return
        self._pieces, self._plans = pieces, plans

    def _mend(self) -> None:
        for _ in range(_ROUNDS):
            chosen = self._indented() or self._unhyphenated()
            if not chosen:
                return
            self._exchange(chosen)

    def _exchange(self, chosen: dict[int, list[Piece]]) -> None:
        """Put paragraphs in the places of old ones, by the ids of their settings; part anew if need be."""
        swaps: dict[int, Piece] = {}
        alike = True
        settled: list[Piece] = []
        for old in _paragraphs(self._pieces):
            setting = old[0].setting
            new = chosen.get(id(setting)) if setting is not None else None
            settled += new or old
            if new is not None:
                alike = alike and [p.calls for p in old] == [p.calls for p in new]
                swaps.update((id(a), b) for a, b in zip(old, new, strict=False))
        self._pieces = settled
        if not alike:
            self._plans = self._parted(settled)
            return
        for plan in self._plans:
            plan.pieces = [(top, swaps.get(id(piece), piece)) for top, piece in plan.pieces]

    def _indented(self) -> dict[int, list[Piece]]:
        """Return the paragraphs set flush though no float stands above them, set with their indent."""
        found: dict[int, list[Piece]] = {}
        last: Piece | None = None
        for plan in self._plans:
            for _, piece in plan.pieces:
                setting = piece.setting
                begins = setting is not None and (last is None or last.setting is not setting)
                if begins and setting is not None and setting.flush and last is not None and last.body:
                    found[id(setting)] = setting.again(self._of(setting), Wish(indented=True))
                last = piece
        return found

    def _unhyphenated(self) -> dict[int, list[Piece]]:
        """Return the paragraphs within a word of which a page ends, set so that it is whole."""
        found: dict[int, list[Piece]] = {}
        for plan in self._plans[:-1]:
            last = max(plan.pieces, key=lambda placed: placed[0], default=(0, None))[1]
            if last is None or not last.hyphenated or last.setting is None:
                continue
            old = self._of(last.setting)
            number = next(n for n, piece in enumerate(old) if piece is last)
            made = _whole_at(last.setting, old, number)
            if made is not None:
                found[id(last.setting)] = made
        return found

    def _of(self, setting: Setting) -> list[Piece]:
        return [piece for piece in self._pieces if piece.setting is setting]

    def _short_last(self) -> bool:
        """Give paragraphs a line more or fewer where the last page is short, or others are for its sake.

        Say whether that helped. The lines over are those that full pages would leave for the last.
        """
        if len(self._plans) < 2:
            return False
        last, short = -(-self._plans[-1].depth // self._line), self._short_lines()
        over = last - short
        if not 0 < over < LEAST_LAST:
            return False
        return self._with_lines(-1, over) or self._with_lines(1, LEAST_LAST - over)

    def _short_lines(self) -> int:
        """Return the lines by which the pages before the last are short, all together."""
        return sum(plan.short // self._line for plan in self._plans[:-1])

    def _with_lines(self, looser: int, wanted: int) -> bool:
        """Set up to so many paragraphs a line longer or shorter, if that gives better pages; say so."""
        chosen: dict[int, list[Piece]] = {}
        likely = [p for p in _paragraphs(self._pieces) if len(p) >= _LEAST and _may_change(p, looser)]
        for old in sorted(likely, key=len, reverse=True)[:_TRIED]:
            if len(chosen) == wanted:
                break
            setting = old[0].setting
            made = _changed(setting, old, looser) if setting is not None else None
            if made is not None:
                chosen[id(setting)] = made
        if not chosen or (looser < 0 and len(chosen) < wanted):
            return False  # a line gained is one that no page need be short of; saved lines must empty a page
        pieces, plans, worth = self._pieces, self._plans, self._worth()
        self._exchange(chosen)
        if self._worth() < worth:
            return True
        self._pieces, self._plans = pieces, plans
        return False

    def _worth(self) -> tuple[int, bool, int]:
        """Return what is wrong with the pages, worst first."""
        few = len(self._plans) > 1 and self._plans[-1].depth < LEAST_LAST * self._line
        return sum(plan.forced for plan in self._plans), few, self._short_lines()


def _gaps(pieces: Sequence[Piece], place: int) -> list[int]:
    """Return the gaps between paragraphs above a place, the nearest first."""
    last = min(place, len(pieces) - 1)
    return [n for n in range(last, 0, -1) if pieces[n].body and pieces[n].snap and pieces[n - 1].body]


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part a galley into what can be set again and what cannot, piece by piece."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and piece.setting is not None and found[-1][0].setting is piece.setting:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _whole_at(setting: Setting, old: Sequence[Piece], number: int) -> list[Piece] | None:
    """Set a paragraph so that a line of it ends with a whole word; None if it cannot be."""
    whole = setting.wish.whole | {number}
    best: list[Piece] | None = None
    for looser in (0, 1, -1):
        made = setting.again(old, setting.wish._replace(whole=whole, looser=looser))
        if number < len(made) and made[number].hyphenated:
            continue
        if best is None or _widest(made) < _widest(best):
            best = made
        if _widest(best) <= _WIDE:
            break
    return best


def _may_change(old: Sequence[Piece], looser: int) -> bool:
    """Say whether a last line is so full, or so short, that the paragraph may take a line more or fewer."""
    widths = [line.width for piece in old for _, line in piece.lines]
    part = widths[-1] / max(widths) if widths else 0.5
    return part > 1 - _NEAR if looser > 0 else part < _NEAR


def _changed(setting: Setting, old: Sequence[Piece], looser: int) -> list[Piece] | None:
    """Set a paragraph a line longer or shorter, if its spaces stay even."""
    if setting.wish.looser:
        return None
    made = setting.again(old, setting.wish._replace(looser=looser))
    return made if len(made) == len(old) + looser and _widest(made) <= _EVEN else None


def _widest(pieces: Sequence[Piece]) -> float:
    """Return how far the widest spaces are stretched; a line too full counts as the worst."""
    lines = [line for piece in pieces for _, line in piece.lines]
    return max((9.0 if line.over else line.stretch for line in lines), default=0.0)
