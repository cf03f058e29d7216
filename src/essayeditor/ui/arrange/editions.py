"""Which edition is arranged: a button that says so, with a menu to choose, make, copy and delete them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from essayeditor.collection.editions import editions, view
from essayeditor.collection.entities import Edition, Essay, EssayKind
from essayeditor.collection.record import Record
from essayeditor.desk.editions import FULL
from essayeditor.ui import in_hand
from essayeditor.ui.remember import Remember
from essayeditor.ui.session import Session
from essayeditor.ui.widgets.buttons import ElidedButton


class Editions:
    """What is done to editions. `choose` is called with the key of the one to arrange next."""

    def __init__(
        self,
        session: Session,
        remember: Remember,
        selected: Callable[[], list[str]],
        choose: Callable[[str, bool], None],
    ) -> None:
        self._session = session
        self._remember = remember
        self._selected = selected
        self._choose = choose
        self.key = ""
        """The edition that is arranged, "" for the full book."""

    def take_up(self, key: str) -> None:
        """Have another edition in hand, here and in Publish, also the next time."""
        self.key = key
        in_hand.keep(self._remember, key)

    def turned(self) -> bool:
        """Take the edition that is in hand now, chosen here or in Publish; return whether it is another."""
        before, self.key = self.key, in_hand.edition(self._remember, self._session.record)
        return self.key != before

    @property
    def record(self) -> Record:
        """The record as the edition has it."""
        self.settle()
        return view(self._session.record, self.key)

    @property
    def name(self) -> str:
        """What the edition that is arranged is called."""
        self.settle()
        return self._session.record.get(Edition, self.key).name if self.key else FULL

    def settle(self) -> None:
        """Go back to the full book when the edition is gone."""
        if self.key and self._session.record.find(Edition, self.key) is None:
            self.take_up("")

    def choose(self, key: str) -> None:
        """Arrange another edition."""
        self._choose(key, False)

    def make(self, name: str, essays: list[str] | None, like: str = "") -> None:
        """Make an edition of these essays (None: of all), arrange it, and let its name be typed."""
        done = self._session.perform(lambda desk: desk.add_edition(name, essays, like))
        if done is not None and done.created:
            self._choose(done.created[0], True)

    def make_of_selected(self) -> None:
        """Make an edition of the selected essays."""
        self.make("Pamphlet", self._selected())

    def make_of_case_studies(self) -> None:
        """Make an edition of the case studies."""
        self.make("Case-study pack", self.case_studies())

    def case_studies(self) -> list[str]:
        """Return the case studies: essays of that kind, or in a section of that name."""
        record = self._session.record
        sections = {s.id for s in record.sections() if s.title.casefold() == "case studies"}
        return [e.id for e in record.essays() if e.kind is EssayKind.CASE_STUDY or e.section in sections]

    def copy(self) -> None:
        """Make an edition like the one that is arranged."""
        self.make(f"{self.name}, a copy", None, self.key)

    def delete(self) -> None:
        """Delete the edition that is arranged."""
        key = self.key
        if key:
            self._session.perform(lambda desk: desk.delete_edition(key))
            self._choose("", False)

    def why_not(self, what: str) -> str:
        """Return why something cannot be done to editions, or ""."""
        if what == "edition":
            return "" if self.key else "The full book stays. Choose another edition first."
        if what == "chosen":
            record = self._session.record
            found = [key for key in self._selected() if record.find(Essay, key) is not None]
            return "" if found else "Select the essays of the new edition first."
        return "" if self.case_studies() else "The collection has no case studies."


class EditionButton(ElidedButton):
    """Says which edition is arranged, and opens the menu of all."""

    def __init__(
        self, editions: Editions, record: Callable[[], Record], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editions = editions
        self._record = record
        self.setAutoDefault(False)
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)
        self.tell()

    def tell(self) -> None:
        """Say which edition is arranged."""
        name = self._editions.name if self._editions.key else FULL
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 150)
        self.setText(f"Edition: {shown}")
        self.setAccessibleName(f"Edition: {name}")
        self.setToolTip(f"The order that is shown is that of: {name}")

    def _fill(self) -> None:
        menu, own = self.choices, self._editions
        menu.clear()
        group = QActionGroup(menu)
        for name, key in [(FULL, ""), *((e.name, e.id) for e in editions(self._record()))]:
            action = menu.addAction(name, lambda key=key: own.choose(key))
            action.setCheckable(True)
            action.setChecked(key == own.key)
            group.addAction(action)
        menu.addSeparator()
        for words, run, what in (
            ("New edition of all essays", lambda: own.make("New edition", None), ""),
            ("New edition of the selected essays", own.make_of_selected, "chosen"),
            ("New edition of the case studies", own.make_of_case_studies, "cases"),
            ("Copy this edition", own.copy, ""),
            ("Delete this edition", own.delete, "edition"),
        ):
            action = menu.addAction(words, run)
            reason = own.why_not(what) if what else ""
            action.setEnabled(not reason)
            action.setToolTip(reason)
        menu.setToolTipsVisible(True)
