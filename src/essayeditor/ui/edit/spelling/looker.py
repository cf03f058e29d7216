"""Looks at the text in hand while it is written, and never on the way of a key.

What stands in a block is taken apart once for each change of it; the words are looked up in another
process, those in sight first; what is known stays known for all texts.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.checks.spelling.own import is_own, own_words
from essayeditor.checks.spelling.words import Word, spelt
from essayeditor.desk.spelling import the_speller
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.bridge.scan import Entry
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.spelling.items import (
    Item,
    Part,
    What,
    parts_of_entry,
    parts_of_fields,
    parts_of_note,
)

_SHOWS = "edit/underlines"
_POLLS = 15
_STARTS_AFTER = 400
"""Milliseconds after the first text is shown in which nothing is looked up: the window opens first."""
_COUNTED = 100
_READY = 8
"""Unknown words in sight whose suggestions are looked for before anybody asks."""


def made(bench: Bench) -> None:
    """Make the looker of a workspace; it has no widget."""
    from essayeditor.ui.edit.spelling.marks import Underlines
    from essayeditor.ui.edit.spelling.menu import WordMenu

    looker = Looker(bench)
    looker.underlines = Underlines(bench, looker)
    looker.menu = WordMenu(bench, looker)


def of(bench: Bench) -> Looker:
    """Return the looker of a workspace."""
    found = bench.findChild(Looker)
    assert found is not None
    return found


_SLICE = 0.008
"""Seconds of looking at a time."""
_NEXT_SLICE = 20
_PARTS_KEPT = 4_000
"""Blocks taken apart that are kept, of all open texts together."""


class Looker(QObject):
    """Knows what there is to look at. `changed` tells that there is more, or less; `suggested` a word."""

    changed = Signal()
    suggested = Signal(str, str)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._known: dict[str, dict[str, bool]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._suggesting: set[tuple[str, str, bool]] = set()
        self._suggestions: dict[tuple[str, str], tuple[str, ...]] = {}
        self._parts: dict[int, tuple[Entry, tuple[Part, ...]]] = {}
        self._notes: dict[str, tuple[object, tuple[Part, ...]]] = {}
        self._own: frozenset[str] = frozenset()
        self._language = ""
        self.typing = False
        self._typed_at = -1
        self.shown: tuple[Item | None, int] = (None, -1)
        """What was gone to last, and where the cursor then was."""
        self.underlines: object = None
        self.menu: object = None
        self.shows = bench.shell.remember.text(_SHOWS, "yes") == "yes"
        """Whether what there is to look at is underlined; it is listed in any case."""
        self.speller = the_speller()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLLS)
        self._timer.timeout.connect(self._poll)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(_NEXT_SLICE)
        self._more.timeout.connect(self.look)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_STARTS_AFTER)
        self._start.timeout.connect(self.speller.start)
        bench.opened.connect(self._opened)
        bench.settled.connect(self.look)
        bench.changed.connect(self._collection_changed)
        bench.moved.connect(self._moved)
        bench.closing.connect(self._close)
        bench.view.verticalScrollBar().valueChanged.connect(lambda _value: self._get_ready())

    def show_underlines(self, on: bool) -> None:
        """Underline what there is to look at, or leave the text without underlines, from now on."""
        self.shows = on
        self._bench.shell.remember.put(_SHOWS, "yes" if on else "no")
        self._bench.view.overlay()
        self._bench.view.viewport().update()
        self.changed.emit()

    # What there is

    def items(self) -> Iterator[Item]:
        """Yield all there is to look at: in the text, and after it in its notes."""
        buffer = self._bench.buffer
        if buffer is None:
            return
        for block, entry in buffer.scanner.entries():
            yield from self._of_parts(self._parts_of(entry), block)
        for note in buffer.notes:
            yield from self._of_parts(self._parts_of_note(note), None)
        yield from self.in_fields()

    def in_fields(self) -> Iterator[Item]:
        """Yield what there is to look at in the title and the standfirst."""
        yield from self._of_parts(self._of_fields(), None)

    def _of_fields(self) -> tuple[Part, ...]:
        essay = self._bench.essay
        return parts_of_fields(essay.title, essay.standfirst, self._language) if essay is not None else ()

    def _known_items(self) -> Iterator[Item]:
        """Yield what `items` does, of what has been taken apart already."""
        buffer = self._bench.buffer
        if buffer is None:
            return
        for block, entry in buffer.scanner.entries():
            if id(entry) in self._parts:
                yield from self._of_parts(self._parts_of(entry), block)
        for note in buffer.notes:
            if note.id in self._notes:
                yield from self._of_parts(self._parts_of_note(note), None)
        yield from self.in_fields()

    def in_block(self, block: QTextBlock, buffer: Buffer | None = None) -> list[Item]:
        """Return what there is to look at in a block of the text, or of a note that is being written."""
        buffer = buffer or self._bench.buffer
        if buffer is None:
            return []
        return list(self._of_parts(self._parts_of(buffer.scanner.entry(block)), block))

    def at(self, cursor: QTextCursor, buffer: Buffer | None = None) -> Item | None:
        """Return what there is to look at where the cursor, of the text or of another buffer, touches."""
        place = cursor.selectionStart()
        for item in self.in_block(cursor.block(), buffer):
            if not item.inside and item.position <= place <= item.position + item.length:
                return item
        return None

    def suggestions(self, item: Item, *, soon: bool = True) -> tuple[str, ...] | None:
        """Return what may have been meant, None if it is being looked for: `suggested` will tell."""
        word = spelt(item.said)
        found = self._suggestions.get((item.language, word))
        if found is None and (item.language, word, soon) not in self._suggesting:
            self._suggesting.add((item.language, word, soon))
            self.speller.suggest(item.language, word, soon=soon)
            self._timer.start()
        return found

    @property
    def waiting(self) -> bool:
        """Whether words are still being looked up."""
        return self.speller.busy

    def _of_parts(self, parts: tuple[Part, ...], block: QTextBlock | None) -> Iterator[Item]:
        for part in parts:
            found = [*self._unknown(part), *self._hints(part)]
            for what, start, end, language, message, hint in sorted(found, key=lambda one: one[1]):
                if part.place is None and block is not None:
                    text = block.text()
                    first, last = to_utf16(text, start), to_utf16(text, end)
                    position, length = block.position() + first, last - first
                else:
                    position = block.position() if block is not None else -1
                    length = 1 if block is not None else 0
                yield Item(what, part.text, start, end, language, message, position, length, part.place, hint)

    def _unknown(self, part: Part) -> Iterator[tuple]:
        for word in part.words:
            if self._known.get(word.language, {}).get(word.spelt, True) or is_own(word.spelt, self._own):
                continue
            where = "the Welsh dictionary" if word.language == "cy" else "the dictionary"
            yield What.WORD, word.start, word.end, word.language, f"Not in {where}", None

    def _hints(self, part: Part) -> Iterator[tuple]:
        for hint in part.hints:
            yield What.HINT, hint.start, hint.end, "", hint.message, hint

    def _parts_of(self, entry: Entry) -> tuple[Part, ...]:
        kept = self._parts.get(id(entry))
        if kept is None or kept[0] is not entry:
            kept = self._parts[id(entry)] = entry, parts_of_entry(entry, self._language)
        return kept[1]

    def _parts_of_note(self, note: object) -> tuple[Part, ...]:
        kept = self._notes.get(note.id)
        if kept is None or kept[0] is not note:
            kept = self._notes[note.id] = note, parts_of_note(note, self._language)
        return kept[1]

    # Looking

    def look(self) -> None:
        """Take apart what is new, and ask for the words that nobody has asked for yet.

        Of a long text just opened, what is in sight comes first; the rest follows in slices, so that
        nobody waits for it.
        """
        buffer = self._bench.buffer
        if buffer is None:
            self.changed.emit()
            return
        shown = {block.blockNumber() for block, _ in self._bench.view.visible_blocks(0, 2000)}
        first: dict[str, dict[str, None]] = {}
        then: dict[str, dict[str, None]] = {}
        alive: dict[int, tuple[Entry, tuple[Part, ...]]] = {}
        until, left = time.perf_counter() + _SLICE, False
        for block, entry in buffer.scanner.entries():
            late = time.perf_counter() > until and block.blockNumber() not in shown
            if late and id(entry) not in self._parts:
                left = True
                continue
            parts = self._parts_of(entry)
            alive[id(entry)] = self._parts[id(entry)]
            self._gather(parts, first if block.blockNumber() in shown else then)
        if len(self._parts) > _PARTS_KEPT:  # those of other open texts stay, for when they are shown again
            self._parts = alive
        self._gather(self._of_fields(), first)
        for note in buffer.notes:
            if note.id not in self._notes and time.perf_counter() > until:
                left = True
            else:
                self._gather(self._parts_of_note(note), then)
        if left:
            self._more.start()
        for words in (first, then):
            for language, asked in words.items():
                self.speller.check(language, list(asked))
        if self.speller.busy:
            self._timer.start()
            if not self.speller.started:
                self._start.start()
        self._tell()

    def look_at_note(self, buffer: Buffer) -> None:
        """Ask for the words of a note that is being written."""
        asked: dict[str, dict[str, None]] = {}
        for _block, entry in buffer.scanner.entries():
            self._gather(self._parts_of(entry), asked)
        for language, words in asked.items():
            self.speller.check(language, list(words))
            self._timer.start()

    def _tell(self) -> None:
        number = sum(1 for _ in itertools.islice(self._known_items(), _COUNTED))
        self._bench.badge("spelling", number)
        self.changed.emit()

    def _gather(self, parts: tuple[Part, ...], into: dict[str, dict[str, None]]) -> None:
        for part in parts:
            for word in part.words:
                key = word.language, word.spelt
                if key not in self._asked:
                    self._asked.add(key)
                    into.setdefault(word.language, {})[word.spelt] = None

    def _poll(self) -> None:
        learned = False
        for answer in self.speller.poll():
            if answer.suggestions:
                self._suggestions[answer.language, answer.asked[0]] = answer.found
                self.suggested.emit(answer.language, answer.asked[0])
            else:
                unknown = set(answer.found)
                known = self._known.setdefault(answer.language, {})
                known.update((word, word not in unknown) for word in answer.asked)
                learned = learned or bool(unknown)
        if not self.speller.busy:
            self._timer.stop()
        if learned or not self.speller.busy:
            self._bench.view.overlay()
            self._tell()
            self._get_ready()

    def _get_ready(self) -> None:
        """Look for the suggestions of what is in sight, so that a menu has them at once."""
        if self._bench.buffer is None or self.speller.busy:
            return
        number = 0
        for block, _rect in self._bench.view.visible_blocks(0, self._bench.view.viewport().height()):
            for item in self.in_block(block):
                if item.what is What.WORD and number < _READY:
                    number += 1
                    self.suggestions(item, soon=False)

    def _opened(self) -> None:
        was_typing, self.typing = self.typing, False
        buffer = self._bench.buffer
        if buffer is not None:
            buffer.qt.contentsChange.connect(self._typed, Qt.ConnectionType.UniqueConnection)
        if self._learn_own() or was_typing:  # else what the view laid over the text holds
            self._bench.view.overlay()

    def _learn_own(self) -> bool:
        """Take in the words that are right here, and the language; return whether they are others now."""
        essay, buffer = self._bench.essay, self._bench.buffer
        if essay is None or buffer is None:
            return False
        before = self._own, self._language
        self._own = own_words(self._bench.record, essay.id)
        self._language = buffer.beside.lang or essay.language or self._bench.record.collection.language
        if before[1] != self._language:
            self._parts, self._notes = {}, {}
        return before != (self._own, self._language)

    def _collection_changed(self, _changes: object) -> None:
        own = self._learn_own()
        if own:
            self._bench.view.overlay()
        if own or any(("en", word.spelt) not in self._asked for word in self._words_of_fields()):
            self.look()
        else:
            self.changed.emit()

    def _words_of_fields(self) -> Iterator[Word]:
        return (word for part in self._of_fields() for word in part.words if word.language == "en")

    def _typed(self, at: int, _removed: int, added: int) -> None:
        self.typing, self._typed_at = True, at + added

    def is_being_written(self, item: Item) -> bool:
        """Say whether a word is just being written: it is underlined when the cursor has left it."""
        cursor = self._bench.view.textCursor()
        return (
            self.typing
            and not cursor.hasSelection()
            and item.position <= cursor.position() <= item.position + item.length
        )

    def _moved(self) -> None:
        if self.typing and self._bench.view.textCursor().position() != self._typed_at:
            self.typing = False
            self._bench.view.overlay()

    def _close(self) -> None:
        self._timer.stop()
        self.speller.forget()
