"""The strip beside the text in which comments and suggestions stand at the height of their words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from essayeditor.desk.clock import now
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.commands import commenting, suggestions, wholes
from essayeditor.ui.edit.commands.suggestions import About
from essayeditor.ui.edit.inplace import spots
from essayeditor.ui.edit.inplace.spots import Spot
from essayeditor.ui.edit.objects.wholes import Over
from essayeditor.ui.edit.overlays import commented
from essayeditor.ui.edit.remarks import items
from essayeditor.ui.edit.remarks.card import Card, card
from essayeditor.ui.edit.remarks.items import Item
from essayeditor.ui.style import appearance, metrics

WIDTH = 212
_GAP = 6
_LEFT = 14
_FIELD = "\0"
"""The key of the card in which a new comment is written."""


class RemarksMargin(QWidget):
    """Makes cards for what is in sight, and lays them out so that none covers another."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._cards: dict[str, Card] = {}
        self._replying = ""
        self._draft: QTextCursor | None = None
        self._spot: Spot | None = None
        """Where the comment in hand lies inside a whole."""
        self.show_resolved = False
        self._room = False
        self.setAccessibleName("Comments and suggestions")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        bench.view.inside_overlayers.append(self._over_inside)
        bench.opened.connect(self._opened)
        bench.settled.connect(self._settled)
        bench.moved.connect(self._choose)
        bench.recoloured.connect(self._soon.start)
        bench.view.verticalScrollBar().valueChanged.connect(lambda _value: self.refresh())
        bench.view.refitted.connect(self._soon.start)

    # Room

    def sizeHint(self) -> QSize:
        """Return the width it takes: none while there is nothing to show."""
        wide = max(WIDTH, 28 * self.fontMetrics().averageCharWidth())  # in large type, room for its buttons
        return QSize(wide if self._room else 0, 100)

    def _needs_room(self) -> bool:
        buffer = self._bench.buffer
        if buffer is None:
            return False
        held = buffer.beside.comments.values()
        shown = any(self.show_resolved or not comment.resolved for comment in held)
        writing = self._bench.view.writing.suggesting or self._draft is not None
        return shown or writing or bool(self._bench.page.text.open_suggestions)

    def _settled(self) -> None:
        needs = self._needs_room()
        if needs != self._room:
            self._room = needs
            self._bench.view.refit()
        buffer = self._bench.buffer
        comments = buffer.beside.comments.values() if buffer is not None else ()
        self._bench.badge("remarks", sum(not comment.resolved for comment in comments))
        self.refresh()

    def _opened(self) -> None:
        self._draft, self._replying = None, ""
        self._clear()

    def _over_inside(self, block: QTextBlock) -> list[Over]:
        """Lay the ground of comments under words inside wholes."""
        buffer = self._bench.buffer
        value = wholes.found(block) if buffer is not None and buffer.beside.comments else None
        if value is None or buffer is None:
            return []
        open_ones = [one for one in buffer.beside.comments.values() if not one.resolved]
        look = commented(appearance.colours())
        return [
            Over(comment.block, name, comment.start, comment.end, look)
            for comment, name in spots.stretches(value, open_ones)
        ]

    def _clear(self) -> None:
        for held in self._cards.values():
            held.hide()
            held.deleteLater()
        self._cards.clear()

    # Showing

    def refresh(self) -> None:
        """Show the cards of what is in sight, at the height of their words."""
        view, buffer = self._bench.view, self._bench.buffer
        if buffer is None or not self._room or self.isHidden():
            self._clear()
            return
        blocks = [block for block, _rect in view.visible_blocks(-80, view.viewport().height() + 80)]
        found = items.beside(buffer, blocks, resolved=self.show_resolved)
        if self._draft is not None:
            found.append(Item(self._draft.selectionStart(), self._draft.selectionEnd(), None))
            found.sort(key=lambda item: item.start)
        wanted = {self._key(item): item for item in found}
        for key in [key for key in self._cards if key not in wanted or self._is_other(key, wanted[key])]:
            gone = self._cards.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, item in wanted.items():
            if key not in self._cards:
                self._cards[key] = self._made(item)
            self._cards[key].item = item
        self._lay_out(list(wanted))

    def _key(self, item: Item) -> str:
        return item.key if item.comment is not None or item.says else _FIELD

    def _is_other(self, key: str, item: Item) -> bool:
        held = self._cards[key].item
        return held is None or held.comment != item.comment

    def _made(self, item: Item) -> Card:
        if item.comment is None and not item.says:
            made = Card(self, "amber", "New comment")
            made.item = item
            made.write("What you want to say", "Comment")
            made.replied.connect(self._write)
        else:
            made = card(self, item)
            made.asked.connect(lambda what, held=made: self._do(held, what))
            made.chosen.connect(lambda held=made: self._go(held))
        made.grown.connect(self._soon.start)
        made.show()
        return made

    def _lay_out(self, keys: list[str]) -> None:
        """Place the cards in order; the active one at its own height, the others above and below it."""
        cards = [self._cards[key] for key in keys]
        here = self._here()
        tops = [self._top(held) for held in cards]
        own = list(tops)
        width = self.width() - _LEFT - metrics.BETWEEN
        sizes = [held.wanted(width) for held in cards]
        active = next((n for n, key in enumerate(keys) if key in here), 0)
        for number in range(active + 1, len(cards)):
            tops[number] = max(tops[number], tops[number - 1] + sizes[number - 1].height() + _GAP)
        for number in range(active - 1, -1, -1):
            tops[number] = min(tops[number], tops[number + 1] - sizes[number].height() - _GAP)
        if tops and tops[0] < min(own[0], metrics.WITHIN):  # none is pushed out of sight
            tops[0] = min(own[0], metrics.WITHIN)
            for number in range(1, len(cards)):
                tops[number] = max(tops[number], tops[number - 1] + sizes[number - 1].height() + _GAP)
        if here and cards:  # but first comes the one of the cursor
            over = tops[active] + sizes[active].height() - self.height() + metrics.WITHIN
            if 0 < over < sizes[active].height() + tops[active] - own[active] + metrics.WITHIN:
                tops = [top - over for top in tops]
        for number, held in enumerate(cards):
            held.setGeometry(_LEFT, tops[number], width, sizes[number].height())
            if held.active is not (keys[number] in here):
                held.active = keys[number] in here
                held.update()

    def _top(self, held: Card) -> int:
        assert held.item is not None
        view = self._bench.view
        cursor = QTextCursor(view.document())
        cursor.setPosition(min(held.item.start, view.document().characterCount() - 1))
        return view.cursorRect(cursor).top() + view.viewport().y() - 2

    def _here(self) -> set[str]:
        """Return the keys of the cards to whose words the cursor belongs."""
        if self._draft is not None:
            return {_FIELD}
        place = self._bench.view.textCursor().selectionStart()
        inside = [
            key
            for key, held in self._cards.items()
            if held.item is not None and held.item.start <= place <= held.item.end
        ]
        return set(inside[:1])

    def _choose(self) -> None:
        if self._room and self._cards:
            order = sorted(self._cards, key=lambda key: self._cards[key].item.start)  # type: ignore[union-attr]
            self._lay_out(order)

    # Doing

    def _do(self, held: Card, what: str) -> None:
        item, buffer = held.item, self._bench.buffer
        if item is None or buffer is None:
            return
        if what == "reply":
            self._reply(held)
            return
        if item.comment is None:
            self._settle(item, accept=what == "accept")
        elif what == "delete":
            commenting.delete(buffer, item.comment.id)
        else:
            commenting.resolve(buffer, item.comment.id, done=what == "resolve")
        self._bench.view.overlay()
        buffer.settle()
        self._bench.view.setFocus()

    def _settle(self, item: Item, *, accept: bool) -> None:
        view, buffer = self._bench.view, self._bench.buffer
        if view.isReadOnly() or buffer is None:
            return
        cursor = view.textCursor()
        with buffer.history.step("accept suggestion" if accept else "reject suggestion"):
            for one in sorted(
                item.found, key=lambda one: (one.about is not About.END, one.start), reverse=True
            ):
                suggestions.settle(cursor, one, accept=accept)
            if item.is_whole:
                suggestions.settle_whole(buffer.qt.findBlock(item.start), accept=accept)
        buffer.restructured()

    def _go(self, held: Card) -> None:
        if held.item is not None:
            cursor = self._bench.view.textCursor()
            cursor.setPosition(held.item.start)
            self._bench.view.setTextCursor(cursor)
            self._bench.view.setFocus()

    def _reply(self, held: Card) -> None:
        if held.answer is None and held.item is not None and held.item.comment is not None:
            key = held.item.comment.id
            held.write("Your reply", "Reply")
            held.replied.connect(lambda words: self._answer(key, words))
            if held.answer is not None:
                held.answer.show()  # the layout would do so later, and a hidden field takes no focus
            self._soon.start()  # when the layout has the field and its buttons
        if held.answer is not None:
            held.answer.setFocus()

    def _answer(self, key: str, words: str) -> None:
        buffer = self._bench.buffer
        if buffer is None or key not in buffer.beside.comments:
            return
        if words:
            commenting.reply(buffer, key, words, self._bench.view.writing.author, now())
        gone = self._cards.pop(key, None)
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        buffer.settle()
        self._bench.view.setFocus()

    def ask(self) -> str:
        """Begin a comment on the words at the cursor; return why that cannot be, or ""."""
        place = commenting.ground(self._bench.view.textCursor())
        inside = self._bench.inside
        self._spot = inside.spot() if inside is not None else None
        if self._spot is not None:
            place = QTextCursor(self._bench.view.textCursor().block())
        if place is None:
            return "Put the cursor in the words that you want to comment on."
        self._draft = place
        self._settled()
        self._bench.view.ensureCursorVisible()
        held = self._cards.get(_FIELD)
        if held is not None and held.answer is not None:
            held.answer.setFocus()
        return ""

    def _write(self, words: str) -> None:
        draft, self._draft = self._draft, None
        view = self._bench.view
        if words and self._spot is not None and view.buffer is not None:
            commenting.add_inside(view, self._spot, words, view.writing.author, now())
            view.viewport().update()
            view.buffer.settle()
        elif words and draft is not None and view.buffer is not None:
            view.setTextCursor(draft)
            commenting.add(view, words, view.writing.author, now())
            draft.setPosition(draft.selectionEnd())
            view.setTextCursor(draft)
            view.overlay()
            view.buffer.settle()
        view.setFocus()
        self._settled()

    # Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._bench.view.viewport(), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the page."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._bench.view.palette().color(QPalette.ColorRole.Base))


def made(bench: Bench) -> RemarksMargin:
    """Return the margin."""
    return RemarksMargin(bench)
