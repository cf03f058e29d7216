"""What is done to the order of the book: each one operation of the collection, with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from essayeditor.collection.entities import Essay, PartKind
from essayeditor.ui.arrange import moves
from essayeditor.ui.arrange.nodes import FRONT, Kind, Node
from essayeditor.ui.arrange.tree import BookTree
from essayeditor.ui.session import Session


class BookOperations:
    """Moves, names, bins and restores what is selected in the tree."""

    def __init__(self, session: Session, tree: BookTree, selected: Callable[[], list[Node]]) -> None:
        self._session = session
        self._tree = tree
        self._selected = selected

    def essays(self) -> list[str]:
        """Return the selected essays in the order of the book."""
        return [node.key for node in self._selected() if node.kind is Kind.ESSAY and not node.binned]

    def may_drop(self, essays: Sequence[str], section: str) -> bool:
        """Return whether essays may stand in a section; forewords and the like stand outside."""
        record = self._session.record
        found = [record.find(Essay, key) for key in essays]
        return all(essay is not None and (not section or essay.kind not in FRONT) for essay in found)

    def move_essays(self, keys: Sequence[str], section: str, shown: int) -> None:
        """Move essays into a section, before the essay shown there at `shown`."""
        place = moves.gap(self._session.record, section, shown, keys)
        self._move_to(keys, place)

    def _move_to(self, keys: Sequence[str], place: moves.Place) -> None:
        ordered = moves.in_order(self._session.record, keys)
        done = self._session.perform(lambda desk: desk.move_essays(ordered, place.section, place.position))
        if done is not None:
            self._tree.select(list(ordered), ordered[0] if ordered else "")

    def move_sections(self, keys: Sequence[str], position: int) -> None:
        """Move sections before the one now at `position`."""
        order = [section.id for section in self._session.record.sections()]
        for key in keys:
            at = order.index(key)
            target = position - 1 if at < position else position
            self._session.perform(lambda desk, k=key, t=target: desk.move_section(k, t))
            position = target + 1
            order = [section.id for section in self._session.record.sections()]
        self._tree.select(list(keys), keys[0])

    def step(self, by: int) -> None:
        """Move the selected essays, or the selected section, one step."""
        record = self._session.record
        keys = self.essays()
        if keys:
            place = moves.step(record, keys, by)
            if place is not None:
                self._move_to(keys, place)
            return
        sections = [n.key for n in self._selected() if n.kind is Kind.SECTION and not n.binned]
        order = [section.id for section in record.sections()]
        if len(sections) == 1:
            position = order.index(sections[0]) + by
            if 0 <= position < len(order):
                self._session.perform(lambda desk: desk.move_section(sections[0], position))
                self._tree.select(sections, sections[0])

    def why_not(self, what: str) -> str:
        """Return why an action cannot act on the selection, or ""."""
        nodes = self._selected()
        live = [n for n in nodes if n.kind in (Kind.SECTION, Kind.ESSAY) and not n.binned]
        able = {
            "one": len(live) == 1,
            "some": bool(live),
            "binned": any(node.binned for node in nodes),
            "movable": bool(live),
            "essay": len(live) == 1 and live[0].kind is Kind.ESSAY,
        }
        reasons = {
            "one": "Select one section or essay first.",
            "some": "Select a section or essay first.",
            "movable": "Select a section or essays first.",
            "binned": "Select something in the bin first.",
            "essay": "Select one essay first.",
        }
        return "" if able[what] else reasons[what]

    def new_section(self) -> None:
        """Add a section after the one of the selection, and let its title be typed at once."""
        order = [section.id for section in self._session.record.sections()]
        here = next((n.key for n in self._selected() if n.key in order), "")
        position = order.index(here) + 1 if here else None
        done = self._session.perform(lambda desk: desk.add_section("New section", position))
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
        """Put the selected essays, or sections, into the bin."""
        session = self._session
        essays = self.essays()
        sections = [n.key for n in self._selected() if n.kind is Kind.SECTION and not n.binned]
        if essays:
            session.perform(lambda desk: desk.delete_essays(essays))
        for key in sections:
            session.perform(lambda desk, k=key: desk.delete_section(k))

    def restore(self) -> None:
        """Take what is selected out of the bin."""
        session = self._session
        nodes = [node for node in self._selected() if node.binned]
        essays = [node.key for node in nodes if node.kind is Kind.ESSAY]
        for node in nodes:
            if node.kind is Kind.SECTION:
                session.perform(lambda desk, k=node.key: desk.restore_section(k))
        if essays:
            session.perform(lambda desk: desk.restore_essays(essays))

    def set_title(self, node: Node, title: str) -> bool:
        """Give a section or essay another title; return whether it took it."""
        if node.kind is Kind.SECTION:
            done = self._session.perform(lambda desk: desk.edit_section(node.key, title=title))
        else:
            done = self._session.perform(lambda desk: desk.edit_essay(node.key, title=title))
        return done is not None

    def set_part(self, node: Node, on: bool) -> bool:
        """Put a part into the book or take it out; return whether that was done."""
        return self._session.perform(lambda desk: desk.set_part(PartKind(node.key), on)) is not None

    def edit_section(self, key: str, **fields: object) -> None:
        """Change fields of a section, without a notice."""
        self._session.perform(lambda desk: desk.edit_section(key, **fields), quiet=True)

    def edit_essay(self, key: str, **fields: object) -> None:
        """Change fields of an essay, without a notice."""
        self._session.perform(lambda desk: desk.edit_essay(key, **fields), quiet=True)
