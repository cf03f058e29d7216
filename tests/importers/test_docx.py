"""Word files in the manner of the programs and people that write them, feature by feature."""

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, read_bytes
from essayeditor.text.blocks import (
    Box,
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
from essayeditor.text.marks import InlinePicture, Mark, MarkKind, NoteCall
from essayeditor.text.plain import plain
from tests.importers import builders as b
from tests.importers.builders import docx, field, para, run


def blocks(*body, **more):
    return read_bytes("essay.docx", docx(*body, **more)).document.blocks


def kinds(found):
    return [type(block).__name__ for block in found]


def remarks(imported, kind):
    return [r.text for r in imported.report.remarks if r.kind == kind]


# -- the head -----------------------------------------------------------------------------------


def test_a_title_by_its_style_in_any_language():
    imported = read_bytes(
        "e.docx", docx(para("A hall of our own", style="Titre"), para("By Jo Evans"), para(b.LONG))
    )
    assert imported.title == "A hall of our own"
    assert imported.authors == ("Jo Evans",)
    assert kinds(imported.document.blocks) == ["Paragraph"]
    assert imported.taken == ("A hall of our own", "By Jo Evans")
    assert full_text(imported).startswith("A hall of our own\nBy Jo Evans\n")
    assert len(remarks(imported, "guessed")) == 2


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("by Jo Evans and Siân ap Huw", ("Jo Evans", "Siân ap Huw")),
        ("By Dr Jo Evans, Chair of Bryn Energy", ("Dr Jo Evans",)),
        ("Jo Evans, chair of Bryn Energy", ("Jo Evans",)),
        ("Words by Jo Evans & Ann van der Berg", ("Jo Evans", "Ann van der Berg")),
        ("Sample contributor: a baker, Hull", ("Sample contributor: a baker, Hull",)),
        ("A tenant: an energy organiser, the Rhondda", ("A tenant: an energy organiser, the Rhondda",)),
        ("Jo Evans: a community energy organiser, Bristol", ("Jo Evans",)),
    ],
)
def test_bylines(line, authors):
    assert (
        read_bytes("e.docx", docx(para("The Bread", style="Titre"), para(line), para(b.LONG))).authors
        == authors
    )


@pytest.mark.parametrize(
    "line",
    [
        "By the time we met, it rained",
        "Our Roots in Wales",
        "The Roots of Honour",
        "Housing: a crisis, a chance",
        "Energy: a short history",
        "A tenant: a baker, Hull.",
        "A tenant: we baked bread, in Hull",
        "Hull, 1997: a baker, Hull",
    ],
)
def test_lines_that_name_nobody_stay_in_the_text(line):
    imported = read_bytes("e.docx", docx(para("The Bread", style="Titre"), para(line), para(b.LONG)))
    assert imported.authors == ()
    assert line in full_text(imported)
    assert line in plain(imported.document.blocks[0].content)


def test_contact_details_go_to_the_private_record():
    imported = read_bytes(
        "e.docx",
        docx(
            para("E-mail: jo@example.org, tel. 01632 960147"),
            para(b.LONG),
            para("Mobile: 07700 900382 (evenings)"),
        ),
    )
    assert imported.emails == ("jo@example.org",)
    assert imported.telephones == ("01632 960147", "07700 900382")
    assert [plain(x.content) for x in imported.document.blocks] == [b.LONG.strip()]


def test_an_address_in_the_text_stays_and_is_warned_of():
    imported = read_bytes("e.docx", docx(para(b.LONG + "Write to hall@example.org if you wish.")))
    assert imported.emails == ()
    assert any("hall@example.org" in text for text in remarks(imported, "warning"))


def test_a_first_heading_among_others_of_its_level_is_no_title():
    imported = read_bytes(
        "e.docx",
        docx(
            para("How it began", style="berschrift1"),
            para(b.LONG),
            para("How it ends", style="berschrift1"),
            para(b.LONG),
        ),
    )
    assert imported.title == ""
    assert kinds(imported.document.blocks) == ["Heading", "Paragraph", "Heading", "Paragraph"]


# -- structure ----------------------------------------------------------------------------------


def test_headings_by_chain_outline_and_look():
    found = blocks(
        para(b.LONG), para("By chain", style="Mine"), para(b.LONG),
        para("By outline", properties='<w:outlineLvl w:val="2"/>'), para(b.LONG),
        para(run("By its look alone", "<w:b/>")), para(b.LONG),
    )  # fmt: skip
    assert [(x.content.text, x.level) for x in found if isinstance(x, Heading)] == [
        ("By chain", 1), ("By outline", 3), ("By its look alone", 1),
    ]  # fmt: skip


def test_a_bold_sentence_is_no_heading():
    found = blocks(para(b.LONG), para(run("We met on a Tuesday, and it rained.", "<w:b/>")), para(b.LONG))
    assert kinds(found) == ["Paragraph"] * 3
    assert found[1].content.marks == (Mark(0, 35, MarkKind.BOLD),)


def test_a_line_that_repeats_the_text_is_a_pull_quote():
    found = blocks(para(b.LONG), para(run("We began with a list of names", "<w:b/>")), para(b.LONG))
    assert isinstance(found[1], PullQuote)


