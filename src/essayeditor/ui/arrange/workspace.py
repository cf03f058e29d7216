"""The Arrange workspace: the order of the book as a tree and as cards, moved by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.ui.arrange.actions import MENU
from essayeditor.ui.arrange.cards_head import CardsHead
from essayeditor.ui.arrange.corkboard import Corkboard
from essayeditor.ui.arrange.cutting import Cutting
from essayeditor.ui.arrange.editions import EditionButton, Editions
from essayeditor.ui.arrange.foot import Foot
from essayeditor.ui.arrange.model import BookModel, Handlers
from essayeditor.ui.arrange.nodes import LOOSE, Kind, Node, Reader
from essayeditor.ui.arrange.operations import BookOperations
from essayeditor.ui.arrange.pages import Pages
from essayeditor.ui.arrange.side import SidePane
from essayeditor.ui.arrange.tree import BookTree
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.style import appearance
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary

_UNSEEN = frozenset({"comments", "log", "private", "queries", "releases", "submissions", "waivers", "views"})
"""Kinds of change that show nothing here."""


class ArrangeWorkspace(Workspace):
    """The tree leads: what is selected there is selected among the cards and shown in the form."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._following = False
        self._stale = True
        self._chosen: list[Node] | None = None
        self.model = BookModel(
            Handlers(
                drop_essays=lambda keys, at, shown: self._later(
                    lambda: self.book.move_essays(keys, at, shown)
                ),
                drop_sections=lambda keys, position: self._later(
                    lambda: self.book.move_sections(keys, position)
                ),
                drop_part=lambda part, before: self._later(lambda: self.book.move_part(part, before)),
                rename=lambda node, title: self.book.set_title(node, title),
                tick=lambda node, on: self.book.set_part(node, on),
                may_drop=lambda keys, section: self.book.may_drop(keys, section),
            ),
            self,
        )
        self.tree = BookTree(self.model)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.editions = Editions(shell.session, shell.remember, lambda: self.book.essays(), self.arrange)
        self.book = BookOperations(shell.session, self.tree, self.selected, self.editions)
        self.cutting = Cutting(self.book, self.selected, self._mark)
        self.board = Corkboard()
        self.board.may_drop = self.book.may_drop
        self.side = SidePane(shell, self.book, self.editions)
        self.section_form, self.essay_form = self.side.section, self.side.essay
        self.foot = Foot()
        self.shares = self.foot.shares
        self.pages = Pages(shell.session, self.editions, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = PaneHeader("Book order")
        self.counted = Secondary("Words")
        head.add(self.counted)
        left = _pane(head, self.tree)
        self.middle = QStackedWidget()
        self.empty = EmptyState("arrange", "No sections yet", "A book is arranged in sections.")
        self.empty.offer("New section", lambda: self.book.new_section(), "plus")
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.board)
        self.edition_button = EditionButton(self.editions, lambda: self.shell.session.record)
        self.cards_head = CardsHead(self.edition_button, self.board.filter)
        self.card_width = self.cards_head.size
        centre = _pane(self.cards_head, self.middle)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for pane in (left, centre, self.side):
            self.split.addWidget(pane)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([288, 870, 268])
        left.setMinimumWidth(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.tree.selectionModel().selectionChanged.connect(lambda _a, _b: self._selected())
        self.tree.selectionModel().currentChanged.connect(lambda _a, _b: self._selected())
        self.tree.opened.connect(lambda key: self.shell.visit("edit", key))
        self.tree.customContextMenuRequested.connect(self._menu)
        self.board.moved.connect(self.book.move_essays)
        self.board.chosen.connect(self._picked)
        self.board.section_chosen.connect(lambda key: self._choose_shelf(key))
        self.board.opened.connect(lambda key: self.shell.visit("edit", key))
        self.side.part_wanted.connect(lambda key: self.tree.select([key], key))
        self.foot.picked.connect(self._go_to)
        self.pages.changed.connect(self._paged)
        self.pages.outdated.connect(self._outdated)
        self.pages.planner.progressed.connect(self.foot.progress)
        self.pages.planner.failed.connect(self.foot.failed)
        self.card_width.valueChanged.connect(self.board.set_card_width)
        present = appearance.current()
        if present is not None:
            present.changed.connect(self.board.recolour)

    def _later(self, run: Callable[[], object]) -> bool:
        """Do a move when the drag that asked for it has ended."""
        QTimer.singleShot(0, self, run)
        return True

    # What the window asks

    def refresh(self, changes: object | None = None) -> None:
        """Show the book as it is now, or when it comes into sight again."""
        kinds = {str(kind) for kind in getattr(changes, "kinds", ())}
        if not self.shell.session.is_open or (kinds and kinds <= _UNSEEN):
            return
        self._stale = True
        if self.isVisible():
            self._show()
            self.pages.ask()

    def _show(self) -> None:
        self._stale = False
        self._chosen = None
        self.editions.settle()
        whole, record = self.shell.session.record, self.editions.record
        paging = self.pages.paging
        reader = Reader(record, date.today(), paging, whole)
        self.counted.setText("Page" if paging else "Words")
        self._following = True  # what is selected is told once, at the end
        self.tree.show_nodes(reader.tree())
        self._following = False
        shelves = reader.shelves()
        self.board.show_shelves(shelves, reader.bands())
        self.foot.show_shelves(shelves)
        self.edition_button.tell()
        self.middle.setCurrentIndex(1 if shelves else 0)
        self._mark()
        self._selected()

    def arrange(self, key: str, fresh: bool = False) -> None:
        """Arrange another edition; one that is `fresh` has its name typed."""
        self.side.leave()
        self.editions.take_up(key)
        self._turn()
        self.pages.ask()
        if fresh:
            self.side.edition.write_name()

    def _turn(self) -> None:
        """Show another edition than before."""
        self.pages.turn()
        self.tree.clear()
        self._show()

    def _paged(self, change: str) -> None:
        """A plan of the pages has come."""
        if not self.isVisible():
            self._stale = True
            return
        self._show()
        self.foot.show_pages(self.pages.paging, self.pages.colours(), change)
        unwritten = [c for s in self.board.shelves() for c in s.cards if not c.words]
        self.side.order.show_pages(self.pages.paging, len(unwritten))
        self._mark()
        self._selected()

    def _outdated(self) -> None:
        self.foot.set_stale()
        self._mark()

    def _mark(self) -> None:
        """Show whether the pages are out of date, and what is cut."""
        stale, cut = not self.pages.fresh, self.cutting.keys
        self.board.mark(stale=stale, cut=cut)
        self.side.order.set_stale(stale)
        self.tree.mark(stale=stale, cut=cut)

    def arrive(self, target: str = "") -> None:
        """Show the book, with a section or essay selected if one is asked for."""
        if self.editions.turned():
            self._turn()
        elif self._stale:
            self._show()
        self.pages.ask()
        if target and self.model.index_of(target).isValid():
            self.tree.select([target], target)
        self.tree.setFocus()

    def leave(self) -> None:
        """Save what is being typed in a form."""
        self.side.leave()

    def stop(self) -> None:
        """Want no pages any more: the collection is being closed."""
        self.pages.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Plan nothing while nobody looks."""
        super().hideEvent(event)
        self.pages.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what was cut where it is, by Esc."""
        if event.key() != Qt.Key.Key_Escape or not self.cutting.forget():
            super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self.tree, self.middle, self.side.forms, self.foot.flatplan]

    def counts(self) -> list[str]:
        """Return sections, essays and words of the book."""
        nodes = self.model.nodes()
        sections = sum(node.kind is Kind.SECTION and not node.binned for node in nodes)
        shelves = self.board.shelves()
        inside = [card for shelf in shelves if shelf.id for card in shelf.cards]
        words = sum(card.words for card in inside)
        said = [_many(sections, "section"), _many(len(inside), "essay"), f"{words:,} words"]
        loose = next((len(node.children) for node in nodes if node.key == LOOSE), 0)
        if loose:
            said.append(f"{loose:,} not in a section yet")
        chosen = len(self.selected())
        return [*said, f"{chosen} selected"] if chosen > 1 else said

    def splitters(self) -> dict[str, QSplitter]:
        """Return the splitter that is remembered."""
        return {"panes": self.split}

    # Selection

    def selected(self) -> list[Node]:
        """Return the selected rows, in order."""
        if self._chosen is None:
            wanted = set(self.tree.selected_keys())
            self._chosen = [node for node in self.model.nodes() if node.key in wanted]
        return self._chosen

    def _selected(self) -> None:
        self._chosen = None
        if self._following:
            return
        nodes = self.selected()
        self.board.choose([node.key for node in nodes if node.kind is Kind.ESSAY], show=self.tree.hasFocus())
        if len(nodes) == 1 and nodes[0].kind in (Kind.SECTION, Kind.GROUP) and self.tree.hasFocus():
            self.board.reveal(nodes[0].key)
        self._tell(nodes)

    def _picked(self, keys: list[str]) -> None:
        """Cards were selected: the tree follows."""
        self._following = True
        self.tree.select(keys, keys[-1] if keys else "")
        self._following = False
        self._chosen = None
        self._tell(self.selected())

    def _tell(self, nodes: list[Node]) -> None:
        self.side.show_nodes(nodes)
        self.foot.choose([node.key for node in nodes], self.pages.selected_said(nodes))
        self.context_changed.emit()

    def _choose_shelf(self, key: str) -> None:
        """The header of a section or band was pressed; the essays in no section have no row but their own."""
        row = key or LOOSE
        if self.model.index_of(row).isValid():
            self.tree.select([row], row)

    def _go_to(self, key: str) -> None:
        """A page was chosen in the flatplan."""
        self.tree.select([key], key)
        self.board.reveal(key)

    def show_book(self) -> None:
        """Show the form of the book, or of the edition."""
        self.tree.clear()
        self._selected()
        self.side.forms.setFocus()

    def open_text(self) -> None:
        """Open the selected essay in Edit."""
        keys = self.book.essays()
        if keys:
            self.shell.visit("edit", keys[0])

    def _menu(self, place: QPoint) -> None:
        registry = self.shell.actions
        registry.refresh()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in MENU:
            there = [key for key in group if registry.qaction(key).isEnabled()]
            for key in there:
                menu.addAction(registry.qaction(key))
            if there:
                menu.addSeparator()
        menu.popup(self.tree.viewport().mapToGlobal(place))


def _pane(head: PaneHeader, body: QWidget) -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(body, 1)
    return pane


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
