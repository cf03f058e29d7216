"""The board: the essays that the filter lets through, as cards in columns by state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from essayeditor.collection.entities import State
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.board.cards import CardRow
from essayeditor.ui.collect.board.column import STRIP, BoardColumn
from essayeditor.ui.collect.board.listing import CardList
from essayeditor.ui.collect.board.states import COLUMNS, HEADINGS, reason_against
from essayeditor.ui.collect.rows import OUT
from essayeditor.ui.widgets.states import LOOKS

MIME = "application/x-essay-editor-cards"
_GAP = 8
_LEAST = 104
_MOST = 320
_ROOM = 36
_USUAL = 140
"""Width in pixels that a column wants; where there is less, empty columns fold to strips."""


class Board(QScrollArea):
    """A way of showing the essays (see `parts.EssayForm`)."""

    chosen = Signal()
    opened = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: dict[str, CardRow] = {}
        self._unfolded: BoardColumn | None = None
        self._before: BoardColumn | None = None
        self._quiet = False
        self.dragged: tuple[str, ...] = ()
        """The essays whose cards are being dragged."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(14, 2, 14, 10)
        row.setSpacing(_GAP)
        self.columns = [BoardColumn(spec, self) for spec in COLUMNS]
        for column in self.columns:
            row.addWidget(column)
            self._connect(column)
        row.addStretch(1)
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.columns[0].list)
        self.setAccessibleName("Board of the essays by state")
        self.setStatusTip("Drag a card, or press Alt+→")

    def _connect(self, column: BoardColumn) -> None:
        cards = column.list
        cards.picked.connect(self._tell_chosen)
        cards.taken.connect(lambda: self._clear_others(cards))
        cards.pulled.connect(lambda: self._drag(cards))
        cards.entered.connect(self.opened)
        cards.turned.connect(lambda step: self._turn(column, step))
        cards.menu_wanted.connect(self.menu_wanted)
        column.dropped.connect(self._drop)

    # Showing

    def renew(self) -> None:
        """Show what the filter lets through now."""
        keys = self.keys()
        focused = any(column.list.hasFocus() for column in self.columns)
        by_state: dict[State, list[CardRow]] = defaultdict(list)
        self._rows = {}
        colours = {group.key: group.colour for group in self._bench.groups()}
        shown = self._bench.page.shown
        found = shown.answers()
        if not shown.asked.view:  # beside the book stands what is out of it
            found += shown.answers(OUT)
        for essay in found:
            card = CardRow(essay.state, essay, colours.get(essay.group, -1))
            by_state[essay.state].append(card)
            self._rows[essay.id] = card
        self._quiet = True
        for column in self.columns[:-1]:
            column.show_rows(_column_rows(column.spec.states, by_state))
        self.exits.show_rows(_exit_rows(self.exits.spec.states, by_state))
        self._quiet = False
        self._spread()
        self._choose(keys, take_focus=focused)

    def _spread(self) -> None:
        """Share the width among the columns; empty ones fold to strips where there is little."""
        margins = self.widget().layout().contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        shown = self.columns
        room -= _GAP * (len(shown) - 1)
        aside = self._bench.page.shown.asked.view != OUT and self.exits is not self._unfolded
        empty = [c for c in shown[:-1] if not c.count and c is not self._unfolded]
        if aside:
            self.exits.fold(True, STRIP)
            room -= STRIP
            shown = shown[:-1]
        order = [self.columns[0], *reversed(self.columns)]  # the ends of the work fold first
        empty.sort(key=order.index)
        strips = empty[:2] if empty[:1] == self.columns[:1] else empty[:1]
        for column in empty[len(strips) :]:
            if room - STRIP * len(strips) >= _USUAL * (len(shown) - len(strips)):
                break
            strips.append(column)
        full = [column for column in shown if column not in strips]
        width = (room - STRIP * len(strips)) // max(1, len(full))
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if width >= _LEAST else policy.ScrollBarAsNeeded
        )
        needed = len(full) * _LEAST + len(strips) * STRIP + self.viewport().width() - room
        self.widget().setMinimumWidth(needed if width < _LEAST else 0)
        for column in shown:
            column.fold(column in strips, max(_LEAST, min(width, _MOST)))

    @property
    def exits(self) -> BoardColumn:
        """The column of what is out of the book."""
        return self.columns[-1]

    def unfold(self, column: BoardColumn | None) -> None:
        """Show a strip in full, as when somebody wants to see what is there, or to drop a card; or none."""
        self._unfolded = column
        self._spread()
        if self.exits.folded:
            self.exits.list.clearSelection()  # what is not seen is not chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the cards anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            for column in getattr(self, "columns", ()):
                column.list.cards.look_again()
                column.list.doItemsLayout()

    # Choosing

    def keys(self) -> list[str]:
        """Return the keys of the chosen essays, column by column."""
        shown = (column for column in self.columns if not column.folded)
        return [key for column in shown for key in column.list.chosen_keys()]

    def choose(self, essays: list[str]) -> None:
        """Choose these essays, as far as they are shown, and bring the first into view."""
        lead = self._rows.get(essays[0]) if essays else None
        if lead is not None and self.exits.folded and lead.state in self.exits.spec.states:
            self.unfold(self.exits)
        self._choose(essays, take_focus=any(column.list.hasFocus() for column in self.columns))
        self._tell_chosen()

    def choose_first(self) -> None:
        """Choose the first card, if none is chosen yet."""
        if not self.keys():
            columns = (column for column in self.columns if not column.folded)
            first = next((row.essay.id for c in columns for row in c.list.rows() if row.essay), "")
            self.choose([first] if first else [])

    def _choose(self, essays: list[str], *, take_focus: bool) -> None:
        self._quiet = True
        keys = set(essays)
        lead = essays[0] if essays else ""
        for column in self.columns:
            here = any(row.essay is not None and row.essay.id == lead for row in column.list.rows())
            column.list.choose(keys, current=here)
            if here:
                self.setFocusProxy(column.list)
                if take_focus:
                    column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._quiet = False

    def _clear_others(self, cards: CardList) -> None:
        self._quiet = True
        for column in self.columns:
            if column.list is not cards:
                column.list.clearSelection()
        self._quiet = False
        self.setFocusProxy(cards)

    def _tell_chosen(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    def _turn(self, column: BoardColumn, step: int) -> None:
        """Go to the next column with cards, at about the same height."""
        cards = column.list
        height = cards.visualRect(cards.currentIndex()).center().y()
        place = self.columns.index(column) + step
        while 0 <= place < len(self.columns):
            other = self.columns[place].list
            row = -1 if self.columns[place].folded else other.first_card(height)
            if row >= 0:
                self._clear_others(other)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
                other.setCurrentIndex(other.rows_model.index(row))
                return
            place += step

    # Dragging

    def state_for(self, column: BoardColumn, states: Sequence[State], keys: tuple[str, ...]) -> State | None:
        """Return the first of these states that the cards may take in a column; None if they may not."""
        if column.reason:
            return None
        record = self._bench.record
        now = {self._rows[key].state for key in keys if key in self._rows}
        for state in states:
            if now == {state}:
                return None  # they are there already
            if not reason_against(record, keys, state):
                return state
        return None

    def reason_for(self, state: State) -> str:
        """Return why the cards that are dragged cannot all take a state, or ""."""
        return reason_against(self._bench.record, self.dragged, state) if self.dragged else ""

    def begin_drag(self, keys: tuple[str, ...]) -> None:
        """Turn the columns red where these cards cannot go, and leave outlines in their places."""
        self.dragged = keys
        self._before = self._unfolded
        record = self._bench.record
        now = {self._rows[key].state for key in keys}
        for column in self.columns:
            reasons = [reason_against(record, keys, state) for state in column.spec.states]
            home = bool(now & set(column.spec.states))
            column.refuse("" if home or not all(reasons) else reasons[0])
            column.list.cards.away = frozenset(keys)
            column.list.viewport().update()

    def end_drag(self) -> None:
        """Be as usual again; a strip that opened for the cards closes."""
        self.dragged = ()
        if self._unfolded is not self._before:
            self._unfolded = self._before
            self._spread()
        for column in self.columns:
            column.refuse("")
            column.list.mark(None)
            column.list.cards.away = frozenset()
            column.list.viewport().update()
        self.tell_target(None)

    def tell_target(self, state: State | None) -> None:
        """Say in words what a drop would do."""
        if state is None or not self.dragged:
            self.setAccessibleDescription("")
            return
        title = self._rows[self.dragged[0]].text
        what = f"‘{title}’" if len(self.dragged) == 1 else f"{len(self.dragged)} essays"
        self.setAccessibleDescription(f"Moving {what} to {LOOKS[state].text}")

    def _drag(self, cards: CardList) -> None:
        keys = tuple(self.keys())
        if not keys:
            return
        drag = QDrag(cards)
        data = QMimeData()
        data.setData(MIME, "\n".join(keys).encode())
        drag.setMimeData(data)
        drag.setPixmap(self._picture(cards, keys))
        drag.setHotSpot(QPoint(20, 16))
        self.begin_drag(keys)
        try:
            drag.exec(Qt.DropAction.MoveAction)
        finally:
            self.end_drag()

    def _drop(self, state: State) -> None:
        keys = list(self.dragged)
        self.end_drag()
        self._bench.shell.session.perform(lambda desk: desk.set_states(keys, state))

    def _picture(self, cards: CardList, keys: tuple[str, ...]) -> QPixmap:
        """Return the first card as it follows the pointer; others peep out below it."""
        row = self._rows[keys[0]]
        number = next((n for n, one in enumerate(cards.rows()) if one.essay and one.essay.id in keys), 0)
        row = cards.rows()[number] if cards.rows()[number].essay else row
        rect = cards.visualRect(cards.rows_model.index(number))
        rect.moveTo(0, 0)
        rect.setHeight(rect.height() - _GAP)
        behind = min(2, len(keys) - 1) * 4
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round((rect.width() + behind) * ratio), round((rect.height() + behind) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for step in range(behind, -1, -4):
            cards.cards.paint_card(painter, rect.translated(step, step), row, self.palette(), selected=True)
        painter.end()
        return picture


def _exit_rows(states: Sequence[State], by_state: dict[State, list[CardRow]]) -> list[CardRow]:
    """Return the rows of what is out of the book: every state has its heading, and room to drop cards."""
    rows: list[CardRow] = []
    for state in states:
        cards = by_state[state]
        rows += [CardRow(state, heading=LOOKS[state].text, room=0 if cards else _ROOM), *cards]
    return rows


def _column_rows(states: Sequence[State], by_state: dict[State, list[CardRow]]) -> list[CardRow]:
    """Return the rows of a column; where it holds several states each has a heading."""
    if len(states) == 1:
        return by_state[states[0]]
    if not any(by_state[state] for state in states):
        return []
    rows: list[CardRow] = []
    for state in states:
        heading = HEADINGS.get(state, LOOKS[state].text)
        rows += [CardRow(state, heading=heading), *by_state[state]]
    return rows