def test_typed_lists_and_their_numbers():
    found = blocks(
        para(b.LONG), para("3. three"), para("4. four"), para(b.LONG), para("• dot"), para("• dot")
    )
    items = [(x.kind, x.start, x.content.text) for x in found if isinstance(x, ListItem)]
    assert items == [
        (ListKind.DECIMAL, 3, "three"), (ListKind.DECIMAL, None, "four"),
        (ListKind.BULLET, None, "dot"), (ListKind.BULLET, None, "dot"),
    ]  # fmt: skip


def test_a_year_or_a_lone_dash_begins_no_list():
    found = blocks(para(b.LONG), para("1984. That was the year."), para("- and then she left"), para(b.LONG))
    assert kinds(found) == ["Paragraph"] * 4


def test_empty_lines_inside_a_paragraph_part_it():
    found = blocks(para(run("First."), "<w:r><w:br/></w:r><w:r><w:br/></w:r>", run("Second.")), para(b.LONG))
    assert [plain(x.content) for x in found][:2] == ["First.", "Second."]


@pytest.mark.parametrize("ornament", ["* * *", "***", "⁂", "—", "_____", "#"])
def test_ornaments_are_separators(ornament):
    assert isinstance(blocks(para(b.LONG), para(ornament), para(b.LONG))[1], Separator)


def test_a_drop_cap_joins_its_paragraph():
    cap = para("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert blocks(cap, para("he hall stood empty."))[0].content.text == "The hall stood empty."


def test_an_indented_paragraph_is_a_quotation():
    quoted = para(b.LONG, properties='<w:ind w:left="720" w:right="720"/>')
    assert isinstance(blocks(para(b.LONG * 3), quoted, para(b.LONG))[1], Quote)


# -- words in all places ------------------------------------------------------------------------


def test_fields_that_span_paragraphs_and_never_end_lose_nothing():
    toc = (
        para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("One 1"))
        + para(run("Two 2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )  # fmt: skip
    broken = para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("never ended"))
    imported = read_bytes("e.docx", docx(toc, broken, para(b.LONG)))
    said = full_text(imported)
    assert "One 1" not in said
    assert "never ended" in said
    assert any("table of contents" in text and "One 1" in text for text in remarks(imported, "dropped"))


def test_citations_of_reference_managers_keep_their_words():
    zotero = field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"x"}', "(Evans 2020)")
    assert blocks(para(run("As said "), zotero, run(".")))[0].content.text == "As said (Evans 2020)."


def test_a_text_box_with_its_fallback_is_read_once():
    inside = f"<w:txbxContent>{para('Boxed words here')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = blocks(para(drawing, run("The host keeps its own.")), para(b.LONG))
    assert kinds(found) == ["Paragraph", "Box", "Paragraph"]
    assert isinstance(found[1], Box)
    assert [x.content.text for x in found[1].blocks] == ["Boxed words here"]


def test_notes_keep_their_kinds_and_lose_only_their_marks():
    call = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    imported = read_bytes(
        "e.docx",
        docx(
            para(run("Said"), call, run(" and sung"), end),
            parts={
                "word/footnotes.xml": b.note_part(
                    "footnote", para("<w:r><w:footnoteRef/></w:r>", run(" At the foot."))
                ),
                "word/endnotes.xml": b.note_part("endnote", para(run(" At the end."))),
            },
            relationships=b.relationship("f", "footnotes", "footnotes.xml")
            + b.relationship("e", "endnotes", "endnotes.xml"),
        ),
    )
    (block,) = imported.document.blocks
    assert plain(block.content) == "Said and sung"
    assert [type(a) for a in block.content.atoms] == [NoteCall, NoteCall]
    assert [(n.kind.value, n.blocks[0].content.text) for n in imported.document.notes] == [
        ("footnote", "At the foot."), ("endnote", "At the end."),
    ]  # fmt: skip


def linked(key, words):
    return f'<w:hyperlink r:id="{key}">{run(words)}</w:hyperlink>'


def test_links_are_of_the_web_or_none():
    relationships = b.relationship("w", "hyperlink", "https://example.org/a b", True) + b.relationship(
        "j", "hyperlink", "java\tscript:alert(1)", True
    )
    imported = read_bytes(
        "e.docx",
        docx(para(linked("w", "web"), linked("j", "bad")), relationships=relationships),
    )  # fmt: skip
    (block,) = imported.document.blocks
    assert block.content.text == "webbad"
    assert block.content.marks == (Mark(0, 3, MarkKind.LINK, "https://example.org/a%20b"),)
    assert any("alert" in text for text in remarks(imported, "dropped"))


def picture(key="p", alt="", kind="inline"):
    described = f'<wp:docPr id="1" name="x" descr="{alt}"/>'
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="127000" cy="127000"/>{described}'
        f'<a:graphic><a:graphicData><a:blip r:embed="{key}"/></a:graphicData></a:graphic>'
        f"</wp:{kind}></w:drawing></w:r>"
    )


