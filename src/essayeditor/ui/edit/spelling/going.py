"""Going from one thing to look at to the next, and its remedy by a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.commands import stretches
from essayeditor.ui.edit.inplace import pointing
from essayeditor.ui.edit.spelling import looker as looking
from essayeditor.ui.edit.spelling import remedies
from essayeditor.ui.edit.spelling.items import Item, What
from essayeditor.ui.edit.spelling.menu import NextMenu

_NONE = "spelling"


def next_word(bench: Bench) -> None:
    """Go to the next unknown word and open its menu; from the notes back to the beginning."""
    looker = looking.of(bench)
    item = _beyond(bench, [one for one in looker.items() if one.what is What.WORD], 1)
    if item is None:
        waits = " Words are still being looked up." if looker.waiting else ""
        _say(bench, f"Every word of this essay is in a dictionary or a list.{waits}")
        return
    show(bench, item)
    menu = NextMenu(bench, looker, item, lambda: next_word(bench))
    menu.popup(_below(bench, item))


def step(bench: Bench, by: int) -> None:
    """Go to the next thing to look at, or the one before."""
    item = _beyond(bench, list(looking.of(bench).items()), by)
    if item is None:
        _say(bench, "There is nothing to look at in this essay.")
    else:
        show(bench, item)
        bench.view.setFocus()


def toggle_underlines(bench: Bench) -> None:
    """Underline what there is to look at, or nothing."""
    looker = looking.of(bench)
    looker.show_underlines(not looker.shows)


def remedy(bench: Bench) -> None:
    """Do the first remedy of what the cursor is at."""
    looker = looking.of(bench)
    item = looker.at(bench.view.textCursor())
    if item is None:
        _say(bench, "Go to a finding first, by F8.")
        return
    if item.hint is not None and item.hint.instead is not None:
        remedies.put(bench, item, item.hint.instead)
        return
    found = looker.suggestions(item)
    if found:
        remedies.put(bench, item, found[0])
    elif found is None:
        _say(bench, "Suggestions are still being looked for. Try again in a moment.")
    else:
        _say(bench, f"There is no suggestion for ‘{item.said}’.")


def show(bench: Bench, item: Item) -> None:
    """Select an item in the text, or show the note or whole that it is in."""
    if item.note:
        bench.show("notes")
        bench.view.select_call(item.note)
        bench.page.notes.follow(item.note)
    elif item.field:
        bench.page.sheet.top()
        field = getattr(bench.page.sheet.fields, item.field)
        cursor = field.textCursor()
        said = field.toPlainText()
        cursor.setPosition(to_utf16(said, item.start))
        cursor.setPosition(to_utf16(said, item.end), cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    elif item.place is not None and bench.inside is not None:
        bench.inside.close()
        block = bench.view.document().findBlock(item.position)
        bench.inside.pointer.show(block, item.place, item.start, item.end)
    else:
        end = item.position + item.length
        bench.view.go_to(end)
        bench.view.setTextCursor(stretches.selecting(bench.view.document(), item.position, end))
    bench.messages.clear_message(_NONE)
    looking.of(bench).shown = item, bench.view.textCursor().position()


def _below(bench: Bench, item: Item) -> QPoint:
    if item.note:
        notes = bench.page.notes.list
        rect = notes.visualRect(notes.currentIndex())
        return notes.viewport().mapToGlobal(rect.bottomLeft())
    if item.field:
        field = getattr(bench.page.sheet.fields, item.field)
        return field.viewport().mapToGlobal(field.cursorRect().bottomLeft() + QPoint(0, 4))
    cursor = QTextCursor(bench.view.document())
    cursor.setPosition(item.position)
    if item.place is not None:
        rect = pointing.place_of(bench, cursor.block(), item.place)
        if rect is not None:
            return bench.view.viewport().mapToGlobal(rect.toAlignedRect().bottomLeft() + QPoint(0, 4))
    return bench.view.viewport().mapToGlobal(bench.view.cursorRect(cursor).bottomLeft() + QPoint(0, 4))


def _beyond(bench: Bench, items: list[Item], by: int) -> Item | None:
    """Return the next item after the cursor, or before it; those of notes come after the text."""
    if not items:
        return None
    here = bench.view.textCursor()
    shown, place = looking.of(bench).shown
    if shown is not None and shown.inside and place == here.position():
        at = next((n for n, one in enumerate(items) if _is_same(one, shown)), None)
        if at is not None:
            return items[(at + by) % len(items)]
    if by > 0:
        place = here.selectionEnd() if here.hasSelection() else here.position() - 1
        after = [one for one in items if one.position >= max(0, place) and _is_new(here, one)]
        return next(iter(after), None) or next((one for one in items if one.position < 0), items[0])
    before = [
        one for one in items if one.position >= 0 and one.position + one.length <= here.selectionStart()
    ]
    return before[-1] if before else items[-1]


def _is_new(here: QTextCursor, item: Item) -> bool:
    return (here.selectionStart(), here.selectionEnd()) != (item.position, item.position + item.length)


def _is_same(one: Item, other: Item) -> bool:
    """Say whether two are the same word of the same place in a note or whole."""
    return (one.place, one.start, one.said) == (other.place, other.start, other.said)


def _say(bench: Bench, words: str) -> None:
    bench.messages.show_message(_NONE, words)
