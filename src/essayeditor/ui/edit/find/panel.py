"""The panel of the right pane in which words are looked for, listed and replaced."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from essayeditor.desk.finding.hits import MOST, Hit
from essayeditor.desk.finding.sources import Scope, Within
from essayeditor.text.finding.query import Query
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.find import going, replacing
from essayeditor.ui.edit.find.actions import KEY
from essayeditor.ui.edit.find.finder import Finder
from essayeditor.ui.edit.find.marks import FoundMarks
from essayeditor.ui.edit.find.model import HitModel
from essayeditor.ui.edit.find.results import Results
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.flow import FlowLayout
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.search import FilterField

_SCOPES = (
    (Within.ESSAY, "This essay"),
    (Within.SECTION, "This section"),
    (Within.COLLECTION, "Collection"),
)
_AGAIN = 350
_LOOKED_THROUGH = frozenset({"text", "essays", "sections", "contributors", "collection", "order"})
"""Kinds of change after which something else may be found."""


def made(bench: Bench) -> FindPanel:
    """Return the panel, for the right pane."""
    return FindPanel(bench)


class WordsField(FilterField):
    """The field of what is looked for: Enter goes on, Shift+Enter back, down into the list, Esc out."""

    def __init__(self, panel: FindPanel) -> None:
        super().__init__("Find", "search")
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys their meaning."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Down:
            self._panel.results.setFocus()
        elif key == Qt.Key.Key_Escape:
            self._panel.leave()
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Looks as one types; lists what it finds by essay; replaces one, all, or those that are ticked."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.finder = Finder(bench.shell.session, self)
        self.model = HitModel(self)
        self.results = Results(self.model)
        self.marks = FoundMarks(bench)
        self._build()
        self._connect()
        self._show_state()
        self.finder.make_ready()

    def _build(self) -> None:
        self.header = PaneHeader("Find")
        self.header.add(buttons.bare("cross", "Close", self.leave, "Esc"))
        self.words = WordsField(self)
        self.case = _toggle("Aa", "Match case")
        self.whole = _toggle("Word", "Whole words")
        self.pattern = _toggle(".*", "Regular expression")
        self.scope = QComboBox()
        self.scope.setAccessibleName("Where to look")
        for within, said in _SCOPES:
            self.scope.addItem(said, within)
        self.scope.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scope.setMinimumContentsLength(10)
        self.previous = buttons.bare("down", "Find previous", lambda: self.step(-1), "Shift+F3")
        self.previous.setArrowType(Qt.ArrowType.UpArrow)
        self.next = buttons.bare("down", "Find next", lambda: self.step(1), "F3")
        self.next.setArrowType(Qt.ArrowType.DownArrow)
        self.instead = QLineEdit()
        self.instead.setPlaceholderText("Replace with")
        self.instead.setAccessibleName("Replace with")
        self.one = buttons.button("Replace", self.replace_one)
        self.all = buttons.button("Replace all", self.replace_ticked)
        self.more = buttons.link("Replace…", lambda: self.ask(replace=True))
        self.messages = MessageArea()
        self.said = hint("")
        self.said.setContentsMargins(metrics.MARGIN, 2, metrics.MARGIN, 6)
        form = QVBoxLayout()
        form.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, 4)
        form.setSpacing(metrics.BETWEEN)
        form.addWidget(self.words)
        how = FlowLayout(metrics.WITHIN, metrics.WITHIN)
        for part in (self.case, self.whole, self.pattern, self.scope, self.previous, self.next):
            how.addWidget(part)
        form.addLayout(how)
        self._replacing = QWidget()
        inside = QVBoxLayout(self._replacing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(metrics.BETWEEN)
        inside.addWidget(self.instead)
        self._buttons = _row(self.one, self.all)
        self._buttons.addStretch(1)
        inside.addLayout(self._buttons)
        self._replacing.hide()
        form.addWidget(self._replacing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(form)
        column.addWidget(self.messages)
        foot = _row(self.said, self.more)
        foot.setStretch(0, 1)
        foot.setContentsMargins(0, 0, metrics.MARGIN, 0)
        column.addLayout(foot)
        column.addWidget(self.results, 1)
        self.setAccessibleName("Find and replace")

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self.look())
        for toggle in (self.case, self.whole, self.pattern):
            toggle.toggled.connect(lambda _on: self.look())
        self.scope.currentIndexChanged.connect(lambda _row: self.look())
        self.instead.returnPressed.connect(self.replace_one)
        self.results.shown.connect(self._shown)
        self.results.opened.connect(lambda hit: going.enter(self._bench, hit))
        self.results.left.connect(self.leave)
        self.model.ticks_changed.connect(self._show_state)
        self.finder.began.connect(self._began)
        self.finder.found.connect(self._found)
        self.finder.failed.connect(self._failed)
        self.finder.ended.connect(self._ended)
        self._bench.changed.connect(self._changed)
        self._bench.opened.connect(self._opened)
        self._bench.closing.connect(self.finder.stop)
        self._bench.recoloured.connect(self.results.viewport().update)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self._look_again)
        self._place = self._scrolled = 0

    # What is looked for

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self.words.text(), self.whole.isChecked(), self.case.isChecked(), self.pattern.isChecked()
        )

    @property
    def where(self) -> Scope:
        """Where it is looked for."""
        within = Within(self.scope.currentData())
        essay = self._bench.essay
        if within is Within.ESSAY:
            return Scope(within, essay.id if essay is not None else "")
        if within is Within.SECTION:
            return Scope(within, essay.section if essay is not None else "")
        return Scope()

    def ask(self, *, replace: bool = False, everywhere: bool = False) -> None:
        """Take the words selected in the text, if they are few, and wait for others in the field."""
        chosen = self._bench.view.textCursor().selectedText()
        if self._bench.view.hasFocus() and 0 < len(chosen) <= 120 and "\u2029" not in chosen:
            self.words.setText(chosen.replace("\ufffc", "").replace("\u2028", " "))
        if everywhere:
            self.scope.setCurrentIndex(self.scope.findData(Within.COLLECTION))
        if replace:
            self._show_replacing(True)
        self.words.setFocus()
        self.words.selectAll()
        self.look()

    def _show_replacing(self, on: bool) -> None:
        self._replacing.setVisible(on)
        self.more.setVisible(not on)
        self.header.set_title("Find and replace" if on else "Find")
        self.model.set_ticks(on)
        self._show_state()

    def leave(self) -> None:
        """Close the panel and go back to the text."""
        self._bench.hide(KEY)
        self._bench.view.setFocus()

    def look(self) -> None:
        """Look as soon as typing lets it."""
        self._place = self._scrolled = 0
        self.model.leave_out(())
        self.finder.look(self.query, self.where)

    def _look_again(self) -> None:
        if self.isVisible() and self.query:
            self._keep_place()
            self.finder.look(self.query, self.where, 0)

    def _keep_place(self) -> None:
        """Have the list come back as it is: what is chosen, ticked and in sight."""
        self._place = max(0, self.model.number_of(self.results.currentIndex()))
        self._scrolled = self.results.verticalScrollBar().value()
        self.model.leave_out(self.model.unticked())

    def _changed(self, changes: object) -> None:
        kinds = {str(kind) for kind in getattr(changes, "kinds", ())}
        if not kinds or kinds & _LOOKED_THROUGH:
            self._again.start()

    def _opened(self) -> None:
        """Another text is in hand: what is looked for in it is another list, its marks are others."""
        if not self.isVisible():
            return
        if self.where.within is Within.COLLECTION or self.finder.search is None:
            self.marks.show(self.model.hits())
        elif self.finder.search.scope != self.where:
            self.look()

    # What was found

    def _began(self) -> None:
        self.messages.clear_message("pattern")
        self.model.clear()
        self._show_state()

    def _found(self, hits: list[Hit]) -> None:
        batch: list[Hit] = []
        for hit in hits:
            if batch and batch[-1].source.group != hit.source.group:
                self.model.add(batch)
                batch = []
            batch.append(hit)
        self.model.add(batch)
        self._show_state()

    def _failed(self, reason: str) -> None:
        self.messages.show_message("pattern", reason, Severity.ERROR, closable=False)
        self.marks.show(())
        self._show_state()

    def _ended(self) -> None:
        if self.model.number and self._place:
            index = self.model.index_of(min(self._place, self.model.number - 1))
            self.results.setCurrentIndex(index)
            self.results.verticalScrollBar().setValue(self._scrolled)
        self.marks.show(self.model.hits() if self.isVisible() else ())
        self._show_state()

    def _show_state(self) -> None:
        number, (essays, others) = self.model.number, self.model.groups()
        search = self.finder.search
        looking = search is not None and not search.over
        ticked = len(self.model.ticked())
        faulty = bool(self.messages.messages().get("pattern"))
        self.said.setVisible(not faulty)
        self.said.setText(_in_words(number, essays, others, bool(self.query), looking))
        able = bool(number) and not looking
        self.all.setEnabled(able and bool(ticked) and number < MOST)
        self.all.setText("Replace all" if ticked == number else f"Replace {ticked:,} ticked")
        self.one.setEnabled(able)
        for button in (self.previous, self.next):
            button.setEnabled(bool(number))

    def step(self, by: int) -> None:
        """Show the next place, or the one before; after the last comes the first."""
        self.finder.look_now()
        if not self.model.number:
            return
        current = self.model.number_of(self.results.currentIndex())
        beyond = self.marks.beyond(self._bench.view.textCursor(), by) if self._bench.view.hasFocus() else None
        if beyond is not None:
            number = next(n for n, hit in enumerate(self.model.hits()) if hit is beyond)
        elif self.model.hit(self.results.currentIndex()) is None:
            number = max(0, current) if by > 0 else self.model.number - 1
        else:
            number = (current + by) % self.model.number
        index = self.model.index_of(number)
        self.results.setCurrentIndex(index)
        self.results.scrollTo(index)
        hit = self.model.hit(index)
        if hit is not None:
            self._shown(hit)

    def _shown(self, hit: Hit) -> None:
        going.show(self._bench, hit)

    # Replacing

    def replace_one(self) -> None:
        """Replace the current place and go on to the next."""
        self.finder.look_now()
        hit = self.model.hit(self.results.currentIndex())
        if hit is None or hit.fixed:
            self.step(1)
            return
        self._keep_place()
        if self._replace([hit]):
            self.finder.look(self.query, self.where, 0)
            self.finder.look_now()
            at = self.model.index_of(min(self._place, self.model.number - 1)) if self.model.number else None
            found = self.model.hit(at) if at is not None else None
            if found is not None:
                self.results.setCurrentIndex(at)
                self._shown(found)

    def replace_ticked(self) -> None:
        """Replace every place that is ticked, as one step."""
        self.finder.look_now()
        if self._replace(self.model.ticked()):
            self.results.setFocus()
            self._keep_place()
            self.finder.look(self.query, self.where, 0)

    def _replace(self, hits: list[Hit]) -> bool:
        refused = replacing.replace(self._bench, self.query, self.instead.text(), hits)
        self.messages.clear_message("replace")
        if refused:
            self.messages.show_message("replace", refused, Severity.WARNING)
        return not refused or "were left" in refused

    def showEvent(self, event: object) -> None:
        """Bring the list up to date."""
        super().showEvent(event)
        if self.query:
            self._again.start()

    def hideEvent(self, event: object) -> None:
        """Take the marks out of the text."""
        super().hideEvent(event)
        self.marks.show(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _toggle(sign: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(sign)
    made.setCheckable(True)
    made.setAutoRaise(True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setFixedHeight(metrics.row_height(metrics.BUTTON))
    return made


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(metrics.WITHIN)
    for part in parts:
        row.addWidget(part)
    return row


def _in_words(number: int, essays: int, others: int, asked: bool, looking: bool) -> str:
    if not asked:
        return "Looks in texts, notes, captions, boxes and tables, in titles, asks and biographies."
    if number >= MOST:
        return f"The first {MOST:,} places. Look for something longer, or look in less."
    if not number:
        return "Looking…" if looking else "Nothing found."
    places = f"{number:,} {'place' if number == 1 else 'places'}"
    if essays + others == 1:
        return places
    where = f"{essays:,} {'essay' if essays == 1 else 'essays'}" if essays else ""
    elsewhere = f"{others:,} other {'record' if others == 1 else 'records'}" if others else ""
    return f"{places} in {' and '.join(filter(None, (where, elsewhere)))}"
