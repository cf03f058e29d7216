"""Operations on the collection as a whole: what it is called, its theme, what its imprint states."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Edition, Imprint
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import checked, titled
from essayeditor.desk.words import quoted


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

    def edit_imprint(self, edition: str = "", **fields: object) -> Changes:
        """Change fields of the imprint (publisher, promoter, ISBN and so on), or of an edition's own."""
        draft = self._draft()
        whose = self.record.get(Edition, edition) if edition else self.record.collection
        imprint = dataclasses.replace(whose.imprint, **checked(Imprint, fields))
        draft.put(dataclasses.replace(whose, imprint=imprint))
        of = f" of edition {quoted(whose.name)}" if isinstance(whose, Edition) else ""
        return self._commit(draft, f"Change the imprint’s {_spoken(fields)}{of}")


def _spoken(fields: dict[str, object]) -> str:
    return " and ".join(name.replace("_", " ") for name in fields)
