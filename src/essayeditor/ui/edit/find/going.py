"""Going to what was found: in the text, in a note, in the title, or in another workspace."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Collection, Contributor, Essay, Section
from essayeditor.desk.finding.hits import Hit
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.find import landing
from essayeditor.ui.edit.inplace import pointing

_PLACES = {Section: "arrange", Contributor: "collect", Collection: "arrange", Essay: "collect"}


def show(bench: Bench, hit: Hit) -> None:
    """Show a place, if it can be seen here; the focus stays where it is."""
    focus = QApplication.focusWidget()
    _go(bench, hit, enter=False)
    if focus is not None and focus is not QApplication.focusWidget():
        focus.setFocus()


def enter(bench: Bench, hit: Hit) -> None:
    """Go to a place, with the focus, wherever it is."""
    if not _go(bench, hit, enter=True):
        bench.shell.visit(_PLACES[hit.source.entity], hit.source.key)


def _go(bench: Bench, hit: Hit, *, enter: bool) -> bool:
    source = hit.source
    if source.entity is not Essay:
        return False
    if bench.essay is None or bench.essay.id != source.key:
        bench.go(0, source.key)
    if not source.document:
        return _go_to_field(bench, hit, enter=enter)
    if hit.place.note:
        return _go_to_note(bench, hit, enter=enter)
    buffer = bench.buffer
    cursor = landing.selecting(buffer.qt, hit.place, hit.start, hit.end) if buffer is not None else None
    if cursor is None:
        return False
    block = cursor.block()
    if bench.inside is not None:
        bench.inside.close()
        if formats.block_facts(block).role is Role.OBJECT:
            if enter and pointing.enter(bench, block, hit.place, hit.start, hit.end) is not None:
                return True
            bench.inside.pointer.show(block, hit.place, hit.start, hit.end)
            return True
    bench.view.go_to(cursor.selectionEnd())
    bench.view.setTextCursor(cursor)
    if enter:
        bench.view.setFocus()
    return True


def _go_to_note(bench: Bench, hit: Hit, *, enter: bool) -> bool:
    bench.show("notes")
    bench.view.select_call(hit.place.note)
    notes = bench.page.notes
    notes.follow(hit.place.note)
    if enter:
        notes.edit(hit.place.note)
        editor = notes.delegate.editor
        cursor = landing.selecting(editor.document(), hit.place, hit.start, hit.end) if editor else None
        if cursor is not None:
            editor.setTextCursor(cursor)
    return True


def _go_to_field(bench: Bench, hit: Hit, *, enter: bool) -> bool:
    field = getattr(bench.page.sheet.fields, hit.place.field, None)
    if field is None or field.toPlainText()[hit.start : hit.end] != hit.said:
        return False
    bench.page.sheet.top()
    cursor = field.textCursor()
    cursor.setPosition(len(field.toPlainText()[: hit.start].encode("utf-16-le")) // 2)
    cursor.setPosition(
        len(field.toPlainText()[: hit.end].encode("utf-16-le")) // 2, cursor.MoveMode.KeepAnchor
    )
    field.setTextCursor(cursor)
    if enter:
        field.setFocus()
    return True
