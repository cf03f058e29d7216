"""Suggesting: whatever is done, rejecting all of it gives the text as it was before."""

import dataclasses

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from essayeditor.text.blocks import (
    TEXT_BLOCKS,
    Box,
    Cell,
    Figure,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Separator,
    Statistic,
    Table,
)
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from essayeditor.text.settle import accepted, rejected
from essayeditor.ui.edit.commands import clipboard, inserting, notes, styling, suggestions
from essayeditor.ui.edit.commands.suggestions import About
from tests.strategies import documents
from tests.ui.edit.conftest import DELETED, RICH, words
from tests.ui.edit.test_history import opened

pytestmark = pytest.mark.usefixtures("qapp")
Key, Mod = Qt.Key, Qt.KeyboardModifier


def suggesting(document, author="Copy desk"):
    view = opened(document)
    view.writing.author, view.writing.suggesting = author, True
    return view


def only(*blocks):
    return Document(tuple(blocks))


def text(view):
    return view.buffer.read()[0]


def marks(block, kind):
    said = block.content
    return [said.text[m.start : m.end] for m in said.marks if m.kind is kind]


def bare(blocks):
    """Blocks without their ids and without those that say nothing."""
    found = []
    for block in blocks:
        if isinstance(block, Box):
            block = dataclasses.replace(block, blocks=bare(block.blocks))
        if isinstance(block, TEXT_BLOCKS):
            if not block.content.text.strip():
                continue
            start = {"start": None} if isinstance(block, ListItem) else {}
            block = dataclasses.replace(block, id="", **start)
        found.append(block)
    return tuple(found)


PIECE = clipboard.Clip(Document((Paragraph("p", inline("Pasted one.")), Paragraph("r", inline("And two.")))))
ACTS = st.sampled_from(
    [
        lambda view: QTest.keyClicks(view, "hall 'x' "),
        lambda view: QTest.keyClick(view, Key.Key_Backspace),
        lambda view: QTest.keyClick(view, Key.Key_Delete),
        lambda view: QTest.keyClick(view, Key.Key_Backspace, Mod.ControlModifier),
        lambda view: QTest.keyClick(view, Key.Key_Return),
        lambda view: view.toggle_mark(MarkKind.BOLD),
        lambda view: view.toggle_mark(MarkKind.SUPERSCRIPT),
        lambda view: view.paste_plain("some words"),
        lambda view: view._paste(PIECE),
        lambda view: view.cut(),
        lambda view: restyled(view, styling.STYLES[1]),
        lambda view: restyled(view, styling.STYLES[4]),
        lambda view: restyled(view, styling.STYLES[9]),
        lambda view: QTest.keyClick(view, Key.Key_Tab),
        lambda view: QTest.keyClick(view, Key.Key_Backtab),
    ]
)


def restyled(view, style):
    hand = view.writing.hand()
    view.edit(lambda cursor: hand.restyle(cursor, lambda c: styling.apply(c, style)), "paragraph style")


def reachable(view, place):
    """A place where a cursor can stand: not inside a surrogate pair."""
    units = view.document().toRawText().encode("utf-16-le", "surrogatepass")
    return place - (0xDC <= (units[2 * place + 1 : 2 * place + 2] or b"\0")[0] < 0xE0)


def says_something(document):
    """Whether every paragraph has words, none of them at an edge where Enter would change its kind."""
    return all(block.content for block in document.blocks if isinstance(block, TEXT_BLOCKS))


