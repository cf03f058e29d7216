"""Operations on the sections of the book."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import Section, new_key
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import checked, titled
from essayeditor.desk.ordering import COLOURS, inserted
from essayeditor.desk.words import named, place_among, quoted


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
        return self.move_sections([section], position)

    def move_sections(self, sections: Sequence[str], position: int) -> Changes:
        """Move sections, in the order given, to a position among the other sections."""
        moved = [self.record.get(Section, key) for key in dict.fromkeys(sections)]
        keys = {section.id for section in moved}
        others = [s for s in self.record.sections() if s.id not in keys]
        draft = self._draft()
        draft.put(*inserted(others, moved, position))
        what = "section " if len(moved) == 1 else ""
        label = f"Move {what}{named(moved, 'section')} to {place_among(position, others)}" if moved else ""
        return self._commit(draft, label)
