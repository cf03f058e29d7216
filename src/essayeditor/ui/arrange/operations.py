"""What is done to the order of the book: each one operation of the collection, with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from essayeditor.collection.asks import Ask
from essayeditor.collection.entities import Essay, PartKind, State
from essayeditor.collection.parts import shown_order
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.arrange import moves
from essayeditor.ui.arrange.editions import Editions
from essayeditor.ui.arrange.nodes import BESIDE, FRONT, OUTSIDE, Kind, Node
from essayeditor.ui.arrange.tree import BookTree
from essayeditor.ui.session import Session

if TYPE_CHECKING:
    from essayeditor.desk import Changes, Desk


class BookOperations:
    """Moves, names, bins and restores what is selected in the tree, in the edition that is arranged."""

    def __init__(
        self, session: Session, tree: BookTree, selected: Callable[[], list[Node]], editions: Editions
    ) -> None:
        self._session = session
        self._tree = tree
        self._selected = selected
        self._editions = editions

    @property
    def record(self) -> Record:
        """The record as the edition that is arranged has it."""
        return self._editions.record

    def essays(self) -> list[str]:
        """Return the selected essays in the order of the book."""
        return [node.key for node in self._selected() if node.kind is Kind.ESSAY and not node.binned]

    def sections(self) -> list[str]:
        """Return the selected sections in the order of the book."""
        return [node.key for node in self._selected() if node.kind is Kind.SECTION and not node.binned]

    def part(self) -> PartKind | None:
        """Return the one selected part of the book, if it is one."""
        nodes = self._selected()
        return PartKind(nodes[0].key) if len(nodes) == 1 and nodes[0].kind is Kind.PART else None

    # Moving.

    def may_drop(self, essays: Sequence[str], section: str) -> bool:
        """Return whether essays may stand in a section; forewords and the like stand outside."""
        record = self._session.record
        found = [record.find(Essay, key) for key in essays]
        if section in (BESIDE, OUTSIDE):
            return bool(found)
        return all(essay is not None and (not section or essay.kind not in FRONT) for essay in found)

    def move_essays(self, keys: Sequence[str], section: str, shown: int) -> None:
        """Move essays into a section, before the essay shown at `shown`, or out of the book or edition."""
        if section == OUTSIDE:
            self.take_out(keys)
            return
        if section == BESIDE:
            self.hold_over(keys)
            return
        self.move_to(keys, moves.gap(self.record, section, shown, keys))

    def move_to(self, keys: Sequence[str], place: moves.Place) -> None:
        """Move essays to a place, in the order of the book."""
        inside = moves.in_order(self.record, keys)
        ordered = [*inside, *(k for k in moves.in_order(self._session.record, keys) if k not in inside)]
        edition, section, at = self._editions.key, place.section, place.position
        done = self._session.perform(
            lambda desk: (
                desk.place_in_edition(edition, ordered, section, at, take_back=True)
                if edition
                else desk.move_essays(ordered, section, at, take_back=True)
            )
        )
        if done is not None:
            self._tree.select(list(ordered), ordered[0] if ordered else "")

    def move_sections(self, keys: Sequence[str], position: int) -> None:
        """Move sections before the one now at `position`."""
        before = [section.id for section in self.record.sections()][:position]
        self._place_sections(keys, position - sum(key in keys for key in before))

    def _place_sections(self, keys: Sequence[str], position: int) -> None:
        edition = self._editions.key
        self._session.perform(
            lambda desk: (
                desk.place_sections_in_edition(edition, keys, position)
                if edition
                else desk.move_sections(keys, position)
            )
        )
        self._tree.select(list(keys), keys[0])

    def move_part(self, part: str, before: str) -> None:
        """Move a part before another, "" for after the last; it is said where it cannot go."""
        order = [p.value for p in shown_order(self.record.collection.parts) if p.value != part]
        position = order.index(before) if before in order else len(order)
        if before != part:
            self._put_part(PartKind(part), position)

    def _put_part(self, part: PartKind, position: int) -> None:
        edition = self._editions.key
        self._session.perform(lambda desk: desk.move_part(part, position, edition))
        self._tree.select([part.value], part.value)

    def hold_over(self, keys: Sequence[str]) -> None:
        """Hold essays over: they are out of the book, and of every edition, and lie beside it."""
        record = self._session.record
        inside = [key for key in keys if record.get(Essay, key).state not in EXITS]
        if not inside:
            return
        done = self._session.perform(lambda desk: desk.set_states(inside, State.HELD_OVER))
        if done is not None:
            self._tree.select(inside, inside[0])

    def take_back(self, keys: Sequence[str]) -> None:
        """Take essays that lie beside the book back into it, each to the end of its own section."""
        record = self.record
        found = [record.get(Essay, key) for key in keys if record.find(Essay, key) is not None]
        places = {essay.section for essay in found if essay.kind not in FRONT}
        section = places.pop() if len(places) == 1 else ""
        self.move_to(keys, moves.Place(section, len(record.essays(section))))

    def beside(self) -> list[str]:
        """Return the selected essays that lie beside the book, in its order."""
        record = self._session.record
        found = [(key, record.find(Essay, key)) for key in self.essays()]
        return [key for key, essay in found if essay is not None and essay.state in EXITS]

    def step(self, by: int) -> None:
        """Move the selected essays, sections or part one step; from beside the book, back into it."""
        keys = self.essays()
        if keys and set(self.beside()) == set(keys):
            if by < 0:
                self.take_back(keys)
        elif keys and any(node.outside for node in self._selected()):
            if by < 0:
                self.add_to_edition()
        elif keys:
            place = moves.step(self.record, keys, by)
            if place is not None:
                self.move_to(keys, place)
        elif sections := self.sections():
            self._step_sections(sections, by)
        elif part := self.part():
            order = shown_order(self.record.collection.parts)
            position = order.index(part) + by
            if 0 <= position < len(order):
                self._put_part(part, position)

    def _step_sections(self, keys: list[str], by: int) -> None:
        order = [section.id for section in self.record.sections()]
        at = order.index(keys[0] if by < 0 else keys[-1]) + by
        if 0 <= at < len(order):
            target = order[at]
            others = [key for key in order if key not in keys]
            self._place_sections(keys, others.index(target) + (by > 0))

    # Making, naming, and throwing away.

    def new_section(self) -> None:
        """Add a section after the one of the selection, and let its title be typed at once."""
        order = [section.id for section in self.record.sections()]
        here = next((n.key for n in self._selected() if n.key in order), "")
        position = order.index(here) + 1 if here else None
        edition = self._editions.key
        done = self._session.perform(
            lambda desk: (
                desk.add_section_to_edition(edition, "New section", position)
                if edition
                else desk.add_section("New section", position)
            )
        )
        if done is not None and done.created:
            self._tree.setFocus()
            self._tree.select([done.created[0]], done.created[0])
            self._tree.rename(done.created[0])

    def rename(self) -> None:
        """Open the field of the selected title."""
        nodes = self._selected()
        if nodes:
            self._tree.rename(nodes[0].key)

    def delete(self) -> None:
        """Put the selected essays and sections into the bin, or take them out of the edition."""
        essays, sections = self.essays(), self.sections()
        following = self._following({*essays, *sections})
        if self._editions.key:
            self.take_out(essays, sections)
        elif essays or sections:
            self._session.perform(lambda desk: desk.throw_away(essays, sections))
        if following:
            self._tree.select([following], following)

    def _following(self, gone: set[str]) -> str:
        """Return the essay or section that is selected when these are gone: the next, else the one before."""
        nodes = [n for n in self._tree.nodes() if n.kind in (Kind.ESSAY, Kind.SECTION)]
        nodes = [n for n in nodes if not (n.binned or n.outside)]
        rows = [row for row, node in enumerate(nodes) if node.key in gone]
        if not rows:
            return ""
        left = [*nodes[rows[-1] + 1 :], *reversed(nodes[: rows[0]])]
        return next((node.key for node in left if node.key not in gone), "")

    def take_out(self, essays: Sequence[str], sections: Sequence[str] = ()) -> None:
        """Take essays and sections out of the edition that is arranged."""
        edition = self._editions.key
        if edition and (essays or sections):
            self._session.perform(lambda desk: desk.take_out_of_edition(edition, essays, sections))

    def add_to_edition(self) -> None:
        """Put the selected essays into the edition that is arranged."""
        essays, edition = self.essays(), self._editions.key
        if self._session.perform(lambda desk: desk.add_to_edition(edition, essays)) is not None:
            self._tree.select(essays, essays[0])

    def restore(self) -> None:
        """Take what is selected out of the bin, in one step."""
        nodes = [node for node in self._selected() if node.binned]
        essays = [node.key for node in nodes if node.kind is Kind.ESSAY]
        sections = [node.key for node in nodes if node.kind is Kind.SECTION]
        if self._session.perform(lambda desk: desk.bring_back(essays, sections)) is not None:
            keys = [*sections, *essays]
            self._tree.select(keys, keys[0])

    # What the tree and the forms ask.

    def set_title(self, node: Node, title: str) -> bool:
        """Give a section or essay another title; return whether it took it."""
        if node.kind is Kind.SECTION:
            done = self._session.perform(lambda desk: desk.edit_section(node.key, title=title))
        else:
            done = self._session.perform(lambda desk: desk.edit_essay(node.key, title=title))
        return done is not None

    def set_part(self, node: Node, on: bool) -> bool:
        """Put a part into the book or take it out; return whether that was done."""
        edition = self._editions.key
        return self._session.perform(lambda desk: desk.set_part(PartKind(node.key), on, edition)) is not None

    def edit_section(self, key: str, **fields: object) -> None:
        """Change fields of a section, without a notice."""
        self._session.perform(lambda desk: desk.edit_section(key, **fields), quiet=True)

    def edit_essay(self, key: str, **fields: object) -> None:
        """Change fields of an essay, without a notice."""
        self._session.perform(lambda desk: desk.edit_essay(key, **fields), quiet=True)

    def edit_book(self, **fields: object) -> None:
        """Change fields of the collection, or of the edition that is arranged, without a notice."""
        edition = self._editions.key
        self._session.perform(
            lambda desk: desk.edit_edition(edition, **fields) if edition else desk.edit_collection(**fields),
            quiet=True,
        )

    def edit_collection(self, **fields: object) -> None:
        """Change fields of the collection, without a notice."""
        self._session.perform(lambda desk: desk.edit_collection(**fields), quiet=True)

    def edit_imprint(self, **fields: object) -> None:
        """Change fields of the imprint of the edition that is arranged, without a notice."""
        edition = self._editions.key
        self._session.perform(lambda desk: desk.edit_imprint(edition, **fields), quiet=True)

    def here(self, run: Callable[[Desk, str], Changes]) -> None:
        """Do something in the edition that is arranged: `run` is given its key."""
        edition = self._editions.key
        self._session.perform(lambda desk: run(desk, edition))

    def reword_ask(self, ask: Ask, text: str) -> None:
        """Say in other words what an essay asks."""
        asks = list(self.record.get(Essay, ask.essay).asks)
        asks[ask.number] = text
        self._session.perform(lambda desk: desk.edit_essay(ask.essay, asks=asks))
