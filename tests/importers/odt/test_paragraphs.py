"""Paragraphs, headings, quotations and the looks of words."""

import pytest

from essayeditor.text.blocks import Heading, Paragraph, Quote, Separator
from essayeditor.text.marks import MarkKind
from tests.importers.odt.build import LONG, blocks, imported, odt, p, remarks


def kinds(block):
    return [(block.content.text[m.start : m.end], m.kind) for m in block.content.marks]


def test_white_space_stands_for_one_space_and_named_spaces_stand_for_themselves():
    (block,) = blocks(
        p("  One\n   two <text:s text:c='3'/>three<text:tab/>four <text:span> five</text:span>\n")
    )
    assert block.content.text == "One two    three\tfour five"


def test_line_breaks_are_atoms_and_soft_hyphens_stay():
    (block,) = blocks(p("First line,<text:line-break/> second co\u00adoperative line"))
    assert block.content.text == "First line,\ufffcsecond co\u00adoperative line"


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Bold", MarkKind.BOLD),
        ("Italic", MarkKind.ITALIC),
        ("Emphasis", MarkKind.ITALIC),
        ("Caps", MarkKind.SMALL_CAPS),
        ("Super", MarkKind.SUPERSCRIPT),
        ("Sub", MarkKind.SUBSCRIPT),
        ("Struck", MarkKind.STRIKE),
        ("Lined", MarkKind.UNDERLINE),
        ("Mono", MarkKind.CODE),
    ],
)
def test_a_span_style_is_a_mark(style, kind):
    (block,) = blocks(p(f'Some <text:span text:style-name="{style}">set</text:span> words'))
    assert kinds(block) == [("set", kind)]


def test_spans_in_spans_add_up_and_take_away():
    said = (
        'a <text:span text:style-name="Italic">b <text:span text:style-name="Bold">c</text:span> '
        '<text:span text:style-name="Plain">d</text:span></text:span>'
    )
    (block,) = blocks(p(said))
    assert kinds(block) == [("b c ", MarkKind.ITALIC), ("c", MarkKind.BOLD)]


def test_direct_formatting_of_a_paragraph_marks_its_words():
    block = blocks(p(LONG, "PBold") + p(LONG))[0]
    assert kinds(block) == [(LONG, MarkKind.BOLD)]


def test_the_look_of_a_heading_or_quotation_is_no_mark():
    heading, _, quote, _ = blocks(
        '<text:h text:style-name="PHead" text:outline-level="1">The same water</text:h>'
        + p(LONG) + p(LONG, "Quotations")
        + '<text:h text:style-name="Heading_20_1" text:outline-level="1">Another</text:h>'
    )  # fmt: skip
    assert isinstance(heading, Heading)
    assert heading.content.marks == ()
    assert isinstance(quote, Quote)
    assert quote.content.marks == ()


def test_words_set_upright_in_an_italic_quotation_are_not_lost():
    (block,) = blocks(p('He wrote <text:span text:style-name="Bold">No.</text:span>', "Quotations"))
    assert kinds(block) == [("No.", MarkKind.BOLD)]


def test_headings_take_the_level_of_the_outline_up_to_three():
    found = blocks(
        p(LONG)
        + "".join(f'<text:h text:outline-level="{n}">Part {n}</text:h>{p(LONG)}' for n in (1, 2, 3, 4))
        + p("Named only", "Heading_20_1") + p(LONG)
    )  # fmt: skip
    assert [b.level for b in found if isinstance(b, Heading)] == [1, 2, 3, 3, 1]


def test_title_and_subtitle_are_found_at_the_head():
    result = imported(p("A hall of our own", "Title") + p("Why it matters to many", "Subtitle") + p(LONG))
    assert (result.title, result.standfirst) == ("A hall of our own", "Why it matters to many")
    assert [type(b) for b in result.document.blocks] == [Paragraph]


def test_an_indented_paragraph_is_guessed_to_be_a_quotation_and_the_report_says_so():
    result = imported(p(LONG) + p(LONG.replace("hall", "shop"), "PIndent") + p(LONG))
    assert isinstance(result.document.blocks[1], Quote)
    assert "indented paragraph was read as a quotation" in remarks(result)


def test_a_rule_under_an_empty_paragraph_is_a_separator():
    assert isinstance(blocks(p(LONG) + p("", "PRule") + p(LONG))[1], Separator)


def test_languages_of_spans_and_of_whole_paragraphs_are_kept():
    result = imported(
        p(f'{LONG} We say <text:span text:style-name="Welsh">bore da</text:span> to all.')
        + p('<text:span text:style-name="Welsh">A fo ben, bid bont.</text:span>')
        + p("A word of Arabic: سلام, and so on.")
    )
    first, second, third = result.document.blocks
    assert result.document.lang == "en-GB"
    (mark,) = first.content.marks
    assert (mark.kind, mark.value) == (MarkKind.LANGUAGE, "cy-GB")
    assert first.content.text[mark.start : mark.end] == "bore da"
    assert (second.lang, second.content.marks) == ("cy-GB", ())
    assert third.content.marks == (), "the default Hindi of LibreOffice is not the language of Arabic"


