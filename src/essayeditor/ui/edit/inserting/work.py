"""Puts things into the text in hand, and watches that pull quotes stay true to it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from essayeditor.text import tables
from essayeditor.text.blocks import Block, BoxKind, Statistic, new_id
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.load import insert_inline
from essayeditor.ui.edit.commands import inserting, marking, stretches, styling
from essayeditor.ui.edit.commands.typography import Typography
from essayeditor.ui.edit.inserting import verbatim
from essayeditor.ui.edit.inserting.languages import name_of
from essayeditor.ui.edit.inserting.pictures import PictureWork
from essayeditor.ui.edit.inserting.verbatim import Stale
from essayeditor.ui.widgets.message import Severity


class Inserting(QObject):
    """Does what the actions of the Insert menu ask."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self.pictures = PictureWork(bench)
        self.stale: list[Stale] = []
        bench.settled.connect(self._watch)
        bench.opened.connect(self._take_house_style)
        bench.changed.connect(lambda _changes: self._take_house_style())
        bench.moved.connect(self._tell_language)
        bench.page.text.recorded = self.pictures.recorded

    def _take_house_style(self) -> None:
        """Set quotes and dashes as the collection's house style says: "dash" is "en" or "em"."""
        if self._bench.shell.session.is_open:
            style = dict(self._bench.record.collection.house_style)
            self._bench.view.writing.house = Typography("em" if style.get("dash") == "em" else "en")

    def table(self) -> None:
        """Put in a table of three columns with a heading row, and write in its first cell."""
        self._put_whole(tables.new_table(3, 3), "insert table")
        self._open(first_cell=True)

    def statistic(self) -> None:
        """Put in a statistic, and write its figure."""
        self._put_whole(Statistic(new_id()), "insert statistic")
        self._open()

    def _put_whole(self, block: Block, label: str) -> None:
        view = self._bench.view
        made = view.writing.hand().inserted(block)
        view.edit(lambda cursor: inserting.put(cursor, made), label)
        if view.buffer is not None:
            view.buffer.settle()

    def _open(self, *, first_cell: bool = False) -> None:
        from essayeditor.ui.edit.objects.fields import Field

        if self._bench.inside is not None:
            self._bench.view.viewport().repaint()  # the layout must know where the block stands
            self._bench.inside.open(Field("cell", 0, 0) if first_cell else None)

    def box(self, kind: BoxKind) -> None:
        """Put a box around the selected paragraphs, or an empty one in."""
        names = {BoxKind.CASE_STUDY: "case study", BoxKind.ASKS: "asks", BoxKind.SIDEBAR: "sidebar"}
        view = self._bench.view
        around, hand = view.textCursor().hasSelection(), view.writing.hand()
        view.edit(lambda cursor: inserting.put_box(cursor, kind, hand.inserted), f"insert {names[kind]}")
        if around:
            self._bench.page.text.tell_at_once("A box around words that are there")
        self._bench.view.setFocus()

    def unbox(self) -> None:
        """Take the box at the cursor away, and leave what stood in it."""
        self._bench.view.edit(inserting.unbox, "take the box away")
        self._bench.page.text.tell_at_once("Taking a box away from around its words")
        self._bench.view.setFocus()

    def in_box(self) -> bool:
        """Say whether the cursor is in a box."""
        return bool(formats.block_facts(self._bench.view.textCursor().block()).path)

    def pull_quote(self) -> None:
        """Put the selected words in as a pull quote."""
        hand = self._bench.view.writing.hand()
        self._bench.view.edit(
            lambda cursor: inserting.put_pull_quote(cursor, hand.inserted), "insert pull quote"
        )
        self._bench.view.setFocus()

    # Pull quotes

    def _watch(self) -> None:
        buffer, view = self._bench.buffer, self._bench.view
        self.stale = verbatim.stale(buffer.scanner.entries()) if buffer is not None else []
        warned = {one.block: "Quote changed" for one in self.stale}
        if view.names.warned != warned:
            view.names.warned = warned
            view.names.update()
        self._say()

    def _say(self) -> None:
        messages = self._bench.messages
        if not self.stale:
            messages.clear_message("pull quote")
            return
        first = self.stale[0]
        said = f"The pull quote ‘{_short(first.says)}’ is no longer in the essay as it stands."
        if len(self.stale) > 1:
            said = f"{said} {len(self.stale) - 1} more."
        if messages.messages().get("pull quote") == said:
            return
        remedies = [("Show it", lambda: self._bench.go(self.stale[0].position if self.stale else 0))]
        if first.now is not None and not self._bench.view.isReadOnly():
            remedies.insert(0, ("Take the essay’s words", self.take_present))
        messages.show_message("pull quote", said, Severity.WARNING, remedies, closable=False)

    def take_present(self) -> None:
        """Give the first stale pull quote the words that stand in the essay now."""
        view, buffer = self._bench.view, self._bench.buffer
        first = self.stale[0] if self.stale else None
        if first is None or first.now is None or buffer is None or view.isReadOnly():
            return
        words = first.now
        block = buffer.qt.findBlock(first.position)
        place = stretches.selecting(buffer.qt, block.position(), block.position() + block.length() - 1)
        with buffer.history.step("update pull quote"):
            place.beginEditBlock()
            place.removeSelectedText()
            insert_inline(QTextCursor(place), words, formats.block_facts(place.block()))
            place.endEditBlock()
        buffer.settle()

    # Languages

    def set_language(self, tag: str) -> None:
        """Say in which language the selection, or the paragraph, is; "" for the essay's own."""
        view = self._bench.view
        if view.textCursor().hasSelection():
            hand = view.writing.hand()

            def change(cursor: QTextCursor) -> None:
                hand.mark(cursor, marking.valued(MarkKind.LANGUAGE, tag))

            view.edit(change, "language")
        else:
            view.edit(lambda cursor: styling.set_language(cursor, tag), "language")
        self._bench.page.text.tell_at_once("A language")
        self._tell_language()

    def language_here(self) -> str:
        """Return the language at the cursor, "" for the essay's own."""
        cursor = self._bench.view.textCursor()
        span = marking.value(cursor.charFormat(), MarkKind.LANGUAGE)
        return span or formats.block_facts(cursor.block()).lang

    def _tell_language(self) -> None:
        tag = self.language_here() if self._bench.buffer is not None else ""
        self._bench.say("language", name_of(tag) if tag else "")


def _short(said: str) -> str:
    return said if len(said) <= 60 else f"{said[:58].rstrip()}…"


def made(bench: Bench) -> None:
    """Begin to insert things."""
    bench.inserting = Inserting(bench)
