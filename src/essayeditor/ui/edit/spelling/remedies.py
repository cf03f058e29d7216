"""What to do about a word or a hint: put something else there, ignore it, or take it as right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from essayeditor.checks.spelling.words import spelt
from essayeditor.text.document import map_inlines, walk
from essayeditor.text.finding.splices import Edit, splice, spliced
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.commands import stretches, wholes
from essayeditor.ui.edit.spelling.items import Item, What

if TYPE_CHECKING:
    from essayeditor.ui.edit.view import TextView


def why_not(bench: Bench) -> str:
    """Return why the words cannot be changed, or ""."""
    return "The words of this essay cannot be changed in its state." if bench.view.isReadOnly() else ""


def put(bench: Bench, item: Item, words: str, view: TextView | None = None) -> bool:
    """Put words in the place of an item, as one step; return whether it could be done.

    `view` is where it stands, if that is the editor of a note, cell or caption.
    """
    view = view or bench.view
    buffer = view.buffer
    if buffer is None or bench.view.isReadOnly():
        return False
    if item.note:
        return _put_in_note(bench, item, words)
    if item.field:
        return _put_in_field(bench, item, words)
    selected = stretches.selecting(buffer.qt, item.position, item.position + item.length)
    if item.inside:
        return _put_in_whole(bench, selected, item, words)
    if selected.selectedText() != bench_text(item):
        return False
    view.setTextCursor(selected)
    view.edit(lambda cursor: view.writing.hand().put(cursor, words), "spelling")
    buffer.settle()
    return True


def bench_text(item: Item) -> str:
    """Return an item's words as Qt gives a selection: line breaks and spaces in its own way."""
    return item.said.replace("\n", "\u2028")


def _put_in_field(bench: Bench, item: Item, words: str) -> bool:
    essay, said = bench.essay, item.text.text
    if essay is None or getattr(essay, item.field) != said:
        return False
    changed = {item.field: said[: item.start] + words + said[item.end :]}
    done = bench.shell.session.perform(lambda desk: desk.edit_essay(essay.id, **changed))
    getattr(bench.page.sheet.fields, item.field).take(changed[item.field])
    return done is not None


def _put_in_note(bench: Bench, item: Item, words: str) -> bool:
    buffer = bench.buffer
    note = next((one for one in buffer.notes if one.id == item.note), None)
    if note is None:
        return False
    changed = _with(item, words)
    blocks = tuple(map_inlines(block, changed) for block in note.blocks)
    if blocks == note.blocks:
        return False
    buffer.put_note(type(note)(note.id, blocks, note.kind))
    buffer.settle()
    return True


def _put_in_whole(bench: Bench, selected: QTextCursor, item: Item, words: str) -> bool:
    whole = wholes.found(selected.block())
    if whole is None or not any(one.id == item.place.block for one in walk([whole])):
        return False
    fresh = map_inlines(whole, _with(item, words))
    place = QTextCursor(selected.block())
    bench.view.setTextCursor(place)
    bench.view.edit(lambda cursor: wholes.put(cursor, fresh), "spelling")
    bench.buffer.settle()
    return fresh != whole


def _with(item: Item, words: str) -> object:
    """Return what changes the one run of words that the item is in."""

    def changed(text: object) -> object:
        if text is not item.text and text != item.text:
            return text
        return spliced(text, [splice(text, Edit(item.start, item.end, words))])

    return changed


def ignore(bench: Bench, item: Item) -> None:
    """Take a word as right in this essay."""
    essay = bench.essay
    if essay is not None and item.what is What.WORD:
        bench.shell.session.perform(lambda desk: desk.ignore_word(essay.id, item.said))


def add(bench: Bench, item: Item) -> None:
    """Take a word as right in the whole collection, however it is used here."""
    word = spelt(item.said).removesuffix("'s").removesuffix("'")
    bench.shell.session.perform(lambda desk: desk.add_spelling_word(word))
