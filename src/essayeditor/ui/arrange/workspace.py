"""The Arrange workspace: the order of the book as a tree and as cards, moved by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QScrollArea, QSlider, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay, Section
from essayeditor.ui.arrange.corkboard import Corkboard
from essayeditor.ui.arrange.forms import EssayForm, SectionForm
from essayeditor.ui.arrange.model import BookModel, Handlers
from essayeditor.ui.arrange.nodes import LOOSE, Kind, Node, Reader
from essayeditor.ui.arrange.operations import BookOperations
from essayeditor.ui.arrange.shares import Shares
from essayeditor.ui.arrange.tree import BookTree
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.style import appearance
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary, hint

_NARROW, _WIDE = 168, 280
_UNSEEN = frozenset({"comments", "log", "private", "queries", "releases", "submissions", "waivers"})
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
                rename=lambda node, title: self.book.set_title(node, title),
                tick=lambda node, on: self.book.set_part(node, on),
                may_drop=lambda keys, section: self.book.may_drop(keys, section),
            ),
            self,
        )
        self.tree = BookTree(self.model)
        self.book = BookOperations(shell.session, self.tree, self.selected)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.board = Corkboard()
        self.board.may_drop = self.book.may_drop
        self.shares = Shares()
        self.section_form = SectionForm(self.book.edit_section)
        self.essay_form = EssayForm(self.book.edit_essay)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = _pane(PaneHeader("Book order"), self.tree)
        left.layout().itemAt(0).widget().add(Secondary("Words"))
        self.card_width = QSlider(Qt.Orientation.Horizontal)
        self.card_width.setRange(_NARROW, _WIDE)
        self.card_width.setValue(206)
        self.card_width.setFixedWidth(90)
        self.card_width.setAccessibleName("Size of the cards")
        self.card_width.setToolTip("Size of the cards")
        head = PaneHeader("Cards", "drag, or move with Alt+arrow keys")
        head.add(Secondary("Size"))
        head.add(self.card_width)
        self.empty = EmptyState("arrange", "No sections yet", "A book is arranged in sections.")
        self.empty.offer("New section", self.book.new_section, "plus")
        self.middle = QStackedWidget()
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.board)
        centre = _pane(head, self.middle)
        self.form_head = PaneHeader("Section")
        self.forms = QStackedWidget()
        nothing = hint("Select a section or an essay to see and change what is known of it.")
        nothing.setContentsMargins(12, 12, 12, 12)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (nothing, self.section_form, self.essay_form):
            self.forms.addWidget(part)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.forms)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for pane in (left, centre, _pane(self.form_head, area)):
            self.split.addWidget(pane)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([288, 870, 268])
        left.setMinimumWidth(200)
        self.forms.setMinimumWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(self.shares)

    def _connect(self) -> None:
        self.tree.selectionModel().selectionChanged.connect(lambda _a, _b: self._selected())
        self.tree.selectionModel().currentChanged.connect(lambda _a, _b: self._selected())
        self.tree.opened.connect(lambda key: self.shell.visit("edit", key))
        self.tree.customContextMenuRequested.connect(self._menu)
        self.board.moved.connect(self.book.move_essays)
        self.board.chosen.connect(self._picked)
        self.board.section_chosen.connect(lambda key: self.tree.select([key], key) if key else None)
        self.board.opened.connect(lambda key: self.shell.visit("edit", key))
        self.essay_form.opened.connect(lambda key: self.shell.visit("edit", key))
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

    def _show(self) -> None:
        self._stale = False
        self._chosen = None
        reader = Reader(self.shell.session.record, date.today())
        self.tree.show_nodes(reader.tree())
        shelves = reader.shelves()
        self.board.show_shelves(shelves)
        self.shares.show_shelves(shelves)
        self.middle.setCurrentIndex(1 if shelves else 0)
        self._selected()

    def arrive(self, target: str = "") -> None:
        """Show the book, with a section or essay selected if one is asked for."""
        if self._stale:
            self._show()
        if target and self.model.index_of(target).isValid():
            self.tree.select([target], target)
        self.tree.setFocus()

    def leave(self) -> None:
        """Save what is being typed in a form."""
        form = self.forms.currentWidget()
        if isinstance(form, SectionForm | EssayForm):
            form.leave()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self.tree, self.middle, self.forms]

    def counts(self) -> list[str]:
        """Return sections, essays and words of the book."""
        nodes = self.model.nodes()
        sections = sum(node.kind is Kind.SECTION and not node.binned for node in nodes)
        inside = [child for node in nodes if node.kind is Kind.SECTION for child in node.children]
        words = sum(node.count for node in nodes if node.kind is Kind.SECTION and isinstance(node.count, int))
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
        if len(nodes) == 1 and nodes[0].kind is Kind.SECTION and self.tree.hasFocus():
            self.board.reveal(nodes[0].key)
        self._show_form(nodes[0] if len(nodes) == 1 else None)
        self.context_changed.emit()

    def _picked(self, keys: list[str]) -> None:
        """Cards were selected: the tree follows."""
        self._following = True
        self.tree.select(keys, keys[-1] if keys else "")
        self._following = False
        nodes = self.selected()
        self._show_form(nodes[0] if len(nodes) == 1 else None)
        self.context_changed.emit()

    def _show_form(self, node: Node | None) -> None:
        record = self.shell.session.record
        if node is not None and node.kind is Kind.SECTION and not node.binned:
            self.section_form.show_section(record.get(Section, node.key))
            self._turn_to(1, "Section")
        elif node is not None and node.kind is Kind.ESSAY and not node.binned:
            self.essay_form.show_essay(record.get(Essay, node.key))
            self._turn_to(2, "Essay")
        else:
            self._turn_to(0, "Section")

    def _turn_to(self, number: int, title: str) -> None:
        self.forms.setCurrentIndex(number)
        self.form_head.set_title(title)

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
        keys = ("arrange.edit", "arrange.rename", "arrange.earlier", "arrange.later")
        for key in (*keys, "arrange.delete", "arrange.restore", "arrange.new_section"):
            if registry.qaction(key).isEnabled():
                menu.addAction(registry.qaction(key))
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
