"""The bin: essays and sections thrown away, with all that belongs to them, and brought back."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import OUTSIDE_SECTIONS, Essay, Section
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.ordering import inserted, numbered
from essayeditor.desk.words import named


class BinOperations(DeskCore):
    """Nothing in the bin is lost, and everything comes back to where it stood, if that is still there."""

    def delete_essays(self, essays: Sequence[str]) -> Changes:
        """Put essays into the bin, with all that belongs to them."""
        return self.throw_away(essays)

    def delete_section(self, section: str) -> Changes:
        """Put a section into the bin; its essays stay, outside the sections."""
        return self.throw_away(sections=[section])

    def restore_essays(self, essays: Sequence[str]) -> Changes:
        """Take essays out of the bin, each to where it stood if its section is still there."""
        return self.bring_back(essays)

    def restore_section(self, section: str) -> Changes:
        """Take a section out of the bin, to where it stood, with those of its essays nobody has placed."""
        return self.bring_back(sections=[section])

    def throw_away(self, essays: Sequence[str] = (), sections: Sequence[str] = ()) -> Changes:
        """Put essays and sections into the bin, in one step.

        The essays of a section that are not thrown away themselves stay, outside the sections.
        """
        gone = [self.record.get(Essay, key) for key in dict.fromkeys(essays)]
        left = [self.record.get(Section, key) for key in dict.fromkeys(sections)]
        draft = self._draft()
        draft.put(*(dataclasses.replace(essay, binned=True) for essay in gone))
        for place in {essay.section for essay in gone}:
            draft.put(*numbered(draft.record.essays(place)))
        for section in (s for s in left if not s.binned):
            _empty(draft, section)
        draft.put(*numbered(draft.record.sections()))
        return self._commit(draft, f"Delete {_named(gone, left)}" if gone or left else "")

    def bring_back(self, essays: Sequence[str] = (), sections: Sequence[str] = ()) -> Changes:
        """Take essays and sections out of the bin, in one step, each to where it stood.

        A section takes back the essays that it held and that stand outside the sections now. An essay
        whose section is gone comes to stand outside the sections.
        """
        left = [s for s in (self.record.get(Section, key) for key in dict.fromkeys(sections)) if s.binned]
        back = [e for e in (self.record.get(Essay, key) for key in dict.fromkeys(essays)) if e.binned]
        draft = self._draft()
        for section in sorted(left, key=lambda s: s.order):
            _refill(draft, section)
        for essay in sorted(back, key=lambda e: e.order):
            there = draft.record.find(Section, essay.section)
            place = "" if there is None or there.binned or essay.kind in OUTSIDE_SECTIONS else there.id
            restored = dataclasses.replace(essay, binned=False, section=place)
            draft.put(*inserted(draft.record.essays(place), [restored], essay.order))
        return self._commit(draft, f"Restore {_named(back, left)}" if back or left else "")


def _empty(draft: Draft, section: Section) -> None:
    """Put a section into the bin: it remembers its essays, which come to stand outside the sections."""
    held = draft.record.essays(section.id)
    loose = draft.record.essays("")
    freed = [dataclasses.replace(essay, section="") for essay in held]
    draft.put(dataclasses.replace(section, binned=True, kept_essays=tuple(essay.id for essay in held)))
    draft.put(*inserted(loose, freed, None))


def _refill(draft: Draft, section: Section) -> None:
    back = dataclasses.replace(section, binned=False, kept_essays=())
    draft.put(*inserted(draft.record.sections(), [back], section.order))
    held = [draft.record.find(Essay, key) for key in section.kept_essays]
    own = [
        dataclasses.replace(essay, section=section.id)
        for essay in held
        if essay is not None and not essay.binned and not essay.section and essay.kind not in OUTSIDE_SECTIONS
    ]
    draft.put(*inserted(draft.record.essays(section.id), own, 0))
    draft.put(*numbered(draft.record.essays("")))


def _named(essays: Sequence[Essay], sections: Sequence[Section]) -> str:
    said = []
    if sections:
        what = "section " if len(sections) == 1 else ""
        said.append(f"{what}{named(sections, 'section')}")
    if essays:
        said.append(named(essays, "essay"))
    return " and ".join(said)
