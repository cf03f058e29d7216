"""Operations on the sections of the book."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Section, new_key
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import checked, titled
from essayeditor.desk.ordering import inserted, numbered
from essayeditor.desk.words import place_among, quoted

COLOURS = 3
"""Colour families that a theme offers to sections, taken in turn."""


class SectionOperations(DeskCore):
    """What can be done to sections."""

    def add_section(self, title: str, position: int | None = None, **fields: object) -> Changes:
        """Add a section at a position among the sections (None: after the last)."""
        title = titled(title, "A section")
        others = self.record.sections()
        section = Section(id=new_key(), title=title, colour=len(others) % COLOURS + 1)
        section = dataclasses.replace(section, **checked(Section, fields))
        draft = self._draft()
        draft.put(*inserted(others, [section], position))
        return self._commit(draft, f"Add section {quoted(title)}")

    def edit_section(self, section: str, **fields: object) -> Changes:
        """Change fields of a section (title, short title, colour, the editor's note)."""
        before = self.record.get(Section, section)
        values = checked(Section, fields)
        if "title" in values:
            values["title"] = titled(values["title"], "A section")
        draft = self._draft()
        draft.put(dataclasses.replace(before, **values))
        return self._commit(draft, f"Change section {quoted(before.title)}")

    def move_section(self, section: str, position: int) -> Changes:
        """Move a section to a position among the other sections."""
        moved = self.record.get(Section, section)
        others = [s for s in self.record.sections() if s.id != section]
        draft = self._draft()
        draft.put(*inserted(others, [moved], position))
        return self._commit(draft, f"Move section {quoted(moved.title)} to {place_among(position, others)}")

    def delete_section(self, section: str) -> Changes:
        """Put a section into the bin; its essays stay, outside the sections."""
        gone = self.record.get(Section, section)
        loose = self.record.essays("")
        freed = [dataclasses.replace(e, section="") for e in self.record.essays(section)]
        draft = self._draft()
        draft.put(dataclasses.replace(gone, binned=True))
        draft.put(*numbered([s for s in self.record.sections() if s.id != section]))
        draft.put(*inserted(loose, freed, None))
        return self._commit(draft, f"Delete section {quoted(gone.title)}")

    def restore_section(self, section: str) -> Changes:
        """Take a section out of the bin, to where it stood. Essays are not moved back into it."""
        back = self.record.get(Section, section)
        if not back.binned:
            return Changes()
        draft = self._draft()
        draft.put(*inserted(self.record.sections(), [dataclasses.replace(back, binned=False)], back.order))
        return self._commit(draft, f"Restore section {quoted(back.title)}")
