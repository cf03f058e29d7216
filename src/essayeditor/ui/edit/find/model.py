"""The places found, under what they belong to: an essay, a section, a contributor, the collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from essayeditor.collection.entities import Collection, Contributor, Essay, Section
from essayeditor.desk.finding.hits import Hit
from essayeditor.text.finding.searchable import Kind
from essayeditor.ui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex
_NO = QModelIndex()
_FIELDS = {
    "short_title": "short title",
    "asks": "ask",
    "note": "editor’s note",
    "back_cover_text": "back cover",
}


class HitRole(IntEnum):
    """What the model tells the delegate."""

    HIT = Qt.ItemDataRole.UserRole + 30


@dataclass(slots=True)
class Group:
    """What several places belong to."""

    title: str
    hits: list[Hit] = field(default_factory=list)
    ticked: list[bool] = field(default_factory=list)


class HitModel(QAbstractItemModel):
    """Two levels. Every place that can be replaced has a tick, set at first."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._ticks = False
        self._left_out: frozenset[object] = frozenset()
        self.number = 0

    def leave_out(self, hits: Sequence[Hit]) -> None:
        """Let these places come without a tick when they are found again, as a person left them."""
        self._left_out = frozenset(map(_known_by, hits))

    def unticked(self) -> list[Hit]:
        """Return the places whose tick a person took away."""
        return [
            hit
            for group in self._groups
            for hit, on in zip(group.hits, group.ticked, strict=True)
            if not on and not hit.fixed
        ]

    def _is_ticked(self, hit: Hit) -> bool:
        return not hit.fixed and not (self._left_out and _known_by(hit) in self._left_out)

    def set_ticks(self, on: bool) -> None:
        """Show ticks, or not."""
        if on != self._ticks:
            self._ticks = on
            if self._groups:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._groups) - 1, 0))

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._groups = []
        self.number = 0
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Add places of one source, at the end."""
        if not hits:
            return
        group = self._groups[-1] if self._groups else None
        if group is None or group.hits[0].source.group != hits[0].source.group:
            group = Group(_titled(hits[0]))
            self.beginInsertRows(_NO, len(self._groups), len(self._groups))
            self._groups.append(group)
            group.hits.extend(hits)
            group.ticked.extend(map(self._is_ticked, hits))
            self.endInsertRows()
        else:
            above = self.index(len(self._groups) - 1, 0)
            self.beginInsertRows(above, len(group.hits), len(group.hits) + len(hits) - 1)
            group.hits.extend(hits)
            group.ticked.extend(map(self._is_ticked, hits))
            self.endInsertRows()
            self.dataChanged.emit(above, above)
        self.number += len(hits)

    def hits(self) -> Iterator[Hit]:
        """Yield every place, in order."""
        for group in self._groups:
            yield from group.hits

    def ticked(self) -> list[Hit]:
        """Return the places that are ticked."""
        return [hit for group in self._groups for hit, on in zip(group.hits, group.ticked, strict=True) if on]

    def hit(self, index: Index) -> Hit | None:
        """Return the place of a row, None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].hits[index.row()]

    def index_of(self, number: int) -> QModelIndex:
        """Return the row of the place with this number in the whole list."""
        for row, group in enumerate(self._groups):
            if number < len(group.hits):
                return self.index(number, 0, self.index(row, 0))
            number -= len(group.hits)
        return QModelIndex()

    def number_of(self, index: Index) -> int:
        """Return the number of a row's place in the whole list, of its first for a group; -1 for none."""
        if not index.isValid():
            return -1
        inside = bool(index.internalId())
        group = index.internalId() - 1 if inside else index.row()
        return sum(len(one.hits) for one in self._groups[:group]) + (index.row() if inside else 0)

    def groups(self) -> tuple[int, int]:
        """Return how many essays there are, and how many sections, contributors and so on."""
        essays = sum(group.hits[0].source.entity is Essay for group in self._groups)
        return essays, len(self._groups) - essays

    # Qt

    def index(self, row: int, column: int, parent: Index = _NO) -> QModelIndex:
        """Return an index: of a group, or of a place in one."""
        if column or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self._groups) else QModelIndex()
        if parent.internalId() or row >= len(self._groups[parent.row()].hits):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = _NO) -> QModelIndex:  # type: ignore[override]
        """Return the group of a place."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NO) -> int:
        """Return the number of groups, or of places in one."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].hits)

    def columnCount(self, _parent: Index = _NO) -> int:
        """Return one."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done to a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsUserCheckable if self._ticks else able

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        hit = self.hit(index)
        if hit is None:
            return self._group_data(self._groups[index.row()], role)
        if role == HitRole.HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            where = where_in_words(hit)
            said = f"{hit.before}{hit.said}{hit.after}".strip()
            return f"{where}: {said}" if where else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"…{hit.before}{hit.said}{hit.after}…"
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks and not hit.fixed:
            on = self._groups[index.internalId() - 1].ticked[index.row()]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def _group_data(self, group: Group, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.title}, {len(group.hits)} {'place' if len(group.hits) == 1 else 'places'}"
        if role == RowRole.STRONG:
            return True
        if role == RowRole.COUNT:
            return len(group.hits)
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks:
            able = [on for on, hit in zip(group.ticked, group.hits, strict=True) if not hit.fixed]
            if able and all(able):
                return Qt.CheckState.Checked
            return Qt.CheckState.PartiallyChecked if any(able) else Qt.CheckState.Unchecked
        return None

    def toggle(self, index: Index) -> None:
        """Tick a place or a whole group, or take the tick away."""
        if not self._ticks or not index.isValid():
            return
        hit = self.hit(index)
        if hit is None:
            group = self._groups[index.row()]
            on = self.data(index, Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked
            group.ticked = [on and not one.fixed for one in group.hits]
            first, last = self.index(0, 0, index), self.index(len(group.hits) - 1, 0, index)
            self.dataChanged.emit(first, last)
            self.dataChanged.emit(index, index)
        elif not hit.fixed:
            group = self._groups[index.internalId() - 1]
            group.ticked[index.row()] = not group.ticked[index.row()]
            self.dataChanged.emit(index, index)
            above = self.parent(index)
            self.dataChanged.emit(above, above)
        self.ticks_changed.emit()


def _known_by(hit: Hit) -> object:
    """Return what a place is known by when the text around it has changed elsewhere."""
    return hit.source.group, hit.place, hit.said, hit.before[-24:], hit.after[:24]


def where_in_words(hit: Hit) -> str:
    """Return what a place is, "" for the body of a text."""
    if hit.fixed and hit.place.kind is not Kind.KEPT:
        return "deleted"
    if hit.place.kind is not Kind.FIELD:
        return hit.place.kind.value
    name = hit.place.field.split(".")
    return _FIELDS.get(name[0], name[-1] if name[0] == "imprint" else name[0]).replace("_", " ")


def _titled(hit: Hit) -> str:
    what = {Section: "Section: ", Contributor: "Contributor: ", Collection: "The collection: "}
    return what.get(hit.source.entity, "") + hit.source.title
