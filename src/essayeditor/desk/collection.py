"""Operations on the collection as a whole: what it is called, who publishes it, which parts it has."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Imprint, PartKind
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import checked, titled


class CollectionOperations(DeskCore):
    """What can be done to the collection itself."""

    def edit_collection(self, **fields: object) -> Changes:
        """Change fields of the collection (title, subtitle, campaign, edition, theme and so on)."""
        collection = self.record.collection
        values = checked(type(collection), fields)
        if "title" in values:
            values["title"] = titled(values["title"], "A collection")
        draft = self._draft()
        draft.put(dataclasses.replace(collection, **values))
        return self._commit(draft, f"Change the collection’s {_spoken(fields)}")

    def edit_imprint(self, **fields: object) -> Changes:
        """Change fields of the imprint (publisher, promoter, ISBN and so on)."""
        collection = self.record.collection
        imprint = dataclasses.replace(collection.imprint, **checked(Imprint, fields))
        draft = self._draft()
        draft.put(dataclasses.replace(collection, imprint=imprint))
        return self._commit(draft, f"Change the imprint’s {_spoken(fields)}")

    def set_part(self, part: PartKind, on: bool) -> Changes:
        """Put a part into the book, in its usual place, or take it out."""
        collection = self.record.collection
        parts = [p for p in collection.parts if p is not part]
        if on and part in collection.parts:
            return Changes()
        if on:
            usual = list(PartKind)
            later = [n for n, p in enumerate(parts) if usual.index(p) > usual.index(part)]
            parts.insert(later[0] if later else len(parts), part)
        draft = self._draft()
        draft.put(dataclasses.replace(collection, parts=tuple(parts)))
        return self._commit(draft, f"{'Show' if on else 'Leave out'} the {part}")


def _spoken(fields: dict[str, object]) -> str:
    return " and ".join(name.replace("_", " ") for name in fields)
