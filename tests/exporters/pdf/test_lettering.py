"""Words on the page: what is drawn, and what whoever reads the text hears."""

import re
import zlib

import pypdfium2
import pytest

from essayeditor.exporters.pdf import DrawingBoard, write
from essayeditor.exporters.pdf.fonts import font_file
from essayeditor.exporters.pdf.glyphs import Pieces
from essayeditor.foundation import resources
from essayeditor.typeset.pages import ARTIFACT, Body, Line, Node, Page, Pages, Rule, Shaped, Span
from tests import judges
from tests.exporters.pdf.builder import FONTS, HEIGHT, TEXT, WIDTH, Builder
from tests.exporters.pdf.conftest import BOOK


def written_from(builder_or_pages, target, board=None):
    pages = builder_or_pages.finish() if isinstance(builder_or_pages, Builder) else builder_or_pages
    write(pages, BOOK, {}.__getitem__, target, board=board)
    assert judges.pdf_faults(target) == []
    return target


def read(target):
    with pypdfium2.PdfDocument(target) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def streams(target):
    """Every content stream of a file, in clear."""
    found = []
    for match in re.finditer(rb"/Length \d+>>\nstream\n(.*?)\r\nendstream", target.read_bytes(), re.DOTALL):
        data = match[1]
        found.append(zlib.decompress(data) if data[:1] == b"x" else data)
    return [s for s in found if b"BMC" in s or b"BDC" in s]


def test_marked_content_is_balanced_and_never_nested(written):
    contents = streams(written)
    assert len(contents) == 5
    for stream in contents:
        open_mark = open_text = False
        for operator in re.findall(rb"(?:^|[\s>\])])(BT|ET|BMC|BDC|EMC|TJ|f|S|Do)(?=\s|$)", stream):
            if operator in (b"BT", b"ET"):
                assert not open_mark
                open_text = operator == b"BT"
            elif operator in (b"BMC", b"BDC"):
                assert not open_mark
                open_mark = True
            elif operator == b"EMC":
                assert open_mark
                open_mark = False
            else:
                assert open_mark, operator
                assert open_text == (operator == b"TJ")
        assert not open_mark
        assert not open_text


def test_kerning_places_glyphs_where_shaping_put_them():
    b = Builder()
    word = b.shape(TEXT, "AVATAR")
    font = font_file(resources.path(FONTS[TEXT]))
    shown = Pieces().of(word, font).shown
    moved = sum(float(n) for n in re.findall(r"\)(-?[\d.]+)", shown))
    own = sum(font.width(g) for g in word.glyphs)
    assert moved > 100
    assert own - moved == pytest.approx(word.width, abs=0.2)


def test_ligatures_and_small_capitals_read_as_letters(tmp_path):
    b = Builder()
    p = b.node("P")
    b.line(b.span("fifty offices afflict", p), b.span("Small Caps", p, x=200, features={"smcp": True}))
    b.page("1")
    assert "fifty offices afflict Small Caps" in read(written_from(b, tmp_path / "b.pdf"))


def test_one_glyph_for_two_characters_reads_as_each(tmp_path):
    b = Builder()
    p = b.node("P")
    b.line(b.span("nato", p, features={"smcp": True}), b.span("NATO", p, x=200, features={"c2sc": True}))
    b.page("1")
    assert b.shape(TEXT, "nato", smcp=True).glyphs == b.shape(TEXT, "NATO", c2sc=True).glyphs
    target = written_from(b, tmp_path / "b.pdf")
    assert "nato NATO" in read(target)
    assert {"nato", "NATO"} <= set(judges.pdf_text(target).split())


def test_a_glyph_that_no_font_has_is_never_shown_but_still_read(tmp_path):
    b = Builder()
    b.line(b.span("before 漢字 after", b.node("P")))
    b.page("1")
    assert 0 in b.shape(TEXT, "漢字").glyphs
    assert "before 漢字 after" in read(written_from(b, tmp_path / "b.pdf"))


def test_raised_marks_keep_their_place(tmp_path):
    b = Builder()
    plain = b.shape(TEXT, "ab")
    raised = Shaped(
        TEXT, "ab", plain.glyphs, plain.advances, plain.clusters, plain.width, ((0.0, 0.0), (30.0, 120.0))
    )
    p = b.node("P")
    span = Span(60, (raised, plain), 2.5, 10, "#000000", p)
    b.line(span)
    b.page("1")
    target = written_from(b, tmp_path / "b.pdf")
    assert "ab ab" in read(target)
    (stream,) = streams(target)
    assert b"1.2 Ts" in stream
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(n) for n in range(2)]
        lone = [text.get_charbox(n) for n in (3, 4)]
    assert boxes[1][1] - boxes[0][1] == pytest.approx(lone[1][1] - lone[0][1] + 1.2, abs=0.1)
    assert boxes[1][0] - boxes[0][0] == pytest.approx(lone[1][0] - lone[0][0] + 0.3, abs=0.1)


