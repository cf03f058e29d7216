"""The left pane of Collect: views of the essays, the sections, and what is not in the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from essayeditor.collection.record import Record
from essayeditor.ui.collect import dates, fittings
from essayeditor.ui.collect.filtering import WITH_CONTRIBUTOR
from essayeditor.ui.collect.fittings import Place as Where
from essayeditor.ui.collect.rows import BIN, FRONT, OUT, UNPLACED, Group
from essayeditor.ui.collect.views import MARK
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.rows import ColourSign, IconSign, RowDelegate, RowRole, Sign


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the sidebar; a heading has no key that could be chosen."""

    key: str
    text: str
    sign: Sign | None = None
    count: int | str = ""
    heading: bool = False

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.text}, {self.count}" if self.count != "" else self.text


def due_this_week(groups: list[Group], today: date) -> frozenset[str]:
    """Return the essays in the book, not yet approved, whose deadline is past or in the next 7 days."""
    end = today + timedelta(days=7)
    found = set()
    for group in groups:
        for row in group.rows if group.key not in (OUT, BIN) else ():
            day = dates.parsed(row.deadline)
            if day is not None and (row.late > 0 or today <= day <= end):
                found.add(row.id)
    return frozenset(found)


def places(
    groups: list[Group], week: frozenset[str], record: Record, today: date, saved: Sequence[Place] = ()
) -> list[Place]:
    """Return the rows of the sidebar, with how many essays each shows; `saved` are those of saved views."""
    inside = [row for group in groups if group.key not in (OUT, BIN) for row in group.rows]
    listed = []
    for fitting in fittings.at(Where.VIEW):
        count: int | str = "" if fitting.key else len(inside)
        if fitting.count:
            count = fittings.load(fitting.count)(record, today)
        key = MARK + fitting.key if fitting.key else ""
        listed.append(Place(key, fitting.title, IconSign(fitting.icon), count))
    views = [
        Place("attention", "Needs attention", IconSign("warn"), sum(1 for row in inside if row.flags)),
        Place("week", "Due this week", IconSign("calendar"), len(week)),
        Place(
            "away",
            "With contributors",
            IconSign("send"),
            sum(row.state in WITH_CONTRIBUTOR for row in inside),
        ),
    ]
    if inside:
        listed += [Place("#views", "Views", heading=True), *views, *saved]
    sections = [group for group in groups if group.key not in (FRONT, UNPLACED, OUT, BIN)]
    if any(group.key not in (OUT, BIN) for group in groups):
        listed.append(Place("#sections", "Sections", heading=True))
    listed += [Place(group.key, group.title, ColourSign(group.colour), len(group.rows)) for group in sections]
    listed += [
        Place(group.key, group.title, IconSign("outline"), len(group.rows))
        for group in groups
        if group.key in (FRONT, UNPLACED)
    ]
    away = {group.key: len(group.rows) for group in groups if group.key in (OUT, BIN)}
    if away:
        listed.append(Place("#out", "Not in the book", heading=True))
    if OUT in away:
        listed.append(Place(OUT, "Held over, cut, withdrawn", IconSign("page"), away[OUT]))
    if BIN in away:
        listed.append(Place(BIN, "Bin", IconSign("bin"), away[BIN]))
    return listed


class Sidebar(QListView):
    """Tells which view was chosen, by its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ListModel[Place] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                Qt.ItemDataRole.ToolTipRole: lambda row: "" if row.heading else row.text,
                RowRole.SIGN: lambda row: row.sign,
                RowRole.COUNT: lambda row: row.count,
                RowRole.HEADING: lambda row: row.heading,
            },
            self,
            selectable=lambda row: not row.heading,
        )
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Views of the essays")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setMinimumWidth(metrics.span(150))
        self.setViewportMargins(0, 8, 0, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_places(self, rows: list[Place]) -> None:
        """Show other counts or sections; the chosen view stays chosen while it is there."""
        key = self.key()
        blocked = self.selectionModel().blockSignals(True)
        self._rows.set_rows(rows)
        self.selectionModel().blockSignals(blocked)
        self.choose(key if any(row.key == key and not row.heading for row in rows) else "")

    def key(self) -> str:
        """Return the key of the chosen view."""
        row = self._rows.row(self.currentIndex())
        return row.key if row is not None and not row.heading else ""

    def choose(self, key: str) -> None:
        """Choose a view."""
        for number, row in enumerate(self._rows.rows()):
            if row.key == key and not row.heading:
                if self.currentIndex().row() != number:
                    self.setCurrentIndex(self._rows.index(number))
                return

    def places(self) -> list[Place]:
        """Return what is shown."""
        return self._rows.rows()

    def _tell(self) -> None:
        row = self._rows.row(self.currentIndex())
        if row is not None and not row.heading:
            self.chosen.emit(row.key)
