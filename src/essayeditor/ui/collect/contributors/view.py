"""The contributors: the list at the left, one person's records in the middle, their essays at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Contributor, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.ui.collect.contributors import bylines
from essayeditor.ui.collect.contributors.bylines import BylinePane
from essayeditor.ui.collect.contributors.crop import CropEditor
from essayeditor.ui.collect.contributors.edits import PersonEdits
from essayeditor.ui.collect.contributors.head import PersonHead
from essayeditor.ui.collect.contributors.listing import PeopleFilter, PeopleList, PeopleModel
from essayeditor.ui.collect.contributors.private import PrivateRecord
from essayeditor.ui.collect.contributors.public import PublicRecord
from essayeditor.ui.collect.contributors.rows import BYLINE, KINDS, PersonRow, people
from essayeditor.ui.collect.contributors.twice import Twice
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.collect.rights.pane import RightsPane
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.scrolling import scrolling
from essayeditor.ui.widgets.search import FilterField


class ContributorsView(CollectView):
    """Puts the parts together; what a person changes goes through PersonEdits."""

    essay_wanted = Signal(str)
    context_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._rows: dict[str, PersonRow] = {}
        self._picture = ""
        self.twice = Twice()
        self.messages = MessageArea()
        self.model = PeopleModel(self)
        self.shown = PeopleFilter(self.model, self)
        self.filter = FilterField("Filter contributors")
        self.missing = QComboBox()
        self.missing.setAccessibleName("Missing")
        self.more = buttons.bare("more", "More for contributors", self._more)
        self.list = PeopleList(self.shown)
        self.head = PersonHead()
        self.crop = CropEditor()
        self.public = PublicRecord()
        self.private = PrivateRecord()
        self.bylines = BylinePane()
        self.rights = RightsPane(shell)
        self.edits = PersonEdits(shell, self)
        self.empty = EmptyState(
            "people", "No contributors yet.", "Add them one by one, or bring in a list as CSV or vCard."
        )
        self.empty.offer("New contributor", self.edits.add, "plus")
        self.empty.offer("Import a list…", self.edits.ask_list, "drop")
        self.none = EmptyState("filter", "No contributor matches.")
        self.none.offer("Clear filter", self.clear_filter)
        self._lay_out()
        self._connect()
        self.setAccessibleName("Contributors")

    def _lay_out(self) -> None:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.crop, self.public):
            column.addWidget(part)
        column.addWidget(self.private, 1)
        self.area = scrolling(self.form)
        self.form.setBackgroundRole(QPalette.ColorRole.Base)
        self.form.setAutoFillBackground(True)
        self.person_panes = QSplitter(Qt.Orientation.Horizontal)
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.messages)
        rows.addWidget(self.area, 1)
        self.person_panes.addWidget(middle)
        self.agreed = QSplitter(Qt.Orientation.Vertical)
        self.agreed.addWidget(self.bylines)
        self.agreed.addWidget(self.rights)
        self.agreed.setChildrenCollapsible(False)
        self.agreed.setStretchFactor(1, 1)
        self.agreed.setSizes([210, 600])
        self.person_panes.addWidget(self.agreed)
        self.person_panes.setChildrenCollapsible(False)
        self.person_panes.setStretchFactor(0, 1)
        self.person_panes.setSizes([700, 300])
        middle.setMinimumWidth(380)
        self.stack = QStackedWidget()
        for page in (self.person_panes, self.empty, self.none):
            self.stack.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.left = self._left()
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.stack)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([228, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _left(self) -> QWidget:
        self.missing.addItem("Missing: any", "")
        for kind in KINDS:
            self.missing.addItem(f"Missing: {kind.words.lower()}", kind.key)
        self.missing.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.missing.setMinimumContentsLength(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.filter, 1)
        row.addWidget(self.more)
        left = QWidget()
        left.setMinimumWidth(190)
        left.setMaximumWidth(360)
        left.setAutoFillBackground(True)
        left.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(metrics.BETWEEN, metrics.BETWEEN, metrics.BETWEEN, metrics.BETWEEN)
        bar.setSpacing(6)
        bar.addLayout(row)
        bar.addWidget(self.missing)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        return left

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda words: self._ask(words=words))
        self.missing.currentIndexChanged.connect(
            lambda _number: self._ask(missing=self.missing.currentData())
        )
        self.list.chosen.connect(lambda _key: self._show())
        self.list.entered.connect(self.public.focus_name)
        self.list.delete_wanted.connect(self.edits.delete)
        self.bylines.essay_wanted.connect(self.essay_wanted)

    # Showing

    def refresh(self) -> None:
        """Show the contributors as they are now."""
        record = self.shell.session.record
        rows = people(record, date.today(), self.twice.look(record))
        key = self.list.key()
        self._rows = {row.id: row for row in rows}
        blocked = self.list.blockSignals(True)
        self.model.set_rows(rows)
        self.shown.invalidate()
        if not self.list.choose(key):
            self._choose_first()
        self.list.blockSignals(blocked)
        self.left.setVisible(bool(rows))
        self._show()

    def arrive(self, target: str = "") -> None:
        """Show a contributor, if one was asked for, and go to the list."""
        if target:
            self.show_person(target)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> str:
        """Return the action that adds a contributor."""
        return "contributor.add"

    def rows(self) -> list[PersonRow]:
        """Return every contributor."""
        return list(self._rows.values())

    def person(self) -> str:
        """Return the key of the contributor that is shown, or ""."""
        key = self.list.key()
        return key if key in self._rows else ""

    def show_person(self, key: str) -> None:
        """Choose a contributor, whatever the filter is."""
        if key not in self.list.people():
            self.clear_filter()
        self.list.choose(key)
        self.list.scrollTo(self.list.currentIndex())

    def clear_filter(self) -> None:
        """Show everybody again."""
        self.filter.clear()
        self.missing.setCurrentIndex(0)

    def _ask(self, **parts: str) -> None:
        key = self.list.key()
        blocked = self.list.blockSignals(True)  # shown once, when somebody is chosen
        self.shown.ask(**parts)
        if not self.list.choose(key):
            self._choose_first()
        self.list.blockSignals(blocked)
        self._show()

    def _choose_first(self) -> bool:
        keys = self.list.people()
        return self.list.choose(keys[0]) if keys else False

    def _show(self) -> None:
        key = self.person()
        if not key:
            self.stack.setCurrentWidget(self.empty if not self._rows else self.none)
            self.context_changed.emit()
            return
        session = self.shell.session
        record, row = session.record, self._rows[key]
        person = record.get(Contributor, key)
        self.stack.setCurrentWidget(self.person_panes)
        picture = self._new_picture(person)
        if picture is not None:
            self.crop.setVisible(False)
        self.head.show_person(person, picture)
        self.head.show_byline(*bylines.printed(record, person, row.essays, date.today()))
        self.public.show_person(record, person)
        self.private.show_details(key, record.find(PrivateDetails, key), date.today())
        self.bylines.show_person(record, person, row.essays)
        titles = [(one.id, one.title) for one in row.essays]
        self.rights.show_one_of(titles, "What was agreed about an essay of theirs is shown here.")
        self._tell_twice(record, key)
        self.context_changed.emit()

    def _tell_twice(self, record: Record, key: str) -> None:
        """Say that somebody may be here twice, with what can be done about it beside it."""
        pair = self.twice.of(key)
        if pair is None:
            self.messages.clear_message("twice")
            return
        kept, other = (record.get(Contributor, one).name for one in pair)
        words = f"‘{kept}’ and ‘{other}’ may be the same person."
        if self.messages.messages().get("twice") != words:
            remedies = [
                ("Merge them", lambda: self.edits.merge(*pair)),
                ("They are two people", lambda: self._tell_apart(pair)),
            ]
            self.messages.show_message("twice", words, Severity.WARNING, remedies, closable=False)

    def _tell_apart(self, pair: tuple[str, str]) -> None:
        self.twice.tell_apart(pair)
        self.refresh()

    def _new_picture(self, person: Contributor) -> bytes | None:
        """Return the bytes of the picture, None if it is the one that is shown, cropped as it is."""
        wanted = f"{person.id} {person.headshot} {person.headshot_crop}"
        if wanted == self._picture:
            return None
        self._picture = wanted
        return self.shell.session.desk.picture(person.headshot) if person.headshot else b""

    def counts(self) -> list[str]:
        """Return how many there are, as the status bar tells it."""
        count, due = len(self._rows), sum(BYLINE in row.missing for row in self._rows.values())
        if not count:
            return ["No contributors yet"]
        said = ["1 contributor" if count == 1 else f"{count:,} contributors"]
        if due:
            said.append("1 byline to confirm" if due == 1 else f"{due:,} bylines to confirm")
        return said

    # What the person does

    def _more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ("add", "import", "export", "delete"):
            menu.addAction(self.shell.actions.qaction(f"contributor.{key}"))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def leave(self) -> None:
        """Save the field in which the person is typing."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus() and self.stack.isAncestorOf(focus):
            focus.clearFocus()

    def stop(self) -> None:
        """Take the copies of evidence away: the collection is being closed."""
        self.rights.files.clear()

    def panes(self) -> list[QWidget]:
        """Return the panes in reading order."""
        return [self.list, self.public.name, self.private.email, self.bylines, self.rights]
