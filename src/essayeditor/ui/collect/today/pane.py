"""Today: who has the essays, and below it what there is to do, the most pressing first."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.progress import Holder, counted, holder
from essayeditor.collection.today import Line, Need, lines
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.rows import BIN, OUT, EssayRow
from essayeditor.ui.collect.today import remedies
from essayeditor.ui.collect.today.head import TodayHead
from essayeditor.ui.collect.today.listing import TodayList
from essayeditor.ui.collect.today.rows import Row, rows
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.states import STALE

KEY = "today"


class TodayPane(QWidget):
    """Follows the record; tells how much there is to do at its button in the strip."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._opened: set[Need] = set()
        self._lines: list[Line] = []
        self.head = TodayHead()
        self.list = TodayList()
        self.nothing = EmptyState("check", "Nothing waits for you today.")
        self.start = EmptyState("calendar", "No essays yet.", "What is late or missing will be listed here.")
        self.stack = QStackedWidget()
        for page in (self.list, self.nothing, self.start):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.setAccessibleName("Today")
        self.list.looked_at.connect(lambda row: remedies.show(bench, row.line))
        self.list.settled.connect(self._settle)
        bench.refreshed.connect(self.refresh)
        self.refresh()

    def lines(self) -> list[Line]:
        """Return what there is to do."""
        return list(self._lines)

    def refresh(self) -> None:
        """Show the collection as it is now."""
        bench = self._bench
        inside = [row for group in bench.groups() if group.key not in (OUT, BIN) for row in group.rows]
        self._lines = list(lines(bench.record, bench.today))
        self.head.show_day(bench.today, counted(map(_holder, inside)))
        self._show_rows()
        page: QWidget = self.list if self._lines else self.nothing if inside else self.start
        self.stack.setCurrentWidget(page)
        bench.badge(KEY, len(self._lines))

    def _show_rows(self) -> None:
        words = {need: remedies.REMEDIES[need].words for need in Need}
        self.list.show_rows(rows(self._lines, self._opened, words))

    def _settle(self, row: Row) -> None:
        if row.line is None:
            self._opened.add(row.need)
            self._show_rows()
        else:
            remedies.settle(self._bench, row.line)


def _holder(row: EssayRow) -> Holder | None:
    """Return who has an essay; one whose approval is out of date is with us again."""
    return Holder.OURS if row.look is STALE else holder(row.state)
