"""Paragraphs and the words in them, from whatever program."""

import pytest

from essayeditor.text.blocks import Box, Heading, Paragraph, Quote, Separator, Table
from essayeditor.text.marks import Formula, MarkKind
from tests.importers.html.build import LONG, blocks, imported, kinds, page, remarks, shown


def test_white_space_collapses_and_breaks_at_the_ends_of_a_paragraph_show_nothing():
    (block,) = blocks("<p>\n  One\n  <b>two </b> three&nbsp;four<br>\n five<br></p><p><br></p><p>&nbsp;</p>")
    assert block.content.text == "One two three\u00a0four\ufffcfive"


def test_words_outside_any_paragraph_and_between_blocks_are_paragraphs():
    assert shown(blocks("One<p>two</p>three<div>four<div>five</div>six</div>")) == [
        "One", "two", "three", "four", "five", "six",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("<b>set</b>", MarkKind.BOLD),
        ("<span style='font-weight:700'>set</span>", MarkKind.BOLD),
        ("<em>set</em>", MarkKind.ITALIC),
        ("<span class='slanted'>set</span>", MarkKind.ITALIC),
        ("<u>set</u>", MarkKind.UNDERLINE),
        ("<span style='text-decoration: line-through'>set</span>", MarkKind.STRIKE),
        ("<sup>set</sup>", MarkKind.SUPERSCRIPT),
        ("<span style='font-size:0.6em;vertical-align:sub'>set</span>", MarkKind.SUBSCRIPT),
        ("<span style='font-variant:small-caps'>set</span>", MarkKind.SMALL_CAPS),
        ("<code>set</code>", MarkKind.CODE),
        ("<font face='Courier New, monospace'>set</font>", MarkKind.CODE),
    ],
)
def test_tags_styles_and_classes_are_marks(said, kind):
    (block,) = blocks(f"<p>Some {said} words</p>", style=".slanted { font-style: italic }")
    assert kinds(block.content) == [("set", kind)]


def test_what_an_outer_element_sets_an_inner_one_takes_away():
    (block,) = blocks("<b style='font-weight:normal'>One <span style='font-weight:bold'>two</span></b>")
    assert kinds(block.content) == [("two", MarkKind.BOLD)]


def test_headings_quotations_rules_and_boxes():
    found = blocks(
        f"<h2><b>Head</b>ing</h2><p>{LONG}</p><blockquote><p>Said.</p><p>More.</p></blockquote><hr>"
        f"<aside><p>Opening hours</p></aside><h6><b>Small</b></h6><p>{LONG}</p>"
    )
    assert [type(b) for b in found] == [
        Heading, Paragraph, Quote, Quote, Separator, Box, Heading, Paragraph,
    ]  # fmt: skip
    assert (found[0].level, found[6].level) == (2, 3)
    assert found[6].content.marks == (), "bold throughout is how headings look"


def test_a_rule_that_is_not_shown_is_none():
    assert not any(isinstance(b, Separator) for b in blocks("<p>a</p><hr style='display:none'><p>b</p>"))


def test_links_lead_where_they_lead_in_truth():
    google = "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D&amp;source=editors"
    outlook = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fc&amp;data=x"
    result = imported(
        f"<p><a href='{google}'>one</a> <a href='{outlook}'>two</a> <a href='JaVa&#09;script:x()'>three</a> "
        f"<a href='page2.html'>four</a> <a href='mailto:a@example.org'>five</a> <a href='#here'>six</a></p>"
        f"<p></p><a name='here'></a><p>{LONG}</p>"
    )
    links = [m.value for m in result.document.blocks[0].content.marks]
    here = result.document.blocks[1].id
    assert links == ["https://example.org/a?b=1", "https://example.org/c", "mailto:a@example.org", f"#{here}"]
    assert result.document.blocks[0].content.text == "one two three four five six"
    assert "not of the web was left out" in remarks(result)


def test_the_language_of_most_words_is_the_essays_and_of_others_is_kept():
    result = imported(
        f"<p>{LONG} We say <span lang=CY>bore da</span> here.</p><p lang='cy-gb'>A fo ben, bid bont.</p>",
        about="lang='EN-GB'",
    )
    first, second = result.document.blocks
    assert result.document.lang == "en-GB"
    assert [(m.kind, m.value) for m in first.content.marks] == [(MarkKind.LANGUAGE, "cy")]
    assert second.lang == "cy-GB"