PICTURE = {
    "parts": {"word/media/p.png": b.PNG},
    "relationships": b.relationship("p", "image", "media/p.png"),
}


def test_a_picture_alone_is_a_figure_and_one_among_words_is_not():
    found = blocks(para(picture(alt="A hall")), para(run("A sign "), picture(), run(" here.")), **PICTURE)
    assert isinstance(found[0], Figure)
    assert found[0].alt == "A hall"
    assert isinstance(found[1], Paragraph)
    assert isinstance(found[1].content.atoms[0], InlinePicture)


def test_a_caption_joins_its_figure_without_its_number():
    caption = para(
        run("Figure "), field("SEQ Figure \\* ARABIC", "1"), run(": The hall at dusk"), style="Caption"
    )
    found = blocks(para(picture()), caption, para("Photo: Jo Evans"), para(b.LONG), **PICTURE)
    assert kinds(found) == ["Figure", "Paragraph"]
    assert (found[0].caption.text, found[0].credit.text) == ("The hall at dusk", "Photo: Jo Evans")


def test_a_table_title_stands_before_it_and_its_source_after():
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(para('A'))}{cell.format(para('B'))}</w:tr></w:tbl>"
    found = blocks(
        para("Table 1. Who came", style="Caption"), table, para("Source: the register"), para(b.LONG)
    )
    assert kinds(found) == ["Table", "Paragraph"]
    assert isinstance(found[0], Table)
    assert (found[0].title.text, found[0].source.text) == ("Who came", "Source: the register")


def test_comments_are_threads():
    comment = (
        '<w:comment w:id="{0}" w:author="{1}"><w:p xmlns:w14="{3}" w14:paraId="{0}A">'
        "<w:r><w:t>{2}</w:t></w:r></w:p></w:comment>"
    )
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    comments = (
        f'<w:comments xmlns:w="{b.W}">'
        + comment.format(1, "Ann", "Why?", w14)
        + comment.format(2, "Bob", "So.", w14)
    )
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx '
        'w15:paraId="1A" w15:done="1"/><w15:commentEx w15:paraId="2A" w15:paraIdParent="1A"/>'
        "</w15:commentsEx>"
    )
    imported = read_bytes(
        "e.docx",
        docx(
            para(run("We "), '<w:commentRangeStart w:id="1"/>', run("met"), '<w:commentRangeEnd w:id="1"/>'),
            parts={"word/comments.xml": comments + "</w:comments>", "word/commentsExtended.xml": extended},
            relationships=b.relationship("c", "comments", "comments.xml")
            + b.relationship("x", "commentsExtended", "commentsExtended.xml"),
        ),
    )
    (found,) = imported.comments
    assert [(r.author, r.text) for r in found.thread] == [("Ann", "Why?"), ("Bob", "So.")]
    assert found.resolved
    assert (found.start, found.end) == (3, 6)


# -- what must never pass -----------------------------------------------------------------------


def test_a_lost_word_is_warned_of(monkeypatch):
    """If the reader ever drops a word unsaid, the second count says which."""
    from essayeditor.importers.docx.inlines import Inlines

    before = Inlines.say
    monkeypatch.setattr(Inlines, "say", lambda self, said: before(self, said.replace("kettle", "")))
    imported = read_bytes("e.docx", docx(para("A list of names and a kettle.")))
    assert any("kettle" in text and "One word" in text for text in remarks(imported, "warning"))


def test_a_protected_file_says_what_to_do():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(FileRefused, match=r"‘e\.docx’ was not read.*password.*without one"):
        read_bytes("e.docx", content)


def test_a_strict_file_reads_alike():
    strict = docx(para("A hall", style="berschrift1"), para(run("bold", "<w:b/>"), run(" words")))
    import io
    import zipfile

    parts = {
        n: zipfile.ZipFile(io.BytesIO(strict)).read(n) for n in zipfile.ZipFile(io.BytesIO(strict)).namelist()
    }
    for name, part in parts.items():
        parts[name] = part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    imported = read_bytes("e.docx", b.zipped(parts))
    assert imported.title == "A hall"
    assert imported.document.blocks[0].content.marks == (Mark(0, 4, MarkKind.BOLD),)


@pytest.mark.parametrize(
    "latent",
    [
        '<w:latentStyles w:count="2"><w:lsdException w:name="Normal"/></w:latentStyles>',
        '<w:latentStyles w:count="2"/>',
    ],
)
def test_the_styles_that_word_only_offers_hide_none_that_is_there(latent):
    place = b.STYLES.index("<w:style ")
    styles = b.STYLES[:place] + latent + b.STYLES[place:]

    assert (
        read_bytes("e.docx", docx(para(run("A hall"), style="Titre"), para(b.LONG), styles=styles)).title
        == "A hall"
    )


def test_a_line_about_somebody_further_down_or_set_as_a_heading_is_no_byline():
    line = "A tenant: a baker, Hull"
    for before in ([para("It was a cold start.")], []):
        body = [*before, para(line, style="" if before else "berschrift1"), para(b.LONG)]
        imported = read_bytes("e.docx", docx(para("The Bread", style="Titre"), *body))
        assert imported.authors == ()
        assert line in full_text(imported)
