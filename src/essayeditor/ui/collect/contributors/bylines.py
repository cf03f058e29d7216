"""The right pane: each essay of a contributor, how the name stands over it, and when that was confirmed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from essayeditor.collection.assemble import full_name
from essayeditor.collection.entities import Authorship, Contributor, Essay
from essayeditor.collection.record import Record
from essayeditor.ui.collect import dates
from essayeditor.ui.collect.contributors.rows import Written
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.chips import StateChip
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary, hint
from essayeditor.ui.widgets.scrolling import scrolling
from essayeditor.ui.widgets.states import Look


class BylineCard(QFrame):
    """One essay: its title and state, the byline, the date of its confirmation or the button for it."""

    def __init__(self, join: Authorship, essay: Essay, look: Look, name: str, pane: BylinePane) -> None:
        super().__init__()
        self._pane = pane
        self.join = join
        self.title = essay.title
        self.show_essay = buttons.bare(
            "right", f"Show the essay ‘{essay.title}’", lambda: pane.essay_wanted.emit(essay.id)
        )
        self.field = QLineEdit(join.byline)
        self.field.setPlaceholderText(name)
        self.field.setToolTip(name)
        self.field.setAccessibleName(f"Byline of {essay.title}")
        self.field.editingFinished.connect(self._left)
        self.field.installEventFilter(pane.through)
        self.confirm = buttons.button("Confirm byline", lambda: pane.confirm_wanted.emit(join.id), "check")
        self.confirm.setAccessibleName(f"Confirm the byline of {essay.title}")
        self.take_back = buttons.bare(
            "undo",
            f"Take back the confirmation for ‘{essay.title}’",
            lambda: pane.take_back_wanted.emit(join.id),
        )
        day = dates.parsed(join.confirmed)
        self.said = Secondary(f"Confirmed on {dates.written(day)}" if day else "Not confirmed", small=True)
        self._lay_out(look, confirmed=day is not None)

    def _lay_out(self, look: Look, *, confirmed: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(metrics.WITHIN)
        title = ElidedLabel(self.title)
        title.setFont(metrics.strong())
        head.addWidget(title, 1)
        head.addWidget(StateChip(look))
        head.addWidget(self.show_essay)
        sign = QLabel()
        icons.put(sign, "check" if confirmed else "person", "green" if confirmed else "amber")
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(sign)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.confirm)
        foot.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, 11)
        column.setSpacing(6)
        column.addLayout(head)
        label = Secondary("Byline as printed", small=True)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addLayout(foot)
        self.confirm.setVisible(not confirmed)  # now that they have a parent: else they would be windows
        self.take_back.setVisible(confirmed)

    def _left(self) -> None:
        text = " ".join(self.field.text().split())
        if text != self.join.byline:
            self.field.setText(text)
            self._pane.byline_edited.emit(self.join.id, text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(0, rect.bottom(), rect.width(), 1, self.palette().color(QPalette.ColorRole.Mid))


class BylinePane(QWidget):
    """Tells what is to be done with a byline, by the key of the authorship."""

    byline_edited = Signal(str, str)
    confirm_wanted = Signal(str)
    take_back_wanted = Signal(str)
    essay_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.through = UndoThrough(self)
        self._shown: tuple[object, ...] = ()
        self.header = PaneHeader("Essays and bylines")
        self.none = hint("No essay bears this name yet. Name the author in an essay’s details.")
        self.none.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, 0)
        self._cards: list[BylineCard] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.none)
        self._column.addStretch(1)
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(area, 1)
        self.setAccessibleName("Essays and bylines")
        self.setMinimumWidth(268)

    def cards(self) -> list[BylineCard]:
        """Return the essays that are shown."""
        return list(self._cards)

    def show_person(self, record: Record, person: Contributor, written: tuple[Written, ...]) -> None:
        """Show the essays of a contributor."""
        joins = {join.essay: join for join in record.all(Authorship) if join.contributor == person.id}
        shown = (person.id, full_name(person), written, tuple(joins[one.id] for one in written))
        if shown == self._shown:
            return
        kept = self._focused()
        self._shown = shown
        for card in self._cards:
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = [
            BylineCard(joins[one.id], record.get(Essay, one.id), one.look, full_name(person), self)
            for one in written
        ]
        for number, card in enumerate(self._cards):
            self._column.insertWidget(number, card)
        self.none.setVisible(not self._cards)
        count = len(self._cards)
        self.header.set_detail(f"{count}" if count else "")
        self._focus_again(kept)

    def _focused(self) -> tuple[str, str]:
        """Return the authorship and the part of its card that has the focus."""
        for card in self._cards:
            for name in ("field", "confirm", "take_back", "show_essay"):
                if getattr(card, name).hasFocus():
                    return card.join.id, name
        return "", ""

    def _focus_again(self, kept: tuple[str, str]) -> None:
        """Keep the focus where it was, now that the cards are made anew."""
        for card in self._cards:
            if card.join.id == kept[0]:
                part = getattr(card, kept[1])
                (part if not part.isHidden() else card.field).setFocus()


def printed(
    record: Record, person: Contributor, written: tuple[Written, ...], today: date
) -> tuple[str, str]:
    """Return how the head tells the byline of the first essay: a label and the words, or nothing."""
    if not written:
        return "", ""
    join = next(a for a in record.of_essay(Authorship, written[0].id) if a.contributor == person.id)
    day = dates.parsed(join.confirmed)
    said = "not confirmed yet" if day is None else f"confirmed {_day(day, today)}"
    name = join.byline or full_name(person)
    return f"Byline as printed, {said}", ", ".join(part for part in (name, person.role) if part)


def _day(day: date, today: date) -> str:
    words = dates.written(day)
    return words.removesuffix(f" {day.year}") if day.year == today.year else words
