"""The Publish workspace: what to make at the left, what was made in the middle, the proof at the right."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.collection.book import joined_names
from essayeditor.collection.editions import editions, view
from essayeditor.collection.entities import Edition, PartKind
from essayeditor.collection.workflow import EXITS
from essayeditor.desk.jobs.results import ExportResult, Output
from essayeditor.ui import in_hand
from essayeditor.ui.errors import in_words
from essayeditor.ui.jobs import JobWatch
from essayeditor.ui.publish.begin import begun
from essayeditor.ui.publish.choices import ChoicesPane, Wanted
from essayeditor.ui.publish.finding_rows import rows, tally
from essayeditor.ui.publish.going import go_to_text
from essayeditor.ui.publish.outputs import KINDS, OutputsView
from essayeditor.ui.publish.phases import whole
from essayeditor.ui.publish.printed import Printed, printed
from essayeditor.ui.publish.proof_pane import ProofPane
from essayeditor.ui.publish.render import PageImages
from essayeditor.ui.publish.scope import Scope
from essayeditor.ui.shell import Shell, Workspace
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.progress import ProgressStrip

_PROOF_FROM = 1100
"""Below this width the proof takes the place of the choices, when it is asked for."""
_READY = {
    Scope.BOOK: "The book has not been made yet.",
    Scope.ESSAY: "The essay has not been made yet.",
    Scope.PROOF: "The proof has not been made yet.",
}
_CHANGED = {Scope.BOOK: "The book", Scope.ESSAY: "The essay", Scope.PROOF: "The essay"}
_AGAIN = "Make the files again to bring them up to date."
_LABELS = {Scope.BOOK: "Export book", Scope.ESSAY: "Export essay", Scope.PROOF: "Make proof"}


class PublishPage(Workspace):
    """Exports the book as one job, and shows what came of it."""

    key = "publish"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.choices = ChoicesPane()
        self.strip = ProgressStrip()
        self.messages = MessageArea()
        self.outputs = OutputsView()
        self.right = ProofPane()
        self.proof = self.right.view
        self.made: list[Output] = []
        self.watch = JobWatch(self)
        self._kinds: set[str] = set()
        self._making: tuple[Wanted, Printed | None] | None = None
        self._of: tuple[Wanted, Printed | None, str] | None = None
        self.empty = EmptyState("publish", _READY[Scope.BOOK])
        self._offer = self.empty.offer("Export book", lambda: shell.actions.trigger("book.export"), "publish")
        self._lay_out()
        self._connect()
        self._take_folder()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.outputs)
        middle = QWidget()
        middle.setAutoFillBackground(True)
        middle.setBackgroundRole(QPalette.ColorRole.Base)
        middle.setMinimumWidth(380)
        self.header = PaneHeader("Files", large=True)
        self.proof_button = buttons.bare("facing", "Show the proof", self._show_panes, checkable=True)
        self.header.add(self.proof_button)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)
        self.right.setMinimumWidth(268)
        self.choices.setMinimumWidth(metrics.span(220))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.choices, middle, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([256, 760, 380])
        self.splitter.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.choices.changed.connect(self.context_changed)
        self.choices.changed.connect(self._say_empty)
        self.choices.theme_chosen.connect(self._keep_theme)
        self.choices.edition_chosen.connect(self._turn)
        self.watch.progressed.connect(self._progressed)
        self.watch.finished.connect(self._finished)
        self.watch.failed.connect(self._failed)
        self.watch.cancelled.connect(self._cancelled)
        self.strip.cancelled.connect(self.watch.cancel)
        self.outputs.essay_wanted.connect(lambda essay, block: go_to_text(self.shell, essay, block))
        self.outputs.place_wanted.connect(lambda place, target: self.shell.visit(place, target))
        self.right.essay_wanted.connect(lambda essay: go_to_text(self.shell, essay))
        self.outputs.could_not_open.connect(
            lambda text: self.messages.show_message("open", text, Severity.ERROR)
        )

    # Showing

    def refresh(self, changes: object | None = None) -> None:
        """Show the collection as it is now."""
        del changes
        record = self.shell.session.record
        key = self.choices.editions.show_editions(editions(record))
        shown = view(record, key).collection
        name = record.get(Edition, key).name if key else shown.edition
        inside = frozenset(essay.id for essay in view(record, key).essays())
        self.choices.show_collection(shown.title, name, shown.theme, inside)
        self.choices.scope.show_record(record)
        self._say_empty()
        if self.made and self._of is not None:
            wanted, before, told = self._of
            changed = f"{_CHANGED[_scope_of(wanted)]} has changed since. {_AGAIN}"
            self.header.set_detail(told if printed(record, wanted) == before else changed)
        self.context_changed.emit()

    def arrive(self, _target: str = "") -> None:
        """Begin with the edition that is in hand, as it was arranged."""
        self.choices.editions.choose(in_hand.edition(self.shell.remember, self.shell.session.record))

    def _turn(self, key: str) -> None:
        """Another edition was chosen."""
        in_hand.keep(self.shell.remember, key)
        self.refresh()

    def _say_empty(self) -> None:
        busy = self.watch.busy
        if busy:
            self.empty.say("The book is being made.", "Its files and pages are shown here when it is done.")
        else:
            words = self.reason() or f"Choose what to make at the left, then ‘{self.label()}’."
            self.empty.say(_READY[self.choices.scope.chosen], words)
            self._offer.setText(self.label())
        self._offer.setVisible(not busy)
        self._offer.setEnabled(not self.reason())

    def reason(self) -> str:
        """Return why the book cannot be exported now, or ""."""
        if self.watch.busy:
            return "The book is being made."
        record = self.shell.session.record
        if not any(essay.revision and essay.state not in EXITS for essay in record.essays()):
            return "No essay has a text yet. Import files in Collect first."
        return self.choices.fault()

    def label(self) -> str:
        """Return what the button for making the files says."""
        return _LABELS[self.choices.scope.chosen]

    def choose_scope(self, scope: str, essay: str) -> None:
        """Choose by its name what is made, and of which essay."""
        self.choices.scope.choose(Scope[scope], essay)
        self.choices.scope.scope.setFocus()

    def counts(self) -> list[str]:
        """Return what the book holds."""
        record = view(self.shell.session.record, self.choices.editions.key)
        essays = [essay for essay in record.essays() if essay.revision and essay.state not in EXITS]
        sections = "1 section" if len(record.sections()) == 1 else f"{len(record.sections())} sections"
        parts = record.collection.parts
        shown = [sections] if PartKind.SECTIONS in parts and record.sections() else []
        count = "1 essay" if len(essays) == 1 else f"{len(essays):,} essays"
        return [f"{count} with a text", *shown]

    # Exporting

    def export(self) -> None:
        """Make the files that are wanted."""
        wanted = self.choices.wanted()
        if self.reason():
            return
        for cause in ("export", "open"):
            self.messages.clear_message(cause)
        names = joined_names([KINDS[kind] for kind in wanted.kinds])
        try:
            self.choices.folder_path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._failed(in_words(error))
            return
        what = "proof" if wanted.proof else names
        self.strip.begin(f"Making {'draft, ' if wanted.draft and not wanted.proof else ''}{what}")
        self._kinds = set(wanted.kinds)
        self._making = (wanted, printed(self.shell.session.record, wanted))
        self.watch.start(lambda: begun(self.shell.session.desk, wanted))
        self._say_empty()
        self.context_changed.emit()

    def _progressed(self, what: str, step: str, share: float | None) -> None:
        self.strip.tell(f"{what}, {step}" if step else what, whole(what, share, self._kinds))

    def _finished(self, result: ExportResult) -> None:
        self.strip.end()
        self.made = list(result.outputs)
        titles = {essay.id: essay.title for essay in self.shell.session.record.essays()}
        self.outputs.show_outputs(self.made, titles)
        self.stack.setCurrentWidget(self.outputs)
        names = joined_names([f"‘{output.path.name}’" for output in self.made])
        told = f"made at {datetime.now().astimezone():%H:%M}"
        self._of = (*self._making, told) if self._making is not None else None
        self.header.set_detail(told)
        found = tally(rows(self.made, titles))
        self.shell.session.told.emit(f"Made {names}. {found}{'.' if found else ''}".strip(), False)
        self.shell.remember.put("publish/folder", str(self.choices.folder_path))
        pdf = next((output.path for output in self.made if output.kind != "docx"), None)
        self._show_proof(pdf)
        self.choices.changed.emit()
        self.context_changed.emit()

    def _show_proof(self, pdf: Path | None) -> None:
        if pdf is None:
            return
        try:
            essays = {essay.title: essay.id for essay in self.shell.session.record.essays()}
            self.right.show_pages(PageImages(pdf), essays)
        except OSError as error:
            self.messages.show_message("proof", in_words(error), Severity.WARNING)
        except ValueError as error:
            self.messages.show_message("proof", str(error), Severity.WARNING)

    def _failed(self, words: str) -> None:
        self.strip.end()
        self._say_empty()
        self.messages.show_message("export", words, Severity.ERROR)
        self.context_changed.emit()

    def _cancelled(self, words: str) -> None:
        self.strip.end()
        self._say_empty()
        self.messages.show_message("export", words, Severity.INFO)
        self.context_changed.emit()

    def _keep_theme(self, theme: str) -> None:
        session = self.shell.session
        edition = self.choices.editions.key
        if not (theme and session.is_open) or theme == view(session.record, edition).collection.theme:
            return
        if edition:
            session.perform(lambda desk: desk.edit_edition(edition, theme=theme))
        else:
            session.perform(lambda desk: desk.edit_collection(theme=theme))

    def _take_folder(self) -> None:
        held = self.shell.remember.text("publish/folder")
        folder = Path(held) if held else self.shell.session.desk.path.parent
        self.choices.use_folder(folder)

    # The window

    def stop(self) -> None:
        """End the export, if one is under way, and let go of the proof."""
        self.watch.stop()
        self.right.show_pages(None, {})

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        return [pane for pane in (self.choices, self.stack, self.right) if not pane.isHidden()]

    def splitters(self) -> dict[str, QSplitter]:
        """Return the one splitter."""
        return {"main": self.splitter}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the proof where there is no room."""
        super().resizeEvent(event)
        self._show_panes()

    def _show_panes(self) -> None:
        wide = self.width() >= metrics.span(_PROOF_FROM)
        self.proof_button.setVisible(not wide)
        self.right.setVisible(wide or self.proof_button.isChecked())
        self.choices.setVisible(wide or not self.proof_button.isChecked())


def _scope_of(wanted: Wanted) -> Scope:
    if wanted.proof is not None:
        return Scope.PROOF
    return Scope.ESSAY if wanted.essay else Scope.BOOK
