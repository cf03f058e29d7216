"""The gauge: one marked example of each Word feature, each held to what it means, one by one."""

import pytest

from essayeditor.importers import full_text, read
from essayeditor.text.blocks import (
    Box,
    BoxKind,
    Figure,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    PullQuote,
    Quote,
    Separator,
    Table,
)
from essayeditor.text.document import NoteKind, all_blocks, inlines, walk
from essayeditor.text.marks import Formula, LineBreak, MarkKind, NoteCall
from essayeditor.text.numbering import numbers
from essayeditor.text.plain import plain
from tests.corpora import CORPUS, needs_corpus

pytestmark = [needs_corpus, pytest.mark.corpus]


@pytest.fixture(scope="module")
def gauge():
    return read(CORPUS / "gauge" / "gauge.docx")


def text_with(imported, word):
    return next(t for b in all_blocks(imported.document) for t in inlines(b) if word in t.text)


def block_with(imported, word, holder=None):
    blocks = all_blocks(imported.document) if holder is None else walk(holder)
    return next(b for b in blocks if any(word in t.text for t in inlines(b)))


def marks_on(imported, word):
    text = text_with(imported, word)
    start = text.text.index(word)
    return {m.kind: m for m in text.marks if m.start <= start and m.end >= start + len(word)}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ZZbold", MarkKind.BOLD),
        ("ZZitalic", MarkKind.ITALIC),
        ("ZZunderline", MarkKind.UNDERLINE),
        ("ZZstrike", MarkKind.STRIKE),
        ("ZZdstrike", MarkKind.STRIKE),
        ("ZZsuper", MarkKind.SUPERSCRIPT),
        ("ZZsubs", MarkKind.SUBSCRIPT),
        ("ZZsmcap", MarkKind.SMALL_CAPS),
        ("ZZcharstyle", MarkKind.ITALIC),
        ("ZZemphstyle", MarkKind.ITALIC),
        ("ZZfontmono", MarkKind.CODE),
        ("ZZraised", MarkKind.SUPERSCRIPT),
    ],
)
def test_marks(gauge, word, kind):
    assert set(marks_on(gauge, word)) == {kind}


def test_language_of_a_span(gauge):
    assert marks_on(gauge, "ZZlangfr")[MarkKind.LANGUAGE].value == "fr-FR"
    assert gauge.document.lang == "en-US"


@pytest.mark.parametrize("word", ["ZZallcap", "ZZhilite", "ZZcolour", "ZZcentred", "ZZfirstline"])
def test_mere_looks_leave_no_mark(gauge, word):
    assert marks_on(gauge, word) == {}
    assert isinstance(block_with(gauge, word), Paragraph)


@pytest.mark.parametrize(
    ("word", "told"), [("ZZhilite", "highlighter"), ("ZZallcap", "Capitals"), ("ZZhidden", "Hidden text")]
)
def test_what_is_not_kept_is_told(gauge, word, told):
    assert any(told in r.text and word in r.text for r in gauge.report.remarks)


def test_hidden_text_is_never_shown(gauge):
    assert "ZZhidden" not in full_text(gauge)


@pytest.mark.parametrize(
    ("word", "level"),
    [("ZZheadstyle", 1), ("ZZheadbased", 2), ("ZZheadoutline", 2), ("ZZfakehead", 1), ("ZZheadwithfn", 2)],
)
def test_headings(gauge, word, level):
    block = block_with(gauge, word)
    assert isinstance(block, Heading)
    assert block.level == level
    assert not block.content.marks


def test_a_heading_by_its_look_is_told_as_a_guess(gauge):
    block = block_with(gauge, "ZZfakehead")
    assert any(r.kind == "guessed" and r.block == block.id for r in gauge.report.remarks)


@pytest.mark.parametrize(
    ("word", "kind"), [("ZZquote", Quote), ("ZZindented", Quote), ("ZZpullq", PullQuote)]
)
def test_quotations(gauge, word, kind):
    assert isinstance(block_with(gauge, word), kind)


def test_special_characters(gauge):
    text = text_with(gauge, "ZZchars a")
    assert plain(text) == "ZZchars a\u2011b\u00adc\u00a0d\te\nfα"
    assert text.atoms == (LineBreak(),)


def test_breaks_part_paragraphs_not_words(gauge):
    assert block_with(gauge, "ZZafterpagebreak").content.text == "ZZafterpagebreak"
    assert block_with(gauge, "ZZpbbefore").content.text == "ZZpbbefore"


def test_separators(gauge):
    assert sum(isinstance(b, Separator) for b in gauge.document.blocks) == 2


@pytest.mark.parametrize(
    ("word", "kind", "value"),
    [
        ("ZZins", MarkKind.INSERTED, ""),
        ("ZZdel", MarkKind.DELETED, ""),
        ("ZZmovf", MarkKind.DELETED, "moved"),
        ("ZZmovt", MarkKind.INSERTED, "moved"),
        ("ZZfmtchg", MarkKind.REFORMATTED, ""),
    ],
)
def test_suggestions(gauge, word, kind, value):
    mark = marks_on(gauge, word)[kind]
    assert (mark.value, mark.author, mark.when) == (value, "Ann", "2026-01-01T00:00:00Z")


def test_a_suggested_paragraph_end(gauge):
    end = block_with(gauge, "ZZparains").end
    assert (end.kind, end.author) == (MarkKind.INSERTED, "Ann")
    assert block_with(gauge, "ZZparamerge2").end is None


