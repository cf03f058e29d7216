"""Operations on editions: other books of the same essays, each with its own order, title and theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from essayeditor.collection.editions import NEVER_SHARED, Places, editions, places_of, view
from essayeditor.collection.entities import OUTSIDE_SECTIONS, Edition, Essay, Section, new_key
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.essays import taken_back
from essayeditor.desk.fields import checked, titled
from essayeditor.desk.ordering import COLOURS
from essayeditor.desk.words import named, place_among, place_in, quoted
from essayeditor.foundation.errors import OperationRefused

FULL = "Full book"
"""What the collection's own edition, which has no row, is called."""
_FACTS = ("name", "title", "subtitle", "theme", "edition_line", "back_cover_text", "cover_alt")
_LIKE = (
    *("title", "subtitle", "theme", "edition_line", "imprint", "back_cover_text", "asks"),
    *("cover_picture", "cover_alt", "cover_drawn", "cover_colour"),
)
"""What an edition takes over from the one that it is made like."""


class EditionOperations(DeskCore):
    """Nothing here touches the full book, or another edition."""

    def add_edition(self, name: str, essays: Sequence[str] | None = None, like: str = "") -> Changes:
        """Make an edition like another ("" for the full book), of some of its essays or (None) of all.

        Its key is `created[0]`. A name that is taken already is numbered.
        """
        source = view(self.record, like)
        wanted = None if essays is None else set(essays)
        places = tuple((k, s) for k, s in places_of(self.record, like) if wanted is None or k in wanted)
        needed = {section for _, section in places}
        made = Edition(
            id=new_key(),
            name=_unused(self.record, titled(name, "An edition")),
            order=len(editions(self.record)),
            parts=source.collection.parts,
            sections=tuple(s.id for s in source.sections() if wanted is None or s.id in needed),
            essays=places,
        )
        if like:
            source_edition = self.record.get(Edition, like)
            taken = {name: getattr(source_edition, name) for name in _LIKE}
            own = dataclasses.replace(source_edition.imprint, **dict.fromkeys(NEVER_SHARED, ""))
            made = dataclasses.replace(made, **{**taken, "imprint": own})
        draft = self._draft()
        draft.put(made)
        return self._commit(draft, f"Make edition {quoted(made.name)}")

    def edit_edition(self, edition: str, **fields: object) -> Changes:
        """Change an edition's name, or what it states for itself; what is empty is as in the full book."""
        before = self.record.get(Edition, edition)
        if unknown := set(fields) - set(_FACTS):
            raise TypeError(f"An edition has no field {unknown.pop()!r} to edit")
        values = checked(Edition, fields)
        if "name" in values:
            values["name"] = name = titled(values["name"], "An edition")
            if name.casefold() in _names(self.record, edition):
                raise OperationRefused(f"There is an edition {quoted(name)} already. Choose another name.")
        draft = self._draft()
        draft.put(dataclasses.replace(before, **values))
        names = " and ".join(name.replace("_", " ") for name in fields)
        what = "Rename" if set(values) == {"name"} else f"Change the {names} of"
        return self._commit(draft, f"{what} edition {quoted(before.name)}")

    def delete_edition(self, edition: str) -> Changes:
        """Take an edition out. Its essays and the full book stay as they are."""
        gone = self.record.get(Edition, edition)
        draft = self._draft()
        draft.delete(gone)
        left = [other for other in editions(self.record) if other.id != edition]
        draft.put(*(dataclasses.replace(other, order=n) for n, other in enumerate(left)))
        return self._commit(draft, f"Delete edition {quoted(gone.name)}")

    def place_in_edition(
        self,
        edition: str,
        essays: Sequence[str],
        section: str = "",
        position: int | None = None,
        *,
        take_back: bool = False,
    ) -> Changes:
        """Put essays into an edition, or move those that are there, in the order given.

        `section` is one of the collection, "" for none; the edition gets it if it has not had it yet.
        `position` counts the essays that the edition has there without those moved; None: at the end.
        With `take_back`, those that were held over or cut are in the books again (see `move_essays`).
        """
        chosen = self.record.get(Edition, edition)
        found = [self.record.get(Essay, key) for key in dict.fromkeys(essays)]
        draft = self._draft()
        moved = [taken_back(draft, essay) for essay in found] if take_back else found
        draft.put(*moved)
        if section and (outside := [e for e in moved if e.kind in OUTSIDE_SECTIONS]):
            raise OperationRefused(
                f"{quoted(outside[0].title)} is the {outside[0].kind}, which stands outside the "
                "sections. Make it an essay first."
            )
        seen = view(self.record, edition)
        keys = {essay.id for essay in moved}
        others = [e for e in seen.essays(section) if e.id not in keys]
        at = len(others) if position is None else max(0, min(position, len(others)))
        places = [pair for pair in chosen.essays if pair[0] not in keys]
        order = [key for key, _ in places]
        before = order.index(others[at].id) if at < len(others) else len(places)
        places[before:before] = [(essay.id, section) for essay in moved]
        sections = chosen.sections
        if section and section not in sections:
            sections = (*sections, self.record.get(Section, section).id)
        draft.put(dataclasses.replace(chosen, sections=sections, essays=_in_order(sections, places)))
        inside = {key for key, _ in chosen.essays}
        verb = "Move" if keys <= inside else "Put"
        where = f"{place_among(at, others)} {place_in(self.record, section)}"
        said = f"{verb} {named(moved, 'essay')} {'to ' if verb == 'Move' else ''}{where}"
        if moved != found:
            said = f"Take {named(moved, 'essay')} back to {where}"
        return self._commit(draft, f"{said} of {quoted(chosen.name)}" if moved else "")

    def add_to_edition(self, edition: str, essays: Sequence[str]) -> Changes:
        """Put essays into an edition, each at the end of the section that it has in the full book."""
        chosen = self.record.get(Edition, edition)
        inside = {key for key, _ in chosen.essays}
        new = [e for e in self.record.essays() if e.id in set(essays) and e.id not in inside]
        wanted = {essay.section for essay in new if essay.section} - set(chosen.sections)
        sections = (*chosen.sections, *(s.id for s in self.record.sections() if s.id in wanted))
        places = _in_order(sections, [*chosen.essays, *((e.id, e.section) for e in new)])
        draft = self._draft()
        draft.put(dataclasses.replace(chosen, sections=sections, essays=places))
        return self._commit(draft, f"Put {named(new, 'essay')} into {quoted(chosen.name)}" if new else "")

    def take_out_of_edition(
        self, edition: str, essays: Sequence[str] = (), sections: Sequence[str] = ()
    ) -> Changes:
        """Take essays, and sections with all their essays, out of an edition. The full book keeps them."""
        chosen = self.record.get(Edition, edition)
        gone = [self.record.get(Essay, key) for key in dict.fromkeys(essays)]
        left = [self.record.get(Section, key) for key in dict.fromkeys(sections)]
        keys, places = {e.id for e in gone}, {s.id for s in left}
        draft = self._draft()
        draft.put(
            dataclasses.replace(
                chosen,
                sections=tuple(key for key in chosen.sections if key not in places),
                essays=tuple((k, s) for k, s in chosen.essays if k not in keys and s not in places),
            )
        )
        said = [f"section {quoted(s.title)}" for s in left] or [named(gone, "essay")]
        return self._commit(draft, f"Take {' and '.join(said)} out of {quoted(chosen.name)}")

    def add_section_to_edition(self, edition: str, title: str, position: int | None = None) -> Changes:
        """Add a section to the collection, after its others, and to an edition at a position there.

        Without essays it is in no other book. Its key is `created[0]`.
        """
        chosen = self.record.get(Edition, edition)
        number = len(self.record.sections())
        title = titled(title, "A section")
        section = Section(id=new_key(), title=title, order=number, colour=number % COLOURS + 1)
        there = [s.id for s in view(self.record, edition).sections()]
        order = list(chosen.sections)
        before = len(order)
        if position is not None and position < len(there):
            before = order.index(there[max(0, position)])
        order.insert(before, section.id)
        draft = self._draft()
        draft.put(section, dataclasses.replace(chosen, sections=tuple(order)))
        return self._commit(draft, f"Add section {quoted(title)} to {quoted(chosen.name)}")

    def place_sections_in_edition(self, edition: str, sections: Sequence[str], position: int) -> Changes:
        """Put sections into an edition, or move those it has, to a position among its other sections."""
        chosen = self.record.get(Edition, edition)
        moved = [self.record.get(Section, key) for key in dict.fromkeys(sections)]
        keys = {section.id for section in moved}
        others = [s for s in view(self.record, edition).sections() if s.id not in keys]
        at = max(0, min(position, len(others)))
        order = [key for key in chosen.sections if key not in keys]
        before = order.index(others[at].id) if at < len(others) else len(order)
        order[before:before] = [section.id for section in moved]
        draft = self._draft()
        places = _in_order(order, chosen.essays)
        draft.put(dataclasses.replace(chosen, sections=tuple(order), essays=places))
        what = "section " if len(moved) == 1 else ""
        said = f"Move {what}{named(moved, 'section')} to {place_among(at, others)} in {quoted(chosen.name)}"
        return self._commit(draft, said if moved else "")


def _in_order(sections: Sequence[str], places: Iterable[tuple[str, str]]) -> Places:
    """Return places in reading order: by section, as they come in each; unknown sections last."""
    rank = {"": -1, **{key: number for number, key in enumerate(sections)}}
    return tuple(sorted(places, key=lambda pair: rank.get(pair[1], len(rank))))


def _names(record: Record, besides: str = "") -> set[str]:
    return {FULL.casefold(), *(e.name.casefold() for e in editions(record) if e.id != besides)}


def _unused(record: Record, name: str) -> str:
    taken, tried, number = _names(record), name, 2
    while tried.casefold() in taken:
        tried = f"{name} {number}"
        number += 1
    return tried
