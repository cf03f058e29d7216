"""What the commands do to a text: each one step of undo, and nothing is ever lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from essayeditor.text.blocks import (
    Box,
    Figure,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Quote,
    Separator,
)
from essayeditor.text.counts import Counts, count
from essayeditor.text.document import Document, Note, walk
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall, Suggestion
from essayeditor.text.settle import accepted, rejected
from essayeditor.ui.edit.bridge.load import load
from essayeditor.ui.edit.bridge.read import read
from essayeditor.ui.edit.bridge.scan import Scanner
from essayeditor.ui.edit.commands import clipboard, marking, notes, splitting, styling, suggestions
from tests.strategies import documents
from tests.ui.edit.conftest import DELETED, INSERTED, RICH, words

pytestmark = pytest.mark.usefixtures("qapp")
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Text:
    """A text with a cursor, read back after each command."""

    def __init__(self, *blocks, notes=()):
        self.qt = QTextDocument()
        self.beside = load(self.qt, Document(tuple(blocks), tuple(notes)))
        self.cursor = QTextCursor(self.qt)
        self.scanner = Scanner(self.qt)

    def at(self, block, offset=0, to=None):
        start = self.qt.findBlockByNumber(block).position() + offset
        self.cursor.setPosition(start)
        if to is not None:
            end = self.qt.findBlockByNumber(to[0]).position() + to[1]
            self.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return self.cursor

    @property
    def document(self):
        return read(self.qt, self.beside)

    @property
    def blocks(self):
        return self.document.blocks

    @property
    def said(self):
        return [block.content.text for block in self.blocks]


def P(key, text):  # noqa: N802 - short, as these tests are full of paragraphs
    return Paragraph(key, inline(text))


def test_enter_in_the_middle_keeps_the_first_id_and_gives_the_second_its_own():
    text = Text(P("a", "One two"))
    splitting.split(text.at(0, 3))
    first, second = text.blocks
    assert (first.id, first.content.text) == ("a", "One")
    assert second.id not in ("", "a")
    assert second.content.text == " two"
    text.qt.undo()
    assert text.blocks == (P("a", "One two"),)
    assert not text.qt.isUndoAvailable()


def test_enter_at_the_start_puts_an_empty_block_before_and_the_words_keep_their_id():
    text = Text(Heading("h", inline("Roofs"), 2))
    splitting.split(text.at(0))
    before, words_ = text.blocks
    assert isinstance(before, Paragraph)
    assert before.id != "h"
    assert words_ == Heading("h", inline("Roofs"), 2)


def test_enter_at_the_end_of_a_heading_goes_on_in_body_text():
    text = Text(Heading("h", inline("Roofs"), 2))
    splitting.split(text.at(0, 5))
    assert [type(block) for block in text.blocks] == [Heading, Paragraph]


def test_enter_on_an_empty_item_goes_out_a_level_then_leaves_the_list():
    text = Text(ListItem("l", inline("One")), ListItem("m", inline(""), level=1))
    splitting.split(text.at(1))
    assert text.blocks[1] == ListItem("m", inline(""))
    splitting.split(text.at(1))
    assert text.blocks[1] == Paragraph("m")


def test_enter_takes_a_suggested_paragraph_end_to_the_last_part():
    end = Suggestion(MarkKind.INSERTED, "Copy desk", "2025-01-15T09:12:00Z")
    text = Text(Paragraph("a", inline("One two"), end=end), P("b", "Three"))
    splitting.split(text.at(0, 3))
    assert [block.end for block in text.blocks] == [None, end, None]


def test_enter_in_a_box_title_opens_its_first_paragraph_and_an_empty_last_line_leaves_the_box():
    text = Text(Box("x", inline("Asks"), (P("p", "One"),)), P("z", "After"))
    splitting.split(text.at(0, 4))
    (box, _after) = text.blocks
    assert box.title.text == "Asks"
    assert [b.content.text for b in box.blocks] == ["", "One"]
    splitting.split(text.at(2, 3))
    splitting.split(text.at(3))
    assert [type(b) for b in text.blocks] == [Box, Paragraph, Paragraph]


def test_backspace_at_the_start_of_an_item_leaves_the_list_and_then_joins():
    text = Text(P("a", "One"), ListItem("l", inline("two")))
    splitting.backspace(text.at(1))
    assert text.blocks == (P("a", "One"), Paragraph("l", inline("two")))
    splitting.backspace(text.at(1))
    assert text.blocks == (P("a", "Onetwo"),)


def test_joining_a_heading_to_body_text_makes_body_text_of_it():
    text = Text(P("a", "One "), Heading("h", words(("two", Mark(0, 0, MarkKind.ITALIC)))))
    splitting.delete(text.at(0, 4))
    assert text.blocks == (Paragraph("a", words("One ", ("two", Mark(0, 0, MarkKind.ITALIC)))),)


def test_an_empty_paragraph_gives_way_to_what_is_joined_to_it():
    text = Text(Paragraph("a"), Heading("h", inline("Roofs")))
    splitting.delete(text.at(0))
    assert text.blocks == (Heading("h", inline("Roofs")),)


def test_an_object_is_selected_first_and_deleted_by_the_second_key():
    figure = Figure("f", "0" * 64, "A hall")
    text = Text(P("a", "One"), figure, P("b", "Two"))
    cursor = text.at(2)
    splitting.backspace(cursor)
    assert text.blocks[1] == figure
    assert cursor.hasSelection()
    splitting.backspace(cursor)
    assert figure not in text.blocks
    text.qt.undo()
    assert text.blocks == (P("a", "One"), figure, P("b", "Two"))


def test_deleting_across_blocks_keeps_the_first_and_its_kind():
    text = Text(Heading("h", inline("Roofs")), Quote("q", inline("Words said")), P("z", "End here"))
    splitting.remove(text.at(0, 3, to=(2, 3)))
    assert text.blocks == (Heading("h", inline("Roo here")),)


def test_marks_go_on_and_off_and_look_is_never_read_as_a_mark():
    text = Text(Heading("h", inline("Whose roof")))
    marking.toggle(text.at(0, 0, to=(0, 5)), MarkKind.ITALIC)
    assert text.blocks[0].content == words(("Whose", Mark(0, 0, MarkKind.ITALIC)), " roof")
    marking.toggle(text.at(0, 0, to=(0, 5)), MarkKind.ITALIC)
    assert text.blocks == (Heading("h", inline("Whose roof")),)


def test_superscript_takes_the_place_of_subscript():
    text = Text(Paragraph("a", words(("CO2", Mark(0, 0, MarkKind.SUBSCRIPT)))))
    marking.toggle(text.at(0, 2, to=(0, 3)), MarkKind.SUPERSCRIPT)
    kinds = [(m.start, m.end, m.kind) for m in text.blocks[0].content.marks]
    assert kinds == [(0, 2, MarkKind.SUBSCRIPT), (2, 3, MarkKind.SUPERSCRIPT)]


def test_a_mark_over_a_note_call_leaves_the_call():
    text = Text(*RICH.blocks, notes=RICH.notes)
    marking.toggle(text.at(0, 0, to=(0, 20)), MarkKind.BOLD)
    assert text.blocks[0].content.atoms == (NoteCall("n1"),)


def test_styles_apply_to_every_block_of_the_selection_but_objects():
    text = Text(P("a", "One"), Figure("f", "0" * 64), P("b", "Two"))
    styling.apply(text.at(0, 1, to=(2, 1)), styling.STYLES[4])
    assert [type(block) for block in text.blocks] == [Quote, Figure, Quote]
    text.qt.undo()
    assert text.blocks[0] == P("a", "One")


def test_list_levels_go_in_and_out_within_bounds():
    text = Text(ListItem("l", inline("One"), ListKind.DECIMAL, start=4))
    assert styling.change_level(text.at(0), 1)
    assert text.blocks == (ListItem("l", inline("One"), ListKind.DECIMAL, 1),)
    styling.change_level(text.at(0), -1)
    styling.change_level(text.at(0), -1)
    assert text.blocks[0].level == 0
    assert not styling.change_level(Text(P("a", "x")).at(0), 1)


def test_a_note_is_called_where_the_cursor_is_and_undo_takes_the_call_back():
    text = Text(P("a", "One two"))
    note = notes.insert(text.at(0, 3), text.beside)
    document = text.document
    assert document.blocks[0].content.atoms == (NoteCall(note.id),)
    assert [n.id for n in document.notes] == [note.id]
    text.qt.undo()
    assert text.document == Document((P("a", "One two"),))


@pytest.mark.parametrize(("accept", "settled"), [(True, accepted), (False, rejected)])
def test_all_suggestions_settle_as_the_text_room_settles_them(accept, settled):
    document = Document(
        (
            Paragraph("a", words("It raised ", ("£280k", DELETED), ("£280,000", INSERTED), " in all.")),
            Paragraph("b", inline("One"), end=Suggestion(MarkKind.DELETED, "Desk")),
            Paragraph("c", inline("two"), end=Suggestion(MarkKind.INSERTED, "Desk")),
            P("d", "three"),
        )
    )
    text = Text(*document.blocks)
    assert suggestions.settle_all(text.at(0), accept=accept) == 4
    assert text.document == settled(document)
    text.qt.undo()
    assert text.document == document


def test_copy_and_paste_keep_everything_and_give_new_ids():
    text = Text(*RICH.blocks, notes=RICH.notes)
    text.cursor.select(QTextCursor.SelectionType.Document)
    clip = clipboard.from_mime(clipboard.mime(clipboard.copied(text.cursor, text.beside), ""))
    other = Text(Paragraph("o"))
    clipboard.paste(other.cursor, clip, other.beside)
    pasted, known = other.document, {b.id for b in walk(RICH.blocks)}
    assert [type(b) for b in pasted.blocks] == [type(b) for b in RICH.blocks]
    assert [n.blocks[0].content for n in pasted.notes] == [n.blocks[0].content for n in RICH.notes]
    assert not known & {b.id for b in walk(pasted.blocks)}
    assert not {"n1", "n2"} & {n.id for n in pasted.notes}
    other.qt.undo()
    assert other.blocks == (Paragraph("o"),)


def test_words_copied_from_within_a_paragraph_join_the_paragraph_they_are_pasted_into():
    text = Text(Paragraph("a", words("One ", ("two", Mark(0, 0, MarkKind.BOLD)), " three")))
    clip = clipboard.copied(text.at(0, 2, to=(0, 9)), text.beside)
    other = Text(P("o", "xy"))
    clipboard.paste(other.at(0, 1), clip, other.beside)
    assert other.blocks == (Paragraph("o", words("xe ", ("two", Mark(0, 0, MarkKind.BOLD)), " ty")),)


def test_plain_text_pastes_as_paragraphs():
    text = Text(P("a", "Start end"))
    clipboard.paste(text.at(0, 6), clipboard.from_text("one\r\n\r\ntwo\nthree"), text.beside)
    assert text.said == ["Start one", "two", "three", "end"]
    assert len({block.id for block in text.blocks}) == 4


COMMANDS = st.sampled_from(
    [
        lambda text: splitting.split(text.cursor),
        lambda text: splitting.backspace(text.cursor) or text.cursor.deletePreviousChar(),
        lambda text: splitting.delete(text.cursor) or text.cursor.deleteChar(),
        lambda text: text.cursor.insertText("word"),
        lambda text: marking.toggle(text.cursor, MarkKind.BOLD),
        lambda text: styling.apply(text.cursor, styling.STYLES[1]),
        lambda text: styling.toggle_list(text.cursor, ListKind.DECIMAL),
        lambda text: styling.change_level(text.cursor, 1),
        lambda text: notes.insert(text.cursor, text.beside),
        lambda text: clipboard.paste(text.cursor, clipboard.Clip(RICH), text.beside),
        lambda text: suggestions.settle_all(text.cursor, accept=True),
    ]
)


@SLOW
@given(document=documents(max_blocks=4), data=st.data())
def test_any_edits_leave_a_sound_text_and_undo_brings_the_first_one_back(document, data):
    text = Text(*document.blocks, notes=document.notes)
    for _ in range(data.draw(st.integers(1, 6))):
        last = text.qt.characterCount() - 1
        text.cursor.setPosition(data.draw(st.integers(0, last)))
        if data.draw(st.booleans()):
            text.cursor.setPosition(data.draw(st.integers(0, last)), QTextCursor.MoveMode.KeepAnchor)
        data.draw(COMMANDS)(text)
        now = text.document
        assert text.scanner.read(text.beside)[0] == now, "reading only what changed misses nothing"
        counts = sum((entry.counts for _block, entry in text.scanner.entries()), Counts())
        assert counts.words == count(now).words
        ids = [block.id for block in walk(now.blocks)]
        assert len(ids) == len(set(ids))
        fresh = QTextDocument()
        assert read(fresh, load(fresh, now)) == now
    while text.qt.isUndoAvailable():
        text.qt.undo()
        assert text.scanner.read(text.beside)[0] == text.document
    assert text.document == document
    assert text.scanner.read(text.beside)[0] == document


def test_a_note_whose_call_is_pasted_twice_is_two_notes():
    text = Text(Paragraph("a", words("One", NoteCall("n"))), notes=(Note("n", (P("p", "See p. 4"),)),))
    clip = clipboard.copied(text.at(0, 0, to=(0, 4)), text.beside)
    clipboard.paste(text.at(0, 4), clip, text.beside)
    first, second = text.document.notes
    assert first.id != second.id
    assert first.blocks[0].content == second.blocks[0].content


def test_a_separator_is_an_object_too():
    text = Text(P("a", "One"), Separator("s"), P("b", "Two"))
    splitting.delete(text.at(0, 3))
    splitting.delete(text.cursor)
    assert text.said == ["One", "", "Two"]
