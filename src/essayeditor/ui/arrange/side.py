"""The right pane: the form of what is selected, and what follows if the order stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from essayeditor.collection.book import joined_names
from essayeditor.collection.entities import (
    OUTSIDE_SECTIONS,
    AskPlan,
    Edition,
    Essay,
    EssayKind,
    PartKind,
    Section,
)
from essayeditor.desk import own_templates
from essayeditor.ui.arrange.bookform import BookForm, EditionForm
from essayeditor.ui.arrange.coverform import CoverForm
from essayeditor.ui.arrange.editions import Editions
from essayeditor.ui.arrange.forms import EssayForm, Form, SectionForm
from essayeditor.ui.arrange.nodes import Kind, Node
from essayeditor.ui.arrange.operations import BookOperations
from essayeditor.ui.arrange.paging import Paging, many
from essayeditor.ui.arrange.partforms import (
    MADE_OF,
    BackCoverForm,
    ImprintForm,
    PlainForm,
)
from essayeditor.ui.arrange.recommendations import RecommendationsForm
from essayeditor.ui.errors import in_words
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint, line
from essayeditor.ui.widgets.scrolling import scrolling

_KINDS = {part: kind for kind, part in OUTSIDE_SECTIONS.items()}
_MOST = 5


class _Forms(QWidget):
    """Shows one form of several, and is as high as that one needs at its width."""

    def __init__(self, forms: list[Form]) -> None:
        super().__init__()
        self._shown = forms[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in forms:
            column.addWidget(form)
            form.setVisible(form is self._shown)

    def currentWidget(self) -> Form:
        """Return the form that is shown."""
        return self._shown

    def turn_to(self, form: Form) -> None:
        """Show a form."""
        self._shown.setVisible(False)
        self._shown = form
        form.setVisible(True)


class _Inside(QWidget):
    """What scrolls: as wide as the pane, as high as its words are then."""

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the height for the width says it all."""
        return QSize(0, 0)


