"""Words made of parts in different types: "costs." with a note call, "*not*," half in italic."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from essayeditor.typeset.words import Paint, Point, Word, flags

Part = tuple[Word, Paint]


class Compound:
    """A word of several parts, each with its own type and paint; it looks to line breaking like a Word."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.width = sum(part.width for part, _ in parts)
        self.text = "".join(part.text for part, _ in parts)
        self.flags = flags("".join(p.text for p, paint in parts if not paint.rise))
        self.rtl = any(part.rtl for part, _ in parts)
        self.odd = True
        self.left = parts[0][0].left
        self.right = parts[-1][0].right

    @cached_property
    def own(self) -> tuple[tuple[int, int], ...]:
        """The places where it may be broken without a new hyphen."""
        found: list[tuple[int, int]] = []
        offset = 0
        for part, _ in self.parts:
            found += [(offset + at, kind) for at, kind in part.own]
            offset += len(part.text)
        return tuple(found)

    def points(self, hyphens: int) -> tuple[Point, ...]:
        """Return the places where the word may be broken, with new hyphens or without, in order."""
        return self._collected("points", hyphens)

    def everywhere(self) -> tuple[Point, ...]:
        """Return a break after each character, for a word wider than its line."""
        return self._collected("everywhere")

    def _collected(self, method: str, *arguments: int) -> tuple[Point, ...]:
        found: list[Point] = []
        offset, before = 0, 0.0
        for part, paint in self.parts:
            if not paint.rise:
                points = getattr(part, method)(*arguments)
                found += [(offset + at, before + width, *rest) for at, width, *rest in points]
            offset += len(part.text)
            before += part.width
        return tuple(found)

    def head(self, at: int, kind: int) -> Compound:
        """Return the part before a break, with its hyphen where the break puts one in."""
        parts: list[Part] = []
        for part, paint in self.parts:
            if at <= 0:
                break
            parts.append((part if at >= len(part.text) else part.head(at, kind), paint))
            at -= len(part.text)
        return Compound(parts)

    def tail(self, at: int) -> Compound:
        """Return the part after a break."""
        parts: list[Part] = []
        for part, paint in self.parts:
            if 0 < at < len(part.text):
                parts.append((part.tail(at), replace(paint, here="", call="")))
            elif at <= 0:
                parts.append((part, paint))
            at -= len(part.text)
        return Compound(parts)