def test_links(gauge):
    assert marks_on(gauge, "ZZlink")[MarkKind.LINK].value == "https://e.org/x?a=1"
    assert MarkKind.BOLD in marks_on(gauge, "ZZlink")
    assert marks_on(gauge, "ZZfldlink")[MarkKind.LINK].value == "https://f.org/y"
    target = block_with(gauge, "ZZbmk").id
    assert marks_on(gauge, "ZZintlink")[MarkKind.LINK].value == f"#{target}"
    assert marks_on(gauge, "ZZfnlink")[MarkKind.LINK].value == "https://g.org"


def test_fields_show_their_results_and_never_their_codes(gauge):
    assert text_with(gauge, "ZZbmk").text == "ZZbmkZZrefresult(ZZzotero 2020)"
    assert "ZZindexentry" not in full_text(gauge)
    assert "ZOTERO" not in full_text(gauge)


@pytest.mark.parametrize(
    "word", ["ZZinlinesdt", "ZZsmart", "ZZblocksdt", "ZZhost", "ZZvmlhost", "שלוםZZrtl", "ZZlast"]
)
def test_words_in_any_wrapper(gauge, word):
    assert full_text(gauge).count(word) == 1


def test_an_equation(gauge):
    (atom,) = [
        a for b in all_blocks(gauge.document) for t in inlines(b) for a in t.atoms if isinstance(a, Formula)
    ]
    assert atom.plain == "ZZmath^2"
    assert atom.omml.startswith("<m:oMath xmlns:m=")
    assert len(atom.omml) < 400


def test_ruby(gauge):
    assert text_with(gauge, "ZZrubybase").text == "ZZrubybase (ZZrt)"


@pytest.mark.parametrize("word", ["ZZtextbox", "ZZvmlbox"])
def test_text_boxes(gauge, word):
    box = next(b for b in gauge.document.blocks if isinstance(b, Box) and block_with(gauge, word) in b.blocks)
    assert box.kind is BoxKind.SIDEBAR
    assert full_text(gauge).count(word) == 1


def test_lists_count_as_the_file_counts(gauge):
    items = [(item.content.text, item.kind, item.level, n) for item, n in numbers(gauge.document.blocks)]
    assert items == [
        ("ZZlfive", ListKind.DECIMAL, 0, 5),
        ("ZZlsub a", ListKind.LOWER_LETTER, 1, 1),
        ("ZZlsubsub i", ListKind.LOWER_ROMAN, 2, 1),
        ("ZZlsub b", ListKind.LOWER_LETTER, 1, 2),
        ("ZZlsix", ListKind.DECIMAL, 0, 6),
        ("ZZlistcont", ListKind.CONTINUATION, 0, 0),
        ("ZZlseven", ListKind.DECIMAL, 0, 7),
        ("ZZbulletstyle", ListKind.BULLET, 0, 0),
        ("ZZtypedlist", ListKind.DECIMAL, 0, 1),
    ]


def test_a_start_is_stated_only_where_it_is_needed(gauge):
    stated = {b.content.text: b.start for b in gauge.document.blocks if isinstance(b, ListItem) and b.start}
    assert stated == {"ZZlfive": 5}


def test_a_table_with_merged_cells_a_note_and_a_table_inside(gauge):
    (table,) = [b for b in gauge.document.blocks if isinstance(b, Table)]
    assert table.header_rows == 1
    assert [[(c.columns, c.rows) for c in row] for row in table.rows] == [
        [(2, 1), (1, 1)],
        [(1, 2), (1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]
    assert table.rows[0][0].blocks[0].content.text == "ZZtblmerge"
    assert isinstance(table.rows[2][0].blocks[0].content.atoms[0], NoteCall)
    (inner,) = table.rows[2][1].blocks
    assert isinstance(inner, Table)
    assert inner.rows[0][0].blocks[0].content.text == "ZZnested"


def test_footnotes_and_endnotes_stay_apart(gauge):
    notes = [(n.kind, [plain(t) for b in n.blocks for t in inlines(b)]) for n in gauge.document.notes]
    assert notes == [
        (NoteKind.FOOTNOTE, ["ZZfnintable"]),
        (NoteKind.FOOTNOTE, ["ZZfn1 ZZfnitalZZfnlink", "ZZfnsecondpara"]),
        (NoteKind.FOOTNOTE, ["ZZfninhead"]),
        (NoteKind.ENDNOTE, ["ZZendnote"]),
    ]
    assert MarkKind.ITALIC in marks_on(gauge, "ZZfnital")


def test_a_picture_with_its_alternative_text_and_caption(gauge):
    (figure,) = [b for b in gauge.document.blocks if isinstance(b, Figure)]
    assert figure.alt == "ZZalt"
    assert figure.caption.text == "ZZcaption"
    (picture,) = gauge.pictures
    assert picture.sha256 == figure.asset
    assert (picture.media_type, picture.width > 0) == ("image/png", True)


def test_a_comment_on_its_words(gauge):
    (comment,) = gauge.comments
    block = block_with(gauge, "ZZcmtrange")
    assert comment.block == block.id
    assert block.content.text[comment.start : comment.end] == "ZZcmtrange"
    (remark,) = comment.thread
    assert (remark.author, remark.when, remark.text) == ("Bob", "2026-11-22T19:30:05Z", "ZZcommenttext")


def test_page_headers_are_told_and_left_out(gauge):
    assert "ZZpageheader" not in full_text(gauge)
    assert any("ZZpageheader" in r.text for r in gauge.report.remarks)


def test_the_counts_agree(gauge):
    assert not [r for r in gauge.report.remarks if r.kind == "warning"]
    assert gauge.report.found == gauge.report.kept
