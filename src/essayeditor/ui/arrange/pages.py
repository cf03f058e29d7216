"""The pages of the edition that is arranged: the last plan, whether it holds, and asking for another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from essayeditor.collection.record import Record
from essayeditor.typeset.book_plan import BookPlan
from essayeditor.ui.arrange.editions import Editions
from essayeditor.ui.arrange.nodes import Kind, Node
from essayeditor.ui.arrange.paging import Paging, compared, pages_said
from essayeditor.ui.arrange.planner import Planner
from essayeditor.ui.session import Session


class Pages(QObject):
    """`changed` carries what became of the plan before; `outdated` comes when the figures hold no more."""

    changed = Signal(str)
    outdated = Signal()

    def __init__(self, session: Session, editions: Editions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editions = editions
        self._plan: BookPlan | None = None
        self._asked: tuple[Record | None, str] = (None, "")
        self.fresh = False
        """Whether the plan is of the book as it is now."""
        self.planner = Planner(session, self)
        self.planner.planned.connect(self._planned)

    @property
    def paging(self) -> Paging:
        """The last plan with the names of the present record."""
        record = self._editions.record
        titles = {section.id: section.title for section in record.sections()}
        essays = record.essays()
        titles.update((essay.id, essay.title) for essay in essays)
        return Paging(self._plan, titles, {essay.id: essay.section for essay in essays})

    def colours(self) -> dict[str, int]:
        """Return the colour of each section, counted from 0."""
        return {section.id: section.colour - 1 for section in self._editions.record.sections()}

    def ask(self) -> None:
        """Have the pages planned, unless the plan is of the book just as it is."""
        now = self._session.record, self._editions.key
        if self.fresh and self._asked[0] is now[0] and self._asked[1] == now[1]:
            return
        self._asked = now
        self.fresh = False
        self.outdated.emit()
        self.planner.plan(self._editions.key)

    def turn(self) -> None:
        """Another edition is arranged: take the plan that is known of it, if there is one."""
        self._plan = self._session.desk.preview.last_plan(edition=self._editions.key)
        self.fresh = False

    def stop(self) -> None:
        """Want no plan any more."""
        self.planner.stop()

    def selected_said(self, nodes: list[Node]) -> str:
        """Return the pages of what is selected, such as "Selected: pages 12 to 15"."""
        paging = self.paging if self._plan is not None else Paging()
        spans = []
        for node in (node for node in nodes if not node.binned):
            if node.kind is Kind.SECTION:
                pages = paging.section_pages(node.key)
                spans += [pages] if pages else []
            elif part := paging.part(node.key):
                spans.append((part.first, part.first + part.pages - 1))
        if not spans:
            return ""
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        return f"Selected: {pages_said(paging.label(first), paging.label(last))}"

    def _planned(self, plan: BookPlan) -> None:
        change = compared(self._plan, plan)
        self._plan = plan
        self.fresh = True
        self.changed.emit(change)
