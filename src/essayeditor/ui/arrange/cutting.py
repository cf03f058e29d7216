"""Cut and paste of essays and sections: what is cut stays where it is until it is pasted elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from essayeditor.collection.entities import Essay, Section
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.arrange.moves import Place
from essayeditor.ui.arrange.nodes import BESIDE, BIN, FRONT, LOOSE, OUTSIDE, Kind, Node
from essayeditor.ui.arrange.operations import BookOperations


class Cutting:
    """Holds the keys of what is cut. `told` is called when they change."""

    def __init__(
        self, book: BookOperations, selected: Callable[[], list[Node]], told: Callable[[], object]
    ) -> None:
        self._book = book
        self._selected = selected
        self._told = told
        self._keys: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of what is cut and still there."""
        record = self._book.record
        return frozenset(k for k in self._keys if record.find(Essay, k) or record.find(Section, k))

    def cut(self) -> None:
        """Cut the selected sections, or else the selected essays."""
        self._keys = tuple(self._book.sections() or self._book.essays())
        self._told()

    def forget(self) -> bool:
        """Leave what is cut where it is; return whether anything was."""
        had = bool(self.keys)
        self._keys = ()
        self._told()
        return had

    def paste(self) -> None:
        """Move what is cut to after the selection: after an essay, at the end of a section."""
        record = self._book.record
        keys = [key for key in self._keys if key in self.keys]
        target = self._selected()[-1]
        self._keys = ()
        if band := self._band(target):
            self._book.move_essays(keys, band, 0)
        elif keys and record.find(Section, keys[0]) is not None:
            section = target.key if target.kind is Kind.SECTION else record.get(Essay, target.key).section
            order = [one.id for one in record.sections()]
            self._book.move_sections(keys, order.index(section) + 1 if section in order else len(order))
        elif keys:
            self._book.move_to(keys, self._place(target, keys))
        self._told()

    def _band(self, target: Node) -> str:
        """Return which band beside the book a row is of, or stands in; "" for none."""
        if target.key in (BESIDE, OUTSIDE):
            return target.key
        if target.outside:
            return OUTSIDE
        essay = self._book.record.find(Essay, target.key)
        return BESIDE if essay is not None and essay.state in EXITS else ""

    def _place(self, target: Node, keys: list[str]) -> Place:
        record = self._book.record
        section = "" if target.key == LOOSE else target.key
        if target.kind is Kind.ESSAY:
            section = record.get(Essay, target.key).section
        order = [essay.id for essay in record.essays(section)]
        rest = [key for key in order if key not in keys]
        if target.kind is Kind.ESSAY:
            before = [key for key in order[: order.index(target.key) + 1] if key not in keys]
            return Place(section, len(before))
        return Place(section, len(rest))

    def why_not_paste(self) -> str:
        """Return why nothing can be pasted here, or ""."""
        record, keys = self._book.record, self.keys
        if not keys:
            return "Cut a section or essays first."
        nodes = self._selected()
        if not nodes:
            return "Select where it is to go first."
        target = nodes[-1]
        essay = record.find(Essay, target.key) if target.kind is Kind.ESSAY else None
        if self._band(target):
            sections = any(record.find(Section, key) is not None for key in keys)
            return "Only essays can be put beside the book." if sections else ""
        within = target.kind is Kind.SECTION or target.key == LOOSE or essay is not None
        if not within or target.binned or target.outside or target.key in (BIN, OUTSIDE):
            return "Select a section, or an essay of the book, first."
        front = next((e for k in keys if (e := record.find(Essay, k)) and e.kind in FRONT), None)
        section = target.key if target.kind is Kind.SECTION else essay.section if essay else ""
        if front is not None and section:
            return f"‘{front.title}’ is the {front.kind}, which stands outside the sections."
        return ""
