"""The tree of the book as an item model, with renaming, ticking, and drag and drop."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from essayeditor.collection.entities import PartKind
from essayeditor.ui.arrange.nodes import BESIDE, BIN, LOOSE, OUTSIDE, Kind, Node
from essayeditor.ui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole + 30
MIME = "application/x-essayeditor-things+json"


class Dragged(NamedTuple):
    """What is being dragged."""

    essays: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    part: str = ""


def pack(dragged: Dragged) -> QMimeData:
    """Return what is dragged as mime data."""
    data = QMimeData()
    data.setData(MIME, QByteArray(json.dumps(dragged._asdict()).encode()))
    return data


def unpack(data: QMimeData) -> Dragged:
    """Return what mime data holds; nothing if it is not ours."""
    if not data.hasFormat(MIME):
        return Dragged()
    found = json.loads(bytes(data.data(MIME).data()))
    return Dragged(tuple(found["essays"]), tuple(found["sections"]), found["part"])


_Flag = Qt.ItemFlag
_LYING = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
_ESSAY = _LYING | _Flag.ItemIsDragEnabled | _Flag.ItemIsEditable
_SECTION = _ESSAY | _Flag.ItemIsDropEnabled
_PART = _LYING | _Flag.ItemIsDragEnabled | _Flag.ItemIsUserCheckable
_GROUP = _LYING | _Flag.ItemIsDropEnabled
_BETWEEN = _Flag.ItemIsDropEnabled


@dataclass(slots=True)
class Handlers:
    """What the model asks for when something is dropped, renamed or ticked."""

    drop_essays: Callable[[Sequence[str], str, int], object]
    drop_sections: Callable[[Sequence[str], int], object]
    drop_part: Callable[[str, str], object]
    rename: Callable[[Node, str], bool]
    tick: Callable[[Node, bool], bool]
    may_drop: Callable[[Sequence[str], str], bool]


class BookModel(QAbstractItemModel):
    """Shows nodes. A move is done by a handler, never by the view: `dropMimeData` returns False."""

    def __init__(self, handlers: Handlers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handlers = handlers
        self._nodes: tuple[Node, ...] = ()
        self._flat: list[tuple[Node, int, int]] = []  # node, number of its parent (-1), row there
        self._below: dict[int, list[int]] = {}  # the numbers of the rows under each
        self._numbers: dict[str, int] = {}  # of each key
        self.cut: frozenset[str] = frozenset()
        """The keys of what was cut and waits to be pasted."""

    def set_nodes(self, nodes: tuple[Node, ...]) -> bool:
        """Show other rows; return whether the model was reset (selection and expansion are lost then)."""
        if nodes == self._nodes:
            return False
        flat: list[tuple[Node, int, int]] = []
        _flatten(nodes, -1, flat)
        same = [(n.key, p, r) for n, p, r in flat] == [(n.key, p, r) for n, p, r in self._flat]
        if same:
            before, self._nodes, self._flat = self._flat, nodes, flat
            for number, (node, _parent, row) in enumerate(flat):
                if node != before[number][0]:
                    index = self.createIndex(row, 0, number)
                    self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self._nodes, self._flat = nodes, flat
        self._below, self._numbers = {}, {}
        for number, (node, parent, _row) in enumerate(flat):
            self._below.setdefault(parent, []).append(number)
            self._numbers.setdefault(node.key, number)
        self.endResetModel()
        return True

    def nodes(self) -> list[Node]:
        """Return every row, in order."""
        return [node for node, _parent, _row in self._flat]

    def node(self, index: Index) -> Node | None:
        """Return what stands at an index."""
        return self._flat[index.internalId()][0] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of a key, an invalid one if it is not there."""
        number = self._numbers.get(key)
        return QModelIndex() if number is None else self.createIndex(self._flat[number][2], 0, number)

    # What views ask

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return an index."""
        above = parent.internalId() if parent is not None and parent.isValid() else -1
        below = self._below.get(above, [])
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, index: Index | None = None) -> QModelIndex | QObject:
        """Return the index above one."""
        if index is None:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        above = self._flat[index.internalId()][1]
        return QModelIndex() if above < 0 else self.createIndex(self._flat[above][2], 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are under one."""
        if parent is None or not parent.isValid():
            return len(self._nodes)
        node = self.node(parent)
        return len(node.children) if node is not None and parent.column() == 0 else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a row."""
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            if node.on is None:
                return None
            return Qt.CheckState.Checked if node.on else Qt.CheckState.Unchecked
        if node.key in self.cut and role == RowRole.QUIET:
            return True
        if node.key in self.cut and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.sentence or node.title}, cut; paste it where it is to go"
        show = _ROLES.get(int(role))
        return show(node) if show is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        node = self.node(index)
        if node is None:
            return _BETWEEN  # the rows of the top level
        movable = node.kind in (Kind.SECTION, Kind.ESSAY) and not node.binned
        if node.kind is Kind.PART:
            return _PART
        if (movable and node.kind is Kind.SECTION) or node.key in (LOOSE, BESIDE, OUTSIDE):
            return _SECTION if movable else _GROUP
        return _ESSAY if movable else _LYING

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a section or essay, or tick a part."""
        node = self.node(index)
        if node is None:
            return False
        if role == Qt.ItemDataRole.EditRole:
            title = " ".join(str(value).split())
            return bool(title) and title != node.title and self._handlers.rename(node, title)
        if role == Qt.ItemDataRole.CheckStateRole and node.on is not None:
            return self._handlers.tick(node, Qt.CheckState(value) == Qt.CheckState.Checked)
        return False

    # Drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that things are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return our own type."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Return the sections or the essays dragged; with a section, its essays come of themselves."""
        nodes = [node for index in indexes if (node := self.node(index)) is not None]
        order = {node.key: place for place, node in enumerate(self.nodes())}
        nodes.sort(key=lambda node: order[node.key])
        sections = tuple(node.key for node in nodes if node.kind is Kind.SECTION)
        essays = () if sections else tuple(node.key for node in nodes if node.kind is Kind.ESSAY)
        part = nodes[0].key if len(nodes) == 1 and nodes[0].kind is Kind.PART else ""
        return pack(Dragged(essays, sections, part))

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Return whether something can be dropped at a place."""
        dragged = unpack(data)
        if dragged.part:
            return not parent.isValid() and row >= 0
        if dragged.sections:
            return self._section_place(row, parent) is not None
        place = self._essay_place(row, parent)
        return (
            bool(dragged.essays) and place is not None and self._handlers.may_drop(dragged.essays, place[0])
        )

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move. Returns False: it is done already, there is nothing to take away."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        dragged = unpack(data)
        if dragged.part:
            self._handlers.drop_part(dragged.part, self._part_after(row))
        elif dragged.sections:
            position = self._section_place(row, parent)
            if position is not None:
                self._handlers.drop_sections(dragged.sections, position)
        else:
            place = self._essay_place(row, parent)
            if place is not None:
                self._handlers.drop_essays(dragged.essays, *place)
        return False

    def _sections(self) -> tuple[int, int]:
        """Return the first row of the sections, and the row after the last."""
        rows = [n for n, node in enumerate(self._nodes) if node.kind is Kind.SECTION]
        if rows:
            return rows[0], rows[-1] + 1
        return 0, 0

    def _part_after(self, row: int) -> str:
        """Return the part before which a part dropped at a row goes; "" for after the last.

        All sections together are the part `sections`: a place between two of them is that after them.
        """
        first, end = self._sections()
        if first < end and row == first:
            return PartKind.SECTIONS.value
        for node in self._nodes[max(0, row) :]:
            if node.kind is Kind.PART:
                return node.key
        return ""

    def _section_place(self, row: int, parent: Index) -> int | None:
        first, end = self._sections()
        if not parent.isValid():
            return min(max(row - first, 0), end - first) if row >= 0 else None
        node = self.node(parent)
        if node is not None and node.kind is Kind.SECTION and not node.binned:
            return parent.row() - first + (0 if row == 0 else 1)
        return None

    def _essay_place(self, row: int, parent: Index) -> tuple[str, int] | None:
        """Return the section and the row shown there before which essays are dropped."""
        node = self.node(parent)
        if node is None:
            first, end = self._sections()
            if not first <= row <= end or first == end:
                return None
            return (self._nodes[first].key, 0) if row == first else self._last_of(self._nodes[row - 1])
        if node.key == LOOSE:
            return "", row if row >= 0 else len(node.children)
        if node.key in (BESIDE, OUTSIDE):
            return node.key, 0
        if node.kind is Kind.SECTION and not node.binned:
            return node.key, row if row >= 0 else len(node.children)
        return None

    def _last_of(self, node: Node) -> tuple[str, int]:
        return node.key, len(node.children)


def _flatten(nodes: Sequence[Node], parent: int, flat: list[tuple[Node, int, int]]) -> None:
    for row, node in enumerate(nodes):
        number = len(flat)
        flat.append((node, parent, row))
        _flatten(node.children, number, flat)


_ROLES: dict[int, Callable[[Node], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda node: node.title,
    int(Qt.ItemDataRole.EditRole): lambda node: node.title,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda node: node.sentence or node.title,
    int(NODE): lambda node: node,
    int(RowRole.SIGN): lambda node: node.sign,
    int(RowRole.COUNT): lambda node: node.count,
    int(RowRole.STRONG): lambda node: node.kind is Kind.SECTION and not node.binned,
    int(RowRole.QUIET): lambda node: (
        node.on is False or node.binned or node.outside or node.key in (BIN, OUTSIDE)
    ),
}