@settings(
    max_examples=80,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(document=documents(suggestions=False, max_blocks=4), data=st.data())
def test_rejecting_everything_gives_what_was_there(document, data):
    blocks = tuple(b for b in document.blocks if not isinstance(b, Box) and says_something(only(b)))
    document = Document(blocks)
    before = text(opened(document))
    view = suggesting(document)
    for _ in range(data.draw(st.integers(1, 5))):
        last = view.document().characterCount() - 1
        cursor = view.textCursor()
        start = reachable(view, data.draw(st.integers(0, last)))
        cursor.setPosition(start)
        if data.draw(st.booleans()):
            end = reachable(view, data.draw(st.integers(0, last)))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        data.draw(ACTS)(view)
    suggested = text(view)
    assert bare(rejected(suggested).blocks) == bare(before.blocks)
    cursor = QTextCursor(view.document())
    with view.buffer.history.step("reject every suggestion"):
        suggestions.settle_all(cursor, accept=False)
    assert bare(text(view).blocks) == bare(before.blocks)
    if suggested != text(view):
        view.undo()
    assert text(view) == suggested
    suggestions.settle_all(cursor, accept=True)
    assert bare(text(view).blocks) == bare(accepted(suggested).blocks)


def test_what_is_typed_and_deleted_is_marked_with_author_and_time():
    view = suggesting(only(Paragraph("a", inline("It raised £280k in all."))))
    view.setTextCursor(view.document().find("£280k"))
    QTest.keyClicks(view, "£280,000")
    (block,) = text(view).blocks
    assert block.content.text == "It raised £280k£280,000 in all."
    assert marks(block, MarkKind.DELETED) == ["£280k"]
    assert marks(block, MarkKind.INSERTED) == ["£280,000"]
    assert {m.author for m in block.content.marks} == {"Copy desk"}
    assert all(m.when.endswith(":00Z") for m in block.content.marks)
    view.undo()
    assert text(view).blocks == (Paragraph("a", inline("It raised £280k in all.")),)


def test_ones_own_insertion_is_truly_deleted_and_anothers_is_marked():
    view = suggesting(
        only(Paragraph("a", words("It ", ("also ", Mark(0, 0, MarkKind.INSERTED, "", "B")), "raised")))
    )
    cursor = view.textCursor()
    cursor.setPosition(8)
    view.setTextCursor(cursor)
    QTest.keyClicks(view, "xy")
    for _ in range(4):
        QTest.keyClick(view, Key.Key_Backspace)
    (block,) = text(view).blocks
    assert block.content.text == "It also raised"
    assert marks(block, MarkKind.DELETED) == ["o "]


def test_enter_and_backspace_part_and_join_paragraphs_as_suggestions():
    view = suggesting(only(Paragraph("a", inline("One two")), Paragraph("b", inline("three"))))
    cursor = view.textCursor()
    cursor.setPosition(3)
    view.setTextCursor(cursor)
    QTest.keyClick(view, Key.Key_Return)
    parted = text(view).blocks
    assert [b.end and b.end.kind for b in parted] == [MarkKind.INSERTED, None, None]
    cursor.setPosition(len("One\n two\n"))
    view.setTextCursor(cursor)
    QTest.keyClick(view, Key.Key_Backspace)
    joined = text(view).blocks
    assert [b.end and b.end.kind for b in joined] == [MarkKind.INSERTED, MarkKind.DELETED, None]
    assert [b.content.text for b in accepted(text(view)).blocks] == ["One", " twothree"]
    cursor.setPosition(4)
    view.setTextCursor(cursor)
    QTest.keyClick(view, Key.Key_Backspace)
    assert [b.content.text for b in text(view).blocks] == ["One two", "three"]


def test_bold_is_a_suggestion_that_remembers_what_was():
    view = suggesting(only(Paragraph("a", words("It ", ("raised", Mark(0, 0, MarkKind.ITALIC))))))
    view.setTextCursor(view.document().find("raised"))
    view.toggle_mark(MarkKind.BOLD)
    (block,) = text(view).blocks
    (mark,) = [m for m in block.content.marks if m.kind is MarkKind.REFORMATTED]
    assert mark.value == "italic"
    view.toggle_mark(MarkKind.BOLD)
    assert text(view).blocks == (Paragraph("a", words("It ", ("raised", Mark(0, 0, MarkKind.ITALIC)))),)


def test_a_note_called_while_suggesting_goes_with_its_rejection():
    document = Document((Paragraph("a", inline("One")),))
    view = suggesting(document)
    view.moveCursor(QTextCursor.MoveOperation.End)
    hand = view.writing.hand()
    view.edit(lambda c: notes.insert(c, view.buffer.beside, marks=hand.typed(())) and None, "insert footnote")
    assert text(view).blocks[0].content.atoms
    assert rejected(text(view)) == document
    assert accepted(text(view)).blocks[0].content.marks == ()


FIGURE = Figure("f", "0" * 64, "A hall")
TABLE = Table("t", ((Cell((Paragraph("c", inline("North")),)),),))
BOX = Box("x", inline("What we ask"), (Paragraph("x1", inline("A right.")), FIGURE))
BEFORE, AFTER = Paragraph("a", inline("One")), Paragraph("b", inline("Two"))


@pytest.mark.parametrize("whole", [FIGURE, TABLE, Statistic("s", inline("62p")), Separator("e"), BOX])
def test_a_whole_is_deleted_as_a_suggestion_and_comes_back_when_that_is_rejected(whole):
    before = only(BEFORE, whole, AFTER)
    view = suggesting(before)
    view.selectAll()
    QTest.keyClick(view, Key.Key_Delete)
    block = text(view).blocks[1]
    assert block.change.kind is MarkKind.DELETED
    assert block.change.author == "Copy desk"
    assert dataclasses.replace(block, change=None) == whole
    cursor = view.textCursor()
    for accept, expected in ((False, (BEFORE, whole, AFTER)), (True, (BEFORE, AFTER))):
        (found,) = [f for f in suggestions.every(cursor) if f.about in (About.WHOLE, About.BOX)]
        with view.buffer.history.step("settle"):
            suggestions.settle(QTextCursor(view.document()), found, accept=accept)
        assert bare(rejected(text(view)).blocks) == bare(expected)
        view.undo()
    assert rejected(text(view)) == before


def test_enter_and_paste_in_the_title_of_a_box_keep_it_one_line():
    view = suggesting(only(BOX, AFTER))
    view.setTextCursor(view.document().find("we"))
    QTest.keyClick(view, Key.Key_Return)
    assert rejected(text(view)).blocks == (BOX, AFTER)
    assert view.textCursor().block().text() == "A right."
    view.setTextCursor(view.document().find("we"))
    view._paste(PIECE)
    (box, _) = text(view).blocks
    assert accepted(text(view)).blocks[0].title.text == "What Pasted one. And two. ask"
    assert box.blocks == BOX.blocks
    assert rejected(text(view)).blocks == (BOX, AFTER)


def test_what_one_put_in_oneself_is_truly_deleted():
    view = suggesting(only(BEFORE, AFTER))
    hand = view.writing.hand()
    for whole in (FIGURE, BOX):
        view.edit(lambda cursor, whole=whole: inserting.put(cursor, hand.inserted(whole)), "insert")
        assert any(getattr(b, "change", None) for b in text(view).blocks)
        assert rejected(text(view)).blocks == (BEFORE, AFTER)
        end = view.document().findBlock(view.textCursor().position())
        cursor = view.textCursor()
        cursor.setPosition(3)
        last = view.document().lastBlock().position() - 1
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        assert end.isValid()
        QTest.keyClick(view, Key.Key_Delete)
        assert not any(getattr(b, "change", None) for b in text(view).blocks)
        view.undo()
        view.undo()


def test_another_style_is_a_suggestion_that_remembers_what_was():
    item = ListItem("a", inline("One"), ListKind.DECIMAL, 1, 3)
    view = suggesting(only(item, AFTER))
    QTest.keyClick(view, Key.Key_Tab)
    (block, _) = text(view).blocks
    assert (block.level, block.was.level, block.was.start) == (2, 1, 3)
    restyled(view, styling.STYLES[1])
    (block, _) = text(view).blocks
    assert isinstance(block, Heading)
    assert (block.was.style, block.was.by.author) == ("list-item", "Copy desk")
    assert rejected(text(view)).blocks == (item, AFTER)
    assert accepted(text(view)).blocks == (Heading("a", inline("One")), AFTER)
    found = suggestions.at(view.textCursor())
    assert found.about is About.STYLE
    with view.buffer.history.step("reject suggestion"):
        suggestions.settle(view.textCursor(), found, accept=False)
    assert text(view).blocks == (item, AFTER)


def test_a_style_that_comes_back_is_no_suggestion_any_more():
    view = suggesting(only(BEFORE, AFTER))
    restyled(view, styling.STYLES[4])
    assert text(view).blocks[0].was
    restyled(view, styling.STYLES[0])
    assert text(view).blocks == (BEFORE, AFTER)


def test_one_author_is_settled_and_the_others_stay():
    other = Mark(0, 0, MarkKind.INSERTED, "", "B", "2025-01-15T09:12:00Z")
    document = only(
        Paragraph("a", words("It ", ("x", DELETED), ("y", other)), end=Suggestion(MarkKind.INSERTED, "B")),
        Paragraph("b", inline("z")),
    )
    view = opened(document)
    assert suggestions.authors(view.textCursor()) == {"Copy desk": 1, "B": 2}
    assert suggestions.settle_all(view.textCursor(), accept=True, author="B") == 2
    (first, _second) = text(view).blocks
    assert marks(first, MarkKind.DELETED) == ["x"]
    assert not marks(first, MarkKind.INSERTED)


def test_suggestions_inside_a_table_are_settled_with_the_others():
    inside = Paragraph("c", words(("old", DELETED), "new"))
    view = opened(only(Paragraph("a", inline("x")), Table("t", ((Cell((inside,)),),))))
    assert suggestions.settle_all(view.textCursor(), accept=True) == 1
    table = text(view).blocks[1]
    assert table.rows[0][0].blocks == (Paragraph("c", inline("new")),)
    assert suggestions.settle_all(view.textCursor(), accept=True) == 0


def test_a_whole_essay_deleted_is_whole_again_when_rejected():
    before = accepted(RICH)
    view = suggesting(before)
    view.selectAll()
    QTest.keyClick(view, Key.Key_Delete)
    assert len(suggestions.every(view.textCursor())) > 8
    assert rejected(text(view)) == before


def test_words_that_came_with_their_table_are_accepted_with_it():
    view = suggesting(only(BEFORE, AFTER))
    hand = view.writing.hand()
    mark = Mark(0, 5, MarkKind.INSERTED, "", hand.author, hand.when)
    other = Mark(0, 5, MarkKind.INSERTED, "", "B", hand.when)
    cells = tuple(Cell((Paragraph(key, inline("North", m)),)) for key, m in (("c", mark), ("d", other)))
    view.edit(lambda cursor: inserting.put(cursor, hand.inserted(Table("t", (cells,)))), "insert table")
    block = view.document().begin().next()
    assert [made.author for made in suggestions.inside(block)] == ["B"]
    (found,) = [one for one in suggestions.every(view.textCursor()) if one.about is About.WHOLE]
    with view.buffer.history.step("accept suggestion"):
        suggestions.settle(view.textCursor(), found, accept=True)
    table = text(view).blocks[1]
    assert table.change is None
    assert [cell.blocks[0].content.marks for cell in table.rows[0]] == [(), (other,)]