class SidePane(QWidget):
    """Shows one form at a time. `part_wanted` carries the part of the book whose form is asked for."""

    part_wanted = Signal(str)

    def __init__(self, shell: Shell, book: BookOperations, editions: Editions) -> None:
        super().__init__()
        self._shell = shell
        self._book = book
        self._editions = editions
        self._part: PartKind | None = None
        self.section = SectionForm(book.edit_section)
        self.essay = EssayForm(book.edit_essay)
        self.whole = BookForm(book.edit_collection)
        self.edition = EditionForm(book.edit_book)
        self.cover = CoverForm(book.edit_book)
        self.imprint = ImprintForm(book.edit_imprint)
        self.back_cover = BackCoverForm(book.edit_book)
        self.asks = RecommendationsForm(book.here, book.reword_ask)
        self.plain = PlainForm()
        self.head = PaneHeader("Book")
        self.forms = _Forms(self.all_forms())
        self.order = _Consequences()
        inside = _Inside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.forms, 1)
        column.addWidget(self.order)
        self.area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.area, 1)
        self.setMinimumWidth(metrics.span(232))
        self._connect()

    def _connect(self) -> None:
        self.essay.opened.connect(lambda key: self._shell.visit("edit", key))
        self.whole.kept.connect(self._keep_template)
        self.cover.chosen.connect(self._set_cover)
        here = self._book.here
        self.cover.removed.connect(lambda: here(lambda desk, edition: desk.remove_cover(edition)))
        self.cover.as_full.connect(lambda: here(lambda desk, edition: desk.reset_cover(edition)))
        self.cover.coloured.connect(lambda n: here(lambda desk, edition: desk.colour_cover(n, edition)))
        self.edition.part_wanted.connect(lambda part: self.part_wanted.emit(part.value))
        self.edition.stated.connect(lambda name, words: self._book.edit_imprint(**{name: words}))
        self.cover.book_wanted.connect(lambda: self.show_nodes([]))
        self.plain.run.connect(self._run)

    def all_forms(self) -> list[Form]:
        """Return every form there is."""
        front = [self.section, self.essay, self.whole, self.edition, self.cover]
        return [*front, self.imprint, self.back_cover, self.asks, self.plain]

    def leave(self) -> None:
        """Save what is being typed."""
        self.forms.currentWidget().leave()

    # Which form.

    def show_nodes(self, nodes: list[Node]) -> None:
        """Show the form of what is selected; for nothing, or several things, that of the book."""
        node = nodes[0] if len(nodes) == 1 else None
        record = self._shell.session.record
        self._part = None
        if node is None or node.kind is Kind.GROUP or node.binned:
            self._show_book()
        elif node.kind is Kind.SECTION:
            self.section.show_section(record.get(Section, node.key))
            self._turn_to(self.section, "Section")
        elif node.kind is Kind.ESSAY:
            essay = record.get(Essay, node.key)
            self.essay.show_essay(essay)
            self.essay.heads.setText(self._heads(essay))
            self._turn_to(self.essay, str(essay.kind).capitalize())
        else:
            self._show_part(PartKind(node.key))

    def _turn_to(self, form: Form, title: str, of: str = "") -> None:
        if self.forms.currentWidget() is not form:
            self.leave()
            self.forms.turn_to(form)
            self.area.verticalScrollBar().setValue(0)
        self.head.set_title(title)
        self.head.set_detail(of)

    def _show_book(self) -> None:
        record = self._shell.session.record
        key = self._editions.key
        if not key:
            self.whole.show_book(record.collection)
            self._turn_to(self.whole, "Book")
            return
        edition = record.get(Edition, key)
        inside = len(self._editions.record.essays())
        said = (
            f"{many(inside, 'essay')} of {len(record.essays()):,}. New essays are not put in by themselves."
        )
        self.edition.show_edition(edition, record.collection, said)
        self._turn_to(self.edition, "Edition")

    def _show_part(self, part: PartKind) -> None:
        self._part = part
        record = self._editions.record
        full = self._shell.session.record.collection
        edition = self._shell.session.record.find(Edition, self._editions.key)
        of = f"of ‘{edition.name}’" if edition is not None else ""
        if part is PartKind.COVER:
            self.cover.show_cover(record.collection, self._shell.session.desk.picture, edition)
            self._turn_to(self.cover, "Cover", of)
        elif part is PartKind.IMPRINT:
            if edition is None:
                self.imprint.show_imprint(full.imprint)
            else:
                self.imprint.show_imprint(edition.imprint, full.imprint)
            self._turn_to(self.imprint, "Imprint", of)
        elif part is PartKind.BACK_COVER:
            self.back_cover.show_back(edition or full, None if edition is None else full)
            self._turn_to(self.back_cover, "Back cover", of)
        elif part is PartKind.RECOMMENDATIONS:
            self.asks.show_book(record, None if edition is None else edition.asks != AskPlan())
            self._turn_to(self.asks, "Recommendations", of)
        else:
            self._show_plain(part)

    def _show_plain(self, part: PartKind) -> None:
        record = self._editions.record
        fact = button = ""
        if part in _KINDS:
            there = any(essay.kind is _KINDS[part] for essay in record.essays())
            button = "" if there else f"Write the {part}"
            fact = "" if there else "There is none yet, so the book has no such part."
        elif part is PartKind.CONTRIBUTORS:
            authors = {p.id: p for e in record.essays() if e.revision for _, p in record.authors(e.id)}
            without = sum(not person.biography for person in authors.values())
            fact = f"{many(len(authors), 'person').replace('persons', 'people')}, {without} without biography"
            button = "Open the contributors"
        self.plain.show_part(MADE_OF.get(part, ""), fact, button)
        self._turn_to(self.plain, part.value.capitalize())

    # What the forms ask.

    def _run(self) -> None:
        if self._part in _KINDS:
            kind = _KINDS[self._part]
            title = str(kind).capitalize()
            edition = self._editions.key
            done = self._shell.session.perform(lambda desk: desk.add_essay(title, kind=EssayKind(kind)))
            if done is not None and done.created:
                key = done.created[0]
                if edition:
                    self._shell.session.perform(lambda desk: desk.add_to_edition(edition, [key]), quiet=True)
                self._shell.visit("edit", key)
        elif self._part is PartKind.CONTRIBUTORS:
            page = self._shell.visit("collect")
            show = getattr(page, "show_view", None)
            if show is not None:
                show("contributors", "")

    def _set_cover(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            self._shell.session.problem.emit("operation", in_words(error))
            return
        self._book.here(lambda desk, edition: desk.set_cover(content, edition=edition))

    def _keep_template(self, name: str) -> None:
        session = self._shell.session
        try:
            own_templates.keep(session.record, name)
        except Exception as error:  # noqa: BLE001 - said to the person, whatever it is
            session.problem.emit("operation", in_words(error) if isinstance(error, OSError) else str(error))
            return
        session.told.emit(f"Kept ‘{name}’ as a template. The start page offers it.", False)

    def _heads(self, essay: Essay) -> str:
        """Say what the running heads of an essay's pages are."""
        names = joined_names([person.name for _, person in self._shell.session.record.authors(essay.id)])
        right = essay.short_title or essay.title
        left = f"‘{names}’ on the left, " if names else ""
        return f"Running heads: {left}‘{right}’ on the right."


class _Consequences(QWidget):
    """What follows from the order, in sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel("If this order stands")
        self._title.setFont(metrics.strong())
        self._words = hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, 0, metrics.MARGIN, metrics.MARGIN)
        column.setSpacing(metrics.BETWEEN)
        column.addWidget(line())
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.setVisible(False)

    def show_pages(self, paging: Paging, unwritten: int) -> None:
        """Say which pages stay blank and why, and how many essays are not in these pages yet."""
        said = list(paging.consequences()) if paging else []
        if unwritten and paging:
            verb = "has" if unwritten == 1 else "have"
            said.insert(0, f"{many(unwritten, 'essay')} {verb} no text yet, and so no pages.")
        more = len(said) - _MOST
        if more > 0:
            said = [*said[:_MOST], f"And {more} more blank pages."]
        self._words.setText("\n".join(said))
        self.setVisible(bool(said))

    def set_stale(self, stale: bool) -> None:
        """Grey the sentences while they are out of date."""
        self._words.setEnabled(not stale)
