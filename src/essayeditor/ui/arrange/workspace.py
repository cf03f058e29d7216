"""The Arrange workspace: the order of the book as a tree and as cards, moved by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QScrollArea, QSlider, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay, PartKind, Section
from essayeditor.ui.arrange import moves
from essayeditor.ui.arrange.corkboard import Corkboard
from essayeditor.ui.arrange.forms import EssayForm, SectionForm
from essayeditor.ui.arrange.model import BookModel, Handlers
from essayeditor.ui.arrange.nodes import FRONT, Kind, Node, Reader
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
        handlers = Handlers(
            drop_essays=lambda keys, section, shown: self._later(
                lambda: self.move_essays(keys, section, shown)
            ),
            drop_sections=lambda keys, position: self._later(lambda: self._move_sections(keys, position)),
            rename=self._rename,
            tick=self._tick,
            may_drop=self.may_drop,
        )
        self.model = BookModel(handlers, self)
        self.tree = BookTree(self.model)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.board = Corkboard()
        self.board.may_drop = self.may_drop
        self.shares = Shares()
        self.section_form = SectionForm(self._edit_section)
        self.essay_form = EssayForm(self._edit_essay)
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
        self.empty.offer("New section", self.new_section, "plus")
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
        self.board.moved.connect(self.move_essays)
        self.board.chosen.connect(self._picked)
        self.board.section_chosen.connect(lambda key: self.tree.select([key], key) if key else None)
        self.board.opened.connect(lambda key: self.shell.visit("edit", key))
        self.essay_form.opened.connect(lambda key: self.shell.visit("edit", key))
        self.card_width.valueChanged.connect(self.board.set_card_width)
        present = appearance.current()
        if present is not None:
            present.changed.connect(self.board.recolour)

    def _later(self, run: object) -> bool:
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

    def essays(self) -> list[str]:
        """Return the selected essays in the order of the book."""
        return [node.key for node in self.selected() if node.kind is Kind.ESSAY and not node.binned]

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

    # Moving

    def may_drop(self, essays: Sequence[str], section: str) -> bool:
        """Return whether essays may stand in a section; forewords and the like stand outside."""
        record = self.shell.session.record
        found = [record.find(Essay, key) for key in essays]
        return all(essay is not None and (not section or essay.kind not in FRONT) for essay in found)

    def move_essays(self, keys: Sequence[str], section: str, shown: int) -> None:
        """Move essays into a section, before the essay shown there at `shown`."""
        place = moves.gap(self.shell.session.record, section, shown, keys)
        self._move_to(keys, place)

    def _move_to(self, keys: Sequence[str], place: moves.Place) -> None:
        ordered = moves.in_order(self.shell.session.record, keys)
        done = self.shell.session.perform(
            lambda desk: desk.move_essays(ordered, place.section, place.position)
        )
        if done is not None:
            self.tree.select(list(ordered), ordered[0] if ordered else "")

    def _move_sections(self, keys: Sequence[str], position: int) -> None:
        """Move sections before the one now at `position`."""
        order = [section.id for section in self.shell.session.record.sections()]
        for key in keys:
            at = order.index(key)
            target = position - 1 if at < position else position
            self.shell.session.perform(lambda desk, k=key, t=target: desk.move_section(k, t))
            position = target + 1
            order = [section.id for section in self.shell.session.record.sections()]
        self.tree.select(list(keys), keys[0])

    def step(self, by: int) -> None:
        """Move the selected essays, or the selected section, one step."""
        record = self.shell.session.record
        keys = self.essays()
        if keys:
            place = moves.step(record, keys, by)
            if place is not None:
                self._move_to(keys, place)
            return
        sections = [n.key for n in self.selected() if n.kind is Kind.SECTION and not n.binned]
        order = [section.id for section in record.sections()]
        if len(sections) == 1:
            position = order.index(sections[0]) + by
            if 0 <= position < len(order):
                self.shell.session.perform(lambda desk: desk.move_section(sections[0], position))
                self.tree.select(sections, sections[0])

    # What else the actions do

    def why_not(self, what: str) -> str:
        """Return why an action cannot act on the selection, or ""."""
        nodes = self.selected()
        live = [n for n in nodes if n.kind in (Kind.SECTION, Kind.ESSAY) and not n.binned]
        able = {
            "one": len(live) == 1,
            "some": bool(live),
            "binned": any(node.binned for node in nodes),
            "movable": bool(live),
            "essay": len(live) == 1 and live[0].kind is Kind.ESSAY,
        }
        reasons = {
            "one": "Select one section or essay first.",
            "some": "Select a section or essay first.",
            "movable": "Select a section or essays first.",
            "binned": "Select something in the bin first.",
            "essay": "Select one essay first.",
        }
        return "" if able[what] else reasons[what]

    def new_section(self) -> None:
        """Add a section after the one of the selection, and let its title be typed at once."""
        order = [section.id for section in self.shell.session.record.sections()]
        here = next((n.key for n in self.selected() if n.key in order), "")
        position = order.index(here) + 1 if here else None
        done = self.shell.session.perform(lambda desk: desk.add_section("New section", position))
        if done is not None and done.created:
            self.tree.setFocus()
            self.tree.select([done.created[0]], done.created[0])
            self.tree.rename(done.created[0])

    def rename(self) -> None:
        """Open the field of the selected title."""
        nodes = self.selected()
        if nodes:
            self.tree.rename(nodes[0].key)

    def delete(self) -> None:
        """Put the selected essays, or sections, into the bin."""
        session = self.shell.session
        essays = self.essays()
        sections = [n.key for n in self.selected() if n.kind is Kind.SECTION and not n.binned]
        if essays:
            session.perform(lambda desk: desk.delete_essays(essays))
        for key in sections:
            session.perform(lambda desk, k=key: desk.delete_section(k))

    def restore(self) -> None:
        """Take what is selected out of the bin."""
        session = self.shell.session
        nodes = [node for node in self.selected() if node.binned]
        essays = [node.key for node in nodes if node.kind is Kind.ESSAY]
        for node in nodes:
            if node.kind is Kind.SECTION:
                session.perform(lambda desk, k=node.key: desk.restore_section(k))
        if essays:
            session.perform(lambda desk: desk.restore_essays(essays))

    def open_text(self) -> None:
        """Open the selected essay in Edit."""
        keys = self.essays()
        if keys:
            self.shell.visit("edit", keys[0])

    def _rename(self, node: Node, title: str) -> bool:
        if node.kind is Kind.SECTION:
            done = self.shell.session.perform(lambda desk: desk.edit_section(node.key, title=title))
        else:
            done = self.shell.session.perform(lambda desk: desk.edit_essay(node.key, title=title))
        return done is not None

    def _tick(self, node: Node, on: bool) -> bool:
        return self.shell.session.perform(lambda desk: desk.set_part(PartKind(node.key), on)) is not None

    def _edit_section(self, key: str, **fields: object) -> None:
        self.shell.session.perform(lambda desk: desk.edit_section(key, **fields), quiet=True)

    def _edit_essay(self, key: str, **fields: object) -> None:
        self.shell.session.perform(lambda desk: desk.edit_essay(key, **fields), quiet=True)

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