def test_what_is_never_shown_is_left_out_counted_and_told():
    result = imported(
        f"<script>alert('scripted words')</script><p>{LONG}</p><p style='display:none'>Hidden words</p>"
        "<p>Seen <span style='mso-hide:all'>not seen </span>here</p><nav><a href='/'>Home</a><br>About</nav>"
        "<iframe src='http://127.0.0.1:9/x'></iframe><noscript>Turn it on</noscript>"
        "<form><label>Name</label><input value='x'><button>Send</button></form>"
        "<template><p>Not</p></template>",
        head="<title>Essay words</title><link rel=stylesheet href='http://127.0.0.1:9/s.css'>",
    )
    assert shown(result.document.blocks) == [LONG, "Seen here", "Name"]
    said = remarks(result)
    for line in (
        "A script was left out, and not run", "Hidden text was left out", "“Hidden words”",
        "The menus of a page were left out: “Home About”", "A frame with another page was left out",
        "A style sheet elsewhere was not fetched: “", "Parts that the page never shows were left out",
        "The fields of a form were left out", "“Send”",
    ):  # fmt: skip
        assert line in said, line
    assert "are not in the essay" not in said
    assert result.report.words_in_file == result.report.words_in_essay + result.report.words_dropped


def test_equations_quotation_marks_readings_and_preformatted_lines():
    math = "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>"
    found = blocks(
        f"<p>Half is {math}, said <q>one</q>.</p><p><ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby></p>"
        "<pre>one\n  two</pre>"
    )
    assert found[0].content.text == "Half is \ufffc, said “one”."
    assert found[0].content.atoms == (Formula("(a + b)/2"),)
    assert found[1].content.text == "漢字 (kanji)"
    assert found[2].content.text == "one\ufffc  two"


def test_tables_keep_their_heads_spans_captions_and_inner_tables():
    found = blocks(
        "<table><caption>Table 1: Costs</caption><tr><th>Year</th><th colspan=2>Cost</th></tr>"
        "<tr><td rowspan=9>2024</td><td>£3</td><td><table><tr><td>in</td></tr></table></td></tr></table>"
    )
    (table,) = [b for b in found if isinstance(b, Table)]
    assert table.title.text == "Costs"
    assert table.header_rows == 1
    assert [[(c.columns, c.rows) for c in row] for row in table.rows] == [
        [(1, 1), (2, 1)], [(1, 1), (1, 1), (1, 1)],
    ]  # fmt: skip
    assert isinstance(table.rows[1][2].blocks[0], Table)


def test_figures_take_their_captions_and_pictures_elsewhere_are_told():
    from tests.importers.html.build import DATA

    result = imported(
        f"<p>{LONG}</p><figure><img src='{DATA}' alt='A grey square' width=300 height=200>"
        "<figcaption>Figure 2: The square</figcaption></figure>"
        "<p><img src='http://127.0.0.1:9/h.png'><img src='file:///etc/hostname'><img src='/etc/hostname'>"
        "<img src='http://127.0.0.1:9/track.gif' width=1 height=1></p>"
    )
    figure = result.document.blocks[1]
    assert (type(figure).__name__, figure.alt, figure.caption.text) == (
        "Figure",
        "A grey square",
        "The square",
    )
    said = remarks(result)
    for address in ("http://127.0.0.1:9/h.png", "file:///etc/hostname", "/etc/hostname"):
        assert f"A picture is only linked, not in the file (“{address}”)" in said
    assert "too small to see" in said
    assert "track.gif" not in said


def test_suggestions_that_say_whose_they_are_are_suggestions():
    (block,) = blocks(
        "<p>The <del cite='mailto:Mair%20Rees' datetime='2025-01-14T21:02'>old</del>"
        "<ins cite='mailto:Mair%20Rees' datetime='2025-01-14T21:02'>new</ins> <ins>hall</ins></p>"
    )
    assert [(block.content.text[m.start : m.end], m.kind, m.author, m.when) for m in block.content.marks] == [
        ("old", MarkKind.DELETED, "Mair Rees", "2025-01-14T21:02"),
        ("new", MarkKind.INSERTED, "Mair Rees", "2025-01-14T21:02"),
        ("hall", MarkKind.UNDERLINE, "", ""),
    ]


def test_a_page_nested_too_deep_is_refused_with_advice():
    from essayeditor.foundation.errors import FileRefused
    from essayeditor.importers import read_bytes

    with pytest.raises(FileRefused, match="nested too deep"):
        read_bytes("deep.html", page("<div>" * 5000 + "x").encode())


def test_bytes_are_read_in_the_encoding_that_the_page_states():
    from essayeditor.importers import read_bytes

    said = page(f"<p>Café – {LONG}</p>", head="<meta charset=windows-1252>").encode("cp1252")
    assert read_bytes("a.html", said).document.blocks[0].content.text == f"Café – {LONG}"
