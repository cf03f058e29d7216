"""Operations on the parts of the book: put in, left out, moved; the cover's picture."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.editions import view
from essayeditor.collection.entities import Edition, PartKind
from essayeditor.collection.parts import shown_order, why_not
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
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

    def set_cover(self, content: bytes, alt: str = "") -> Changes:
        """Give the cover a picture in place of its drawings; `alt` says what it shows.

        It is kept upright and without a camera's data. OperationRefused if the bytes are no picture,
        or one that is too large or too small.
        """
        collection = self.record.collection
        asset = portrait(content, side=COVER_SIDE)
        draft = self._draft()
        draft.assets[asset.sha256] = asset
        draft.put(dataclasses.replace(collection, cover_picture=asset.sha256, cover_alt=alt.strip()))
        return self._commit(draft, f"{'Replace' if collection.cover_picture else 'Add'} the cover picture")

    def remove_cover(self) -> Changes:
        """Take the cover's picture away: the theme draws the cover again."""
        draft = self._draft()
        draft.put(dataclasses.replace(self.record.collection, cover_picture="", cover_alt=""))
        return self._commit(draft, "Remove the cover picture")
