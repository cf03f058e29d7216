"""Operations on the parts of the book: put in, left out, moved; what is on the cover."""

from __future__ import annotations

import dataclasses
from typing import Any

from essayeditor.collection.editions import view
from essayeditor.collection.entities import AS_FULL, Edition, PartKind
from essayeditor.collection.parts import shown_order, why_not
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.ordering import COLOURS
from essayeditor.desk.portraits import portrait
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused

COVER_SIDE = 3600
"""Pixels of the longer side of a cover's picture as it is kept: A4 at 300 to the inch."""


class PartOperations(DeskCore):
    """`edition` is an edition's key, "" for the full book."""

    def set_part(self, part: PartKind, on: bool, edition: str = "") -> Changes:
        """Put a part into the book, where the list of parts shows it, or take it out."""
        parts = view(self.record, edition).collection.parts
        if on == (part in parts):
            return Changes()
        kept = {*parts, part} if on else {*parts} - {part}
        order = tuple(p for p in shown_order(parts) if p in kept)
        return self._put_parts(order, f"{'Show' if on else 'Leave out'} the {part}", edition)

    def move_part(self, part: PartKind, position: int, edition: str = "") -> Changes:
        """Move a part to a position among all the other parts that there are, in the book or not.

        OperationRefused, saying why, where a book cannot have it.
        """
        parts = view(self.record, edition).collection.parts
        order = [p for p in shown_order(parts) if p is not part]
        position = max(0, min(position, len(order)))
        order.insert(position, part)
        if reason := why_not(order):
            raise OperationRefused(f"{reason} Nothing was moved.")
        before = f"after the {order[position - 1]}" if position else "first"
        return self._put_parts(tuple(p for p in order if p in parts), f"Move the {part} {before}", edition)

    def _put_parts(self, parts: tuple[PartKind, ...], label: str, edition: str) -> Changes:
        draft = self._draft()
        if edition:
            chosen = self.record.get(Edition, edition)
            draft.put(dataclasses.replace(chosen, parts=parts))
            label = f"{label} in {quoted(chosen.name)}"
        else:
            draft.put(dataclasses.replace(self.record.collection, parts=parts))
        return self._commit(draft, label)

    def set_cover(self, content: bytes, alt: str = "", edition: str = "") -> Changes:
        """Give the cover a picture in place of its drawings; `alt` says what it shows.

        It is kept upright and without a camera's data. OperationRefused if the bytes are no picture,
        or one that is too large or too small.
        """
        asset = portrait(content, side=COVER_SIDE)
        verb = "Replace" if view(self.record, edition).collection.cover_picture else "Add"
        facts = {"cover_picture": asset.sha256, "cover_alt": alt.strip()}
        draft = self._draft()
        draft.assets[asset.sha256] = asset
        return self._dress(draft, edition, facts, {"cover_drawn": False}, f"{verb} the cover picture")

    def remove_cover(self, edition: str = "") -> Changes:
        """Take the cover's picture away: the theme draws the cover again."""
        facts = {"cover_picture": "", "cover_alt": ""}
        return self._dress(self._draft(), edition, facts, {"cover_drawn": True}, "Remove the cover picture")

    def colour_cover(self, colour: int, edition: str = "") -> Changes:
        """Draw the cover in one family of the theme, from 1, or (0) in all; AS_FULL for the full book's."""
        low = AS_FULL if edition else 0
        if not low <= colour <= COLOURS:
            raise OperationRefused(f"A cover has no colour {colour}. Nothing was changed.")
        return self._dress(self._draft(), edition, {"cover_colour": colour}, {}, "Change the cover’s colour")

    def reset_cover(self, edition: str) -> Changes:
        """Give an edition the cover of the full book again."""
        facts = {"cover_picture": "", "cover_alt": "", "cover_colour": AS_FULL}
        own = {"cover_drawn": False}
        return self._dress(self._draft(), edition, facts, own, "Take the cover of the full book")

    def _dress(
        self, draft: Draft, edition: str, facts: dict[str, Any], own: dict[str, Any], label: str
    ) -> Changes:
        """Change facts of the cover; those in `own` are an edition's alone."""
        if edition:
            chosen = self.record.get(Edition, edition)
            draft.put(dataclasses.replace(chosen, **facts, **own))
            return self._commit(draft, f"{label} of {quoted(chosen.name)}")
        draft.put(dataclasses.replace(self.record.collection, **facts))
        return self._commit(draft, label)