def test_words_stand_where_their_spans_say(tmp_path):
    b = Builder()
    b.line(b.span("wide words here", b.node("P"), x=100, gap=7.3, size=11, tracking=40))
    b.page("1")
    target = written_from(b, tmp_path / "b.pdf")
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage()
        content = text.get_text_bounded()
        at = content.index("here")
        left = text.get_charbox(at)[0]
    words = [b.shape(TEXT, w) for w in ("wide", "words")]
    before = sum(w.width * 11 / 1000 + len(w.glyphs) * 0.44 + 7.3 for w in words)
    assert left == pytest.approx(100 + before, abs=1.0)  # less the bearing of the first letter


def test_an_essays_page_is_drawn_once_and_moved(tmp_path):
    b = Builder()
    b.nodes.append(Node("P", 0))
    b.line(b.span("the same page", 1, x=0))
    body = Body(tuple(b.items), "k")
    pages = [Page(WIDTH, HEIGHT, str(n), (), body=body, shift=40.0 * n, base=n - 1) for n in (1, 2)]
    b.nodes.append(Node("P", 0))
    target = written_from(Pages(tuple(pages), tuple(b.nodes), fonts=FONTS), tmp_path / "b.pdf")
    with pypdfium2.PdfDocument(target) as document:
        lefts = [page.get_textpage().get_charbox(0)[0] for page in document]
    assert lefts[1] - lefts[0] == pytest.approx(40, abs=0.01)
    assert judges.run(judges.program("pdfinfo"), "-struct-text", target).count("the same page") == 2


def test_running_heads_and_folios_say_that_they_are_such(tmp_path):
    b = Builder()
    b.nodes.append(Node("P", 0))
    head, foot = (Line(y, (b.span(said, ARTIFACT),)) for y, said in ((40, "Head"), (630, "12")))
    body = Body((Line(200, (b.span("the text", 1), b.span("ornament", ARTIFACT, x=200))),), "k")
    rule = Rule(60, 620, 380, 620, 0.5, "#B8AFA3")
    page = Page(WIDTH, HEIGHT, "12", (head, foot, rule), body=body)
    target = written_from(Pages((page,), tuple(b.nodes), fonts=FONTS), tmp_path / "b.pdf")
    marks = re.findall(rb"/Artifact.*?(?:BDC|BMC)", b"\n".join(streams(target)))
    pagination = b"/Artifact<</Type/Pagination/Subtype/%s/Attached[/%s]>>BDC"
    assert marks[:3] == [
        pagination % (b"Header", b"Top"),
        pagination % (b"Footer", b"Bottom"),
        b"/Artifact BMC",
    ]
    assert marks[3:] == [b"/Artifact BMC"]
    assert "Head" not in judges.run(judges.program("pdfinfo"), "-struct-text", target)


def test_a_kept_page_is_drawn_anew_where_its_glyphs_would_read_otherwise(tmp_path):
    def book(first):
        b = Builder()
        b.nodes += [Node("P", 0), Node("P", 0)]
        b.line(b.span(first, 1, features={"c2sc": True, "smcp": True}))
        one = Page(WIDTH, HEIGHT, "1", tuple(b.items))
        return b, one

    board = DrawingBoard()
    b, _ = book("word")
    body = Body((Line(200, (b.span("nato", 2, features={"smcp": True}),)),), "k")
    two = Page(WIDTH, HEIGHT, "2", (), body=body)
    alone = Pages((two,), tuple(b.nodes), fonts=FONTS)
    assert "nato" in read(written_from(alone, tmp_path / "a.pdf", board))
    other, capitals = book("NATO")
    both = Pages((capitals, two), tuple(other.nodes), fonts=FONTS)
    warm = written_from(both, tmp_path / "b.pdf", board)
    assert "NATO nato" in read(warm)
    cold = written_from(both, tmp_path / "c.pdf")
    assert warm.read_bytes() == cold.read_bytes()


ARABIC = "arabic"


def test_right_to_left_words_stand_in_reading_order(tmp_path):
    b = Builder(fonts={**FONTS, ARABIC: "fonts/arabic.ttf"})
    p = b.node("P")
    said = "مرحبا بكم"
    words = tuple(b.shape(ARABIC, word) for word in reversed(said.split()))
    assert all(word.rtl for word in words)
    b.line(b.span("before", p), Span(110, words, 2.5, 10, "#000000", p, lang="ar"), b.span("after", p, x=200))
    b.page("1")
    target = written_from(b, tmp_path / "b.pdf")
    structure = judges.run(judges.program("pdfinfo"), "-struct-text", target)
    assert said in structure
    assert re.sub("[\u202a-\u202e]", "", judges.pdf_text(target)).count(said) == 1
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage()
        content = text.get_text_bounded()
        lefts = {letter: text.get_charbox(content.index(letter))[0] for letter in "حك"}
    assert lefts["ح"] > lefts["ك"]  # the first word stands on the right
    assert set(said.split()) <= set(content.split())


def test_marks_of_direction_and_accents_apart_need_no_text_of_their_own():
    b = Builder()
    font = font_file(resources.path(FONTS[TEXT]))
    pieces = Pieces()
    accented = b.shape(TEXT, "q\u0301e\u0302")
    assert len(accented.glyphs) > 2
    assert not pieces.of(accented, font).reads_wrong
    marked = b.shape(TEXT, "word\u200e")
    assert not pieces.of(marked, font).reads_wrong
    assert pieces.of(marked, font).shown == pieces.of(b.shape(TEXT, "word"), font).shown