def test_the_language_of_most_words_is_the_essays_own():
    style = (
        '<style:style style:name="PWelsh" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties fo:language="cy" fo:country="GB"/></style:style>'
    )
    result = imported(p(LONG, "PWelsh") + p("A few English words"), automatic=style)
    assert result.document.lang == "cy-GB"
    assert [b.lang for b in result.document.blocks] == ["", "en-GB"]


def test_a_style_that_is_its_own_parent_ends_somewhere():
    loop = (
        '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>'
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    )
    (block,) = blocks(p("Round and round", "A"), automatic=loop)
    assert block.content.text == "Round and round"


def test_links_of_the_web_stay_and_others_are_told():
    result = imported(
        p(
            '<text:a xlink:href="https://example.org/a b"><text:span text:style-name="Internet_20_link">one'
            '</text:span></text:a> <text:a xlink:href="javascript:alert(1)">two</text:a> '
            '<text:a xlink:href="../old.odt">three</text:a> <text:a xlink:href="#Place">four</text:a> '
            '<text:a xlink:href="#1.The%20same%20water|outline">five</text:a>'
        )
        + '<text:h text:outline-level="1">The same water</text:h>'
        + p(f'<text:bookmark-start text:name="Place"/>{LONG}<text:bookmark-end text:name="Place"/>')
    )
    links = [m.value for m in result.document.blocks[0].content.marks]
    heading, last = result.document.blocks[1], result.document.blocks[2]
    assert links == ["https://example.org/a%20b", f"#{last.id}", f"#{heading.id}"]
    assert result.document.blocks[0].content.text == "one two three four five"
    assert "not of the web was left out" in remarks(result)


def test_ruby_is_read_after_its_word():
    ruby = (
        "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>kanji</text:ruby-text></text:ruby>"
    )
    (block,) = blocks(p(f"The word {ruby} is read"))
    assert block.content.text == "The word 漢字 (kanji) is read"


def test_hidden_words_are_dropped_counted_and_told():
    result = imported(
        p('Seen <text:span text:style-name="Hidden">not seen at all </text:span>and '
          '<text:hidden-text text:condition="1" text:string-value="secret" text:is-hidden="true">secret'
          "</text:hidden-text> seen.")
        + p('<text:hidden-paragraph text:condition="1" text:is-hidden="true"/>A whole hidden line')
        + f'<text:section text:name="s" text:display="none">{p("Hidden section words")}</text:section>'
    )  # fmt: skip
    assert [b.content.text for b in result.document.blocks] == ["Seen and seen."]
    said = remarks(result)
    for words in ("not seen at all", "secret", "A whole hidden line", "Hidden section words"):
        assert words in said
    assert result.report.words_in_file == result.report.words_in_essay + result.report.words_dropped
    assert "are not in the essay" not in said


def test_page_numbers_contents_and_headers_are_left_out_knowingly():
    contents = (
        '<text:table-of-content text:name="c"><text:table-of-content-source text:outline-level="1">'
        "<text:index-title-template>Contents</text:index-title-template></text:table-of-content-source>"
        f"<text:index-body>{p('Contents')}{p('The same water 3')}</text:index-body></text:table-of-content>"
    )
    master = (
        '<style:master-page style:name="Standard" style:page-layout-name="x"><style:header>'
        f"{p('Draft of a member')}</style:header><style:footer>{p('7')}</style:footer></style:master-page>"
    )
    result = imported(
        contents + p(f"{LONG} <text:page-number>12</text:page-number><text:date>1 May 2025</text:date>"),
        master=master,
    )
    (block,) = result.document.blocks
    assert block.content.text == f"{LONG} 1 May 2025"
    said = remarks(result)
    assert "table of contents was left out" in said
    assert "Page numbers were left out: “12”" in said
    assert "A page header was left out; the book has its own: “Draft of a member”" in said
    assert "footer" not in said
    assert "are not in the essay" not in said


def test_a_bibliography_is_part_of_the_essay():
    index = f"<text:index-body>{p('A. Author, A Book (2020)')}</text:index-body>"
    found = blocks(f"{p(LONG)}<text:bibliography>{index}</text:bibliography>")
    assert found[1].content.text == "A. Author, A Book (2020)"


def test_what_wraps_paragraphs_in_a_way_not_known_is_read_through():
    result = imported(
        f"<text:section text:name='a'><loext:thing>{p('Inside')}</loext:thing></text:section>"
        "<loext:other>Words outside any paragraph</loext:other>"
    )
    assert result.document.blocks[0].content.text == "Inside"
    assert result.document.blocks[1].plain == "Words outside any paragraph"
    assert "kept as it is" in remarks(result)


def test_flat_files_read_as_packages_do():
    from essayeditor.importers import read_bytes
    from tests.importers.odt.build import fodt

    body = p('Some <text:span text:style-name="Bold">bold</text:span> words') + p(LONG, "Quotations")
    flat = read_bytes("essay.fodt", fodt(body)).document
    packed = read_bytes("essay.odt", odt(body)).document
    assert [(type(b), b.content) for b in flat.blocks] == [(type(b), b.content) for b in packed.blocks]
