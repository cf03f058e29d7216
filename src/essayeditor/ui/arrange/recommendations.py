"""The right pane for the recommendations: what they are called, what leads in, and how they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from essayeditor.collection.asks import HEADING, Ask, Group, recommended
from essayeditor.collection.entities import AskPlan
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.arrange.asks import arrows
from essayeditor.ui.arrange.forms import Form, NoteField, fill
from essayeditor.ui.arrange.recommended_list import RecommendedList
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint

if TYPE_CHECKING:
    from essayeditor.desk import Changes, Desk

Run = Callable[["Desk", str], "Changes"]
_NEW = "New heading"
_AGAIN = "In the order of the essays again"


class RecommendationsForm(Form):
    """What the essays ask, as the book will have it. `perform` does an operation in the edition arranged."""

    def __init__(self, perform: Callable[[Run], object], reword: Callable[[Ask, str], object]) -> None:
        super().__init__(lambda: None)
        self._perform = perform
        self._plan = AskPlan()
        self.heading = QLineEdit()
        self.heading.setPlaceholderText(HEADING)
        self.heading.editingFinished.connect(self._save_heading)
        self.add("Heading", self.heading)
        self.intro = NoteField("Introduction", 3)
        self.intro.left.connect(self._save_intro)
        self.add("Introduction", self.intro)
        self.grouped = QCheckBox("Under headings")
        self.grouped.clicked.connect(
            lambda on: perform(lambda desk, edition: desk.edit_recommendations(edition, grouped=bool(on)))
        )
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(self.grouped)
        self.list = RecommendedList(perform, reword)
        self.column.addWidget(self.list, 1)
        self.earlier, self.later = arrows(self.list.step)
        self.under = buttons.button("New heading", self.put_under, "plus")
        self.under.setToolTip("Put the selected recommendations under a heading of your own")
        row = QHBoxLayout()
        row.setSpacing(metrics.WITHIN)
        row.addWidget(self.under)
        row.addStretch(1)
        for tool in (self.earlier, self.later):
            row.addWidget(tool)
        self.column.addLayout(row)
        self.none = hint("No essay of the book asks anything yet. Select an essay to write what it asks.")
        self.about = hint(
            "Drag them, or move them with Alt+arrow keys. Untick what the book should leave out; "
            "its essay keeps it. The page of each essay is put in by itself."
        )
        self.about.setFont(metrics.small())
        self.reset = buttons.link(_AGAIN, lambda: perform(lambda desk, edition: desk.reset_asks(edition)))
        self.column.addWidget(self.none)
        self.column.addWidget(self.about)
        self.reset.hide()
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemSelectionChanged.connect(self._enable)
        self._enable()

    def show_book(self, record: Record, own: bool | None) -> None:
        """Show the recommendations of a book; `own` says of an edition whether it has any plan of its own."""
        plan = record.collection.asks
        essays = {essay.id: essay for essay in record.essays() if essay.state not in EXITS}
        shown = [one for one in recommended(record) if one.ask.essay in essays]
        self._plan = plan
        fill(self.heading, plan.heading)
        if not self.intro.hasFocus() and self.intro.toPlainText() != plan.intro:
            self.intro.setPlainText(plan.intro)
        self.grouped.setChecked(plan.grouped)
        for part in (self.list, self.about, self.grouped, self.under, self.earlier, self.later):
            part.setVisible(bool(shown))
        self.none.setVisible(not shown)
        titles = {key: essay.title for key, essay in essays.items()}
        self.list.show_recommended(shown, titles, grouped=plan.grouped)
        self.reset.setText(_AGAIN if own is None else "As in the full book")
        self.reset.setVisible(own or (own is None and (bool(plan.places) or not plan.grouped)))
        self._enable()

    def put_under(self) -> None:
        """Put the selected recommendations under a new heading, and let its words be written."""
        asks = self.list.chosen()
        taken = self.list.headings()
        name, number = _NEW, 2
        while name in taken:
            name, number = f"{_NEW} {number}", number + 1
        if asks:
            self._perform(lambda desk, edition: desk.group_asks(asks, name, edition))
            self.list.write_heading(Group(heading=name))

    def _enable(self) -> None:
        self.under.setEnabled(bool(self.list.chosen()) and self._plan.grouped)
        self.earlier.setEnabled(self.list.can_step(-1))
        self.later.setEnabled(self.list.can_step(1))

    def _save_heading(self) -> None:
        said = " ".join(self.heading.text().split())
        said = "" if said == HEADING else said
        if said != self._plan.heading:
            self._perform(lambda desk, edition: desk.edit_recommendations(edition, heading=said))

    def _save_intro(self) -> None:
        said = self.intro.toPlainText().strip()
        if said != self._plan.intro:
            self._perform(lambda desk, edition: desk.edit_recommendations(edition, intro=said))

    def leave(self) -> None:
        """Save what is being typed."""
        self._save_heading()
        self._save_intro()

    def held(self) -> None:
        """Nothing here is saved field by field."""
