"""The recommendations of a book in their order, under their headings: dragged, moved, ticked and reworded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem

from essayeditor.collection.asks import Ask, Group, Recommended
from essayeditor.ui.arrange.ask_rows import OUT, SOURCE, AskTree
from essayeditor.ui.style import metrics

if TYPE_CHECKING:
    from essayeditor.ui.arrange.recommendations import Run

_LEAST = 220
"""Pixels of height that the list has at least; the pane scrolls beyond."""
Item = QTreeWidgetItem


class RecommendedList(AskTree):
    """Every change is an operation of the collection, in the edition that is arranged.

    Space or a click on the box takes a recommendation in or leaves it out, Del leaves it out; F2 or a
    double click writes it, or a heading of the editors' own; Alt+Up and Alt+Down move, a heading with
    all that is under it.
    """

    def __init__(self, perform: Callable[[Run], object], reword: Callable[[Ask, str], object]) -> None:
        super().__init__("Recommendations of the book", self.step, self.leave_out, None)
        self._perform = perform
        self._reword = reword
        self._shown: tuple[object, ...] = ()
        self._order: list[Recommended] = []
        self._whats: list[Ask | Group] = []  # what each row shows
        self._filling = False
        self.setIndentation(0)
        self.setMinimumHeight(_LEAST)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(lambda item, _column: self._changed(item))

    def show_recommended(
        self, shown: Sequence[Recommended], titles: dict[str, str], *, grouped: bool
    ) -> None:
        """Show them as they are now; what was selected stays so."""
        now = (tuple(shown), tuple(titles.get(one.ask.essay, "") for one in shown), grouped)
        if now == self._shown:
            return
        self._shown, self._order = now, list(shown)
        chosen, current = self._selected(), self._what(self.currentItem())
        self._filling = True
        self.clear()
        self._whats = []
        group: str | None = None
        for one in shown:
            if grouped and one.title != group:
                group = one.title
                self._add_heading(one)
            self._add(one, titles.get(one.ask.essay, ""))
        self._filling = False
        self.choose(chosen, current)

    def _add_heading(self, one: Recommended) -> None:
        item = Item(self, [one.title or "No heading"])
        self._whats.append(one.group)
        item.setFont(0, metrics.strong())
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if one.group.heading else flags)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"Heading: {item.text(0)}")

    def _add(self, one: Recommended, title: str) -> None:
        item = Item(self, [one.text])
        self._whats.append(one.ask)
        item.setData(0, SOURCE, title)
        item.setData(0, OUT, one.out)
        item.setToolTip(0, one.text)
        item.setCheckState(0, Qt.CheckState.Unchecked if one.out else Qt.CheckState.Checked)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        state = ", left out of the book" if one.out else ""
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, from {title}{state}")

    # What is selected.

    def _items(self) -> list[Item]:
        return [self.topLevelItem(n) for n in range(self.topLevelItemCount())]

    def _what(self, item: Item | None) -> Ask | Group | None:
        row = self.indexOfTopLevelItem(item) if item is not None else -1
        return self._whats[row] if row >= 0 else None

    def _selected(self) -> list[Ask | Group]:
        return [what for item in self._items() if item.isSelected() and (what := self._what(item))]

    def chosen(self) -> list[Ask]:
        """Return the selected recommendations, in order."""
        return [what for what in self._selected() if isinstance(what, Ask)]

    def headings(self) -> set[str]:
        """Return the words of the headings that there are."""
        return {one.title for one in self._order}

    def choose(self, chosen: Sequence[Ask | Group], current: Ask | Group | None = None) -> None:
        """Select recommendations or headings."""
        for item in self._items():
            what = self._what(item)
            if what is not None and what == (current or next(iter(chosen), None)):
                self.setCurrentItem(item)
        for item in self._items():
            item.setSelected(self._what(item) in chosen)

    def write_heading(self, group: Group) -> None:
        """Let the words of a heading be written."""
        for item in self._items():
            if self._what(item) == group:
                self.setFocus()
                self.setCurrentItem(item)
                self.editItem(item)

    # Moving.

    def step(self, by: int) -> None:
        """Move what is selected a step back (-1) or on (1); a heading goes with all that is under it."""
        heading = self._heading()
        if heading is not None:
            self._perform(lambda desk, edition: desk.move_ask_group(heading, by, edition))
        elif (place := self._beyond(by)) is not None:
            asks, (before, under) = self.chosen(), place
            self._perform(lambda desk, edition: desk.move_asks(asks, before, under, edition))

    def can_step(self, by: int) -> bool:
        """Return whether what is selected can move a step back or on."""
        heading = self._heading()
        if heading is None:
            return self._beyond(by) is not None
        groups = list(dict.fromkeys(one.group for one in self._order))
        return 0 <= groups.index(heading) + by < len(groups)

    def _heading(self) -> Group | None:
        what = self._what(self.currentItem())
        if isinstance(what, Group) and not self.chosen() and any(one.group == what for one in self._order):
            return what
        return None

    def _beyond(self, by: int) -> tuple[Ask | None, Group] | None:
        """Return before which, and in which group, the selected ones go; None where there is no further."""
        chosen = self.chosen()
        rows = [n for n, one in enumerate(self._order) if one.ask in chosen]
        if not rows:
            return None
        edge = rows[0] if by < 0 else rows[-1]
        at = edge + by
        if not 0 <= at < len(self._order):
            together = rows[-1] - rows[0] == len(rows) - 1
            return None if together else self._gap(edge if by < 0 else edge + 1, self._order[edge])
        if self._order[at].title != self._order[edge].title:  # over into the next group, or the one before
            return self._gap(at + 1 if by < 0 else at, self._order[at])
        return self._gap(at if by < 0 else at + 1, self._order[at])

    def _gap(self, at: int, like: Recommended) -> tuple[Ask | None, Group]:
        """Return the recommendation from a row on, under the same heading as another, that stays where it is.

        None for the end of what is under that heading.
        """
        chosen = self.chosen()
        for one in self._order[at:]:
            if one.title == like.title and one.ask not in chosen:
                return one.ask, like.group
        return None, like.group

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; nothing is taken away here."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        place, asks = self._dropped(event), self.chosen()
        if place is not None and asks:
            before, under = place
            # The drag has to end before the list is made anew.
            QTimer.singleShot(
                0,
                self,
                lambda: self._perform(lambda desk, edition: desk.move_asks(asks, before, under, edition)),
            )

    def _dropped(self, event: QDropEvent) -> tuple[Ask | None, Group] | None:
        item = self.itemAt(event.position().toPoint())
        if item is None:
            return self._gap(len(self._order), self._order[-1]) if self._order else None
        rect = self.visualItemRect(item)
        lower = event.position().y() > rect.center().y()
        what = self._what(item)
        if isinstance(what, Group):
            first = next(n for n, one in enumerate(self._order) if one.group == what)
            return self._gap(first, self._order[first if lower or not first else first - 1])
        row = next(n for n, one in enumerate(self._order) if one.ask == what)
        return self._gap(row + lower, self._order[row])

    # Leaving out and rewording.

    def leave_out(self) -> None:
        """Leave the selected recommendations out of the book; their essays keep them."""
        self._put_out(self.chosen(), out=True)

    def _put_out(self, asks: list[Ask], *, out: bool) -> None:
        if asks:
            self._perform(lambda desk, edition: desk.leave_out_asks(asks, out, edition))

    def run_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Space takes in or leaves out what is selected."""
        asks = self.chosen()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and asks:
            some_in = any(not one.out for one in self._order if one.ask in asks)
            return lambda: self._put_out(asks, out=some_in)
        return super().run_of(event)

    def _changed(self, item: Item) -> None:
        if self._filling:
            return
        what, said = self._what(item), item.text(0).strip()
        one = next((one for one in self._order if one.ask == what), None)
        if isinstance(what, Group):
            if said and said != what.heading:
                self._soon(
                    lambda: self._perform(
                        lambda desk, edition: desk.rename_ask_group(what.heading, said, edition)
                    )
                )
        elif one is not None and (item.checkState(0) == Qt.CheckState.Unchecked) != one.out:
            asks = self.chosen() if one.ask in self.chosen() else [one.ask]
            self._soon(lambda: self._put_out(asks, out=not one.out))
        elif one is not None and said and said != one.text:
            self._soon(lambda: self._reword(one.ask, said))

    def _soon(self, run: Callable[[], object]) -> None:
        """Do it when the field that was written in is gone: the list is made anew."""
        self._shown = ()
        QTimer.singleShot(0, self, run)
