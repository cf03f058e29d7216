"""What is drawn at U+FFFC: note calls, pictures, tables and the other wholes."""

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QTextCursor

from essayeditor.text.blocks import (
    Cell,
    Figure,
    Kept,
    Paragraph,
    Placement,
    Separator,
    Statistic,
    Table,
)
from essayeditor.text.document import Document, Note, NoteKind
from essayeditor.text.inline import inline
from essayeditor.text.marks import Formula, InlinePicture, NoteCall
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.numbers import item_labels, note_labels
from essayeditor.ui.edit.objects import html
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.style.colours import DARK, LIGHT
from tests.ui.edit.conftest import RICH, words

pytestmark = pytest.mark.usefixtures("look")
RED = "a" * 64


def png(width=400, height=200, colour="#c02020"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def content(asset):
    if asset == RED:
        return png()
    raise KeyError(asset)


@pytest.fixture
def shown(qtbot):
    """Show blocks in a view, and give the view."""

    def show(*blocks, notes=()):
        view = TextView()
        qtbot.addWidget(view)
        view.resize(760, 900)
        buffer = Buffer("e", Document(tuple(blocks), tuple(notes)), (), Pictures(content), view)
        view.open(buffer)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show


def height_of(view, number):
    block = view.document().findBlockByNumber(number)
    return view.document().documentLayout().blockBoundingRect(block).height()


def inked(view, colour, tolerance=12):
    """How many pixels have about this colour."""
    image, wanted = view.viewport().grab().toImage(), QColor(colour)
    found = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            pixel = image.pixelColor(x, y)
            found += (
                abs(pixel.red() - wanted.red())
                + abs(pixel.green() - wanted.green())
                + abs(pixel.blue() - wanted.blue())
                < tolerance
            )
    return found


def test_a_picture_is_shown_at_its_shape_and_half_as_wide_where_it_is_placed_so(shown):
    whole, half = Figure("f", RED, "A hall"), Figure("g", RED, "A hall", placement=Placement.HALF)
    view = shown(whole, half)
    assert height_of(view, 0) > height_of(view, 1) > 60
    assert inked(view, "#c02020") > 5000


def test_a_picture_that_is_not_there_leaves_its_place_and_its_words(shown):
    view = shown(Figure("f", "b" * 64, "A hall at dusk"), Paragraph("p", inline("After")))
    assert height_of(view, 0) > 100
    assert view.document().findBlockByNumber(1).text() == "After"


def test_a_call_takes_no_more_height_than_the_line_has(shown):
    call = words("Nobody cheered.", NoteCall("n"), " On.")
    view = shown(Paragraph("a", call), Paragraph("b", inline("Nobody cheered. On.")), notes=[Note("n")])
    first, second = (view.document().findBlockByNumber(n).layout().lineAt(0) for n in (0, 1))
    assert first.height() == second.height()
    assert first.cursorToX(16)[0] > first.cursorToX(15)[0]


def test_calls_are_numbered_anew_when_one_goes(shown):
    view = shown(*RICH.blocks, notes=RICH.notes)
    assert view.buffer.labels == {"n1": "1", "n2": "2"}
    cursor = QTextCursor(view.document())
    cursor.setPosition(16)
    cursor.deletePreviousChar()
    view.buffer.settle()
    assert view.buffer.labels == {"n2": "1"}
    view.document().undo()
    view.buffer.settle()
    assert view.buffer.labels == {"n1": "1", "n2": "2"}


def test_footnotes_and_endnotes_are_counted_apart():
    notes = {"a": Note("a"), "b": Note("b", kind=NoteKind.ENDNOTE), "c": Note("c")}
    assert note_labels(["a", "b", "a", "c", "?"], notes) == {"a": "1", "b": "i", "c": "2", "?": "3"}


def test_list_items_are_numbered_as_in_the_book(shown):
    view = shown(*RICH.blocks, notes=RICH.notes)
    assert item_labels(view.buffer.scanner.entries()) == {4: "1.", 5: "2."}


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Statistic("s", inline("62p"), inline("of <each> pound"), inline("Ofgem")), "of &lt;each&gt; pound"),
        (Kept("k", "<x/>", "A diagram", "a diagram"), "Kept as it came: a diagram"),
        (Separator("x"), "*"),
        (Figure("f", RED), "Alternative text is missing"),
        (Figure("f", RED, decorative=True), "Decorative"),
        (Table("t", ((Cell((Paragraph("c", inline("North & South")),), columns=2),),), 1), 'colspan="2"'),
    ],
)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_wholes_are_told_in_words_and_nothing_in_them_is_markup(block, said, colours):
    assert said in html.of_block(block, {}, colours)


@pytest.mark.parametrize(
    "block",
    [
        Statistic("s", inline("62p"), inline("of each pound")),
        Kept("k", "<x/>", "A diagram", "a diagram"),
        Separator("x"),
        Table("t", ((Cell((Paragraph("c", inline("North")),)),),)),
    ],
)
def test_every_whole_is_drawn(shown, block):
    view = shown(block, Paragraph("p"))
    assert 20 < height_of(view, 0) < 300
    image = view.viewport().grab().toImage()
    base = QColor(LIGHT.base)
    rows = range(2, round(height_of(view, 0)))
    assert any(image.pixelColor(x, y) != base for y in rows for x in range(4, 500, 3))


def test_things_in_a_line_are_drawn(shown):
    gone = InlinePicture("b" * 64, "gone")
    text = words("A ", InlinePicture(RED, "dot"), " and ", Formula("a = b"), " end ", gone)
    view = shown(Paragraph("p", text))
    assert inked(view, "#c02020") > 100


def test_the_quick_height_of_a_note_is_that_of_its_layout(qapp):
    from essayeditor.text.blocks import Paragraph
    from essayeditor.text.document import Note
    from essayeditor.text.inline import inline
    from essayeditor.text.marks import Mark, MarkKind
    from essayeditor.ui.edit.notes_delegate import NoteDelegate

    delegate = NoteDelegate(lambda: None)
    bold = (Mark(0, 30, MarkKind.BOLD),)
    for said in (
        "Short.",
        "Minutes of the meeting, 2024, p. 4.",
        "Share offer document, " * 3,
        "Long words " * 40,
    ):
        for marks in ((), bold[: len(said) > 30]):
            content = inline(said)
            content = type(content)(content.text, marks, content.atoms) if marks else content
            note = Note("n", (Paragraph("p", content),))
            for width in (200, 400, 700):
                laid_out = round(delegate._document(note, width).size().height())
                assert delegate._height(note, width) == laid_out, (said, width)
