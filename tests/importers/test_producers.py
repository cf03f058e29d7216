"""What is each program's own: Word's comments and cover, Google's controls, Pages' boxes, Zotero's fields."""

from essayeditor.importers import full_text, read_bytes
from essayeditor.text.blocks import Heading, ListItem, ListKind, Paragraph
from essayeditor.text.document import NoteKind, all_blocks, inlines
from essayeditor.text.marks import MarkKind
from tests.importers import builders as b
from tests.importers.builders import docx, field, note_part, para, relationship, run

WHEN = 'w:date="2026-10-01T09:00:00Z"'


def styles(*named):
    """Return a styles part with these (id, name, based on, properties) beside Normal."""
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'{f"""<w:basedOn w:val="{base}"/>""" if base else ""}{looks}</w:style>'
        for key, name, base, looks in named
    )
    return (
        f'<w:styles xmlns:w="{b.W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{rows}</w:styles>'
    )  # fmt: skip


def lists(*levels):
    """Return a numbering part with one list, number 3, of these (format, text, start) levels."""
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (fmt, text, start) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{b.W}"><w:abstractNum w:abstractNumId="9">{rows}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num></w:numbering>'
    )


def item(text, level=0, style=""):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
    return para(text, style=style, properties=numbered)


def kinds(imported):
    return {m.kind for block in all_blocks(imported.document) for t in inlines(block) for m in t.marks}


def whole(imported):
    assert imported.report.words_missing == 0, imported.report.remarks
    return " ".join(full_text(imported).split())


def test_word_for_windows():
    """Words parted by revision marks, a drop cap, a contents field, a comment and its answer."""
    cap = para(run("T"), properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    first = para('<w:r w:rsidR="00A1"><w:t>he ha</w:t></w:r>', run("ll stood"), run(" empty."), run(b.LONG))
    contents = para(field('TOC \\o "1-3"', "What we did\t2"))
    inside = para(
        '<w:commentRangeStart w:id="1"/>', run("Whose roof?"), '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>', run(" Twenty-one"), "<w:r><w:noBreakHyphen/></w:r>",
        run("two."),
    )  # fmt: skip
    said = "".join(
        f'<w:comment w:id="{n}" w:author="{who}" {WHEN}><w:p w14:paraId="0000000{n}">{run(words)}</w:p>'
        "</w:comment>"
        for n, who, words in ((1, "An editor", "Ask them."), (2, "A writer", "I did."))
    )
    word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    extended = (
        f'<w15:commentsEx xmlns:w15="{word15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    relation = f'<Relationship Id="rX" Type="{kind}" Target="commentsExtended.xml"/>'
    imported = read_bytes("windows.docx", docx(
        para("A hall of our own", style="Titre"), contents, cap, first, inside,
        parts={
            "word/comments.xml": f'<w:comments xmlns:w="{b.W}" xmlns:w14="{word14}">{said}</w:comments>',
            "word/commentsExtended.xml": extended,
        },
        relationships=relationship("rC", "comments", "comments.xml") + relation,
    ))  # fmt: skip
    text = whole(imported)
    assert "The hall stood empty." in text
    assert "Twenty-one\u2011two." in text or "Twenty-one-two." in text
    assert "What we did 2" not in text
    (comment,) = imported.comments
    assert [(r.author, r.text) for r in comment.thread] == [
        ("An editor", "Ask them."),
        ("A writer", "I did."),
    ]


def test_word_for_mac():
    """Smart tags, curly quotes, a text box in VML beside the words of its paragraph."""
    box = (
        '<w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
        f'{para("In the box: ten pounds a share.")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    )  # fmt: skip
    tag = f'<w:smartTag w:uri="urn:x" w:element="place">{run("Durham")}</w:smartTag>'
    imported = read_bytes("mac.docx", docx(
        para("A hall of our own", style="Titre"),
        para(run("“We own it,” they said in "), tag, run(". "), box),
        para(b.LONG), application="Microsoft Macintosh Word",
    ))  # fmt: skip
    text = whole(imported)
    assert "“We own it,” they said in Durham." in text
    assert "In the box: ten pounds a share." in text


def test_google_docs():
    """Its controls around runs, link colours, lists that go on, and notes with a space before the words."""
    control = '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr>'
    control += f"<w:sdtContent>{run('kept ')}</w:sdtContent></w:sdt>"
    blue = '<w:color w:val="1155cc"/><w:u w:val="single"/>'
    link = f'<w:hyperlink r:id="rL">{run("the register", blue)}</w:hyperlink>'
    call = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    call += '<w:footnoteReference w:customMarkFollows="0" w:id="1"/></w:r>'
    note = note_part("footnote", para("<w:r><w:footnoteRef/></w:r>", run(" The register, 1994.")))
    named = [("Title", "Title", "", ""), ("Heading1", "heading 1", "", ""), ("Subtitle", "Subtitle", "", "")]
    imported = read_bytes("google.docx", docx(
        para("A hall of our own", style="Title"), para("How forty of us did it", style="Subtitle"),
        para(run("We "), control, link, call, run(".")), para("What we did", style="Heading1"),
        item("Sweep"), item("Paint", 1), para("Between the two."), item("Open the door"), para(b.LONG),
        styles=styles(*named), application="",
        parts={
            "word/footnotes.xml": note,
            "word/numbering.xml": lists(("decimal", "%1.", 1), ("lowerLetter", "%2.", 1)),
        },
        relationships=relationship("rF", "footnotes", "footnotes.xml")
        + relationship("rN", "numbering", "numbering.xml")
        + relationship("rL", "hyperlink", "https://example.org/register", external=True),
    ))  # fmt: skip
    assert (imported.title, imported.standfirst) == ("A hall of our own", "How forty of us did it")
    assert "We kept the register." in whole(imported)
    assert MarkKind.LINK in kinds(imported)
    assert MarkKind.UNDERLINE not in kinds(imported), "the look of a link is no emphasis"
    items = [block for block in imported.document.blocks if isinstance(block, ListItem)]
    assert [(i.kind, i.level, i.start) for i in items] == [
        (ListKind.DECIMAL, 0, None), (ListKind.LOWER_LETTER, 1, None), (ListKind.DECIMAL, 0, 2),
    ]  # fmt: skip
    assert imported.document.notes[0].blocks[0].content.text == "The register, 1994."


def test_pages():
    """Its styles "Body" and "Heading", outlines on letters, endnotes, and a box with a fallback."""
    outline = '<w:outline w:val="0"/><w:color w:val="000000"/><w:lang w:val="en-US"/>'
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{para('A box of Pages.')}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{para('A box of Pages.')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    call = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = note_part("endnote", para("<w:r><w:endnoteRef/></w:r>", run(" At the end.")))
    head = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    named = [("Body", "Body", "", ""), ("Heading", "Heading", "", head), ("Title", "Title", "", "")]
    imported = read_bytes("pages.docx", docx(
        para("A hall of our own", style="Title"), para(run(b.LONG, outline), call, box, style="Body"),
        para("What we did", style="Heading"), para(run("The last.", outline), style="Body"),
        styles=styles(*named), application="Pages", parts={"word/endnotes.xml": notes},
        relationships=relationship("rE", "endnotes", "endnotes.xml"),
    ))  # fmt: skip
    text = whole(imported)
    assert text.count("A box of Pages.") == 1
    assert [h.content.text for h in imported.document.blocks if isinstance(h, Heading)] == ["What we did"]
    assert [(n.kind, n.blocks[0].content.text) for n in imported.document.notes] == [
        (NoteKind.ENDNOTE, "At the end."),
    ]  # fmt: skip


def test_libreoffice():
    """Its "Text Body", a tab after a note's number, tracked changes and a deleted paragraph's end."""
    call = '<w:r><w:rPr><w:rStyle w:val="FootnoteAnchor"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    note = note_part("footnote", para("<w:r><w:footnoteRef/></w:r>", "<w:r><w:tab/></w:r>", run("A note.")))
    gone = f'<w:del w:id="4" w:author="An editor" {WHEN}>'
    gone += '<w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
    came = f'<w:ins w:id="5" w:author="An editor" {WHEN}>{run("new ")}</w:ins>'
    ended = f'<w:rPr><w:del w:id="6" w:author="An editor" {WHEN}/></w:rPr>'
    named = [("TextBody", "Text Body", "", ""), ("Heading1", "Heading 1", "", "")]
    imported = read_bytes("libre.docx", docx(
        para("What we did", style="Heading1"),
        para(run("The "), gone, came, run("hall."), call, style="TextBody"),
        para("First half,", properties=ended), para("second half.", style="TextBody"), para(b.LONG),
        styles=styles(*named), application="LibreOffice/24.2", parts={"word/footnotes.xml": note},
        relationships=relationship("rF", "footnotes", "footnotes.xml"),
    ))  # fmt: skip
    assert imported.document.notes[0].blocks[0].content.text == "A note."
    marks = [m for block in all_blocks(imported.document) for t in inlines(block) for m in t.marks]
    assert {(m.kind, m.author) for m in marks if m.author} == {
        (MarkKind.DELETED, "An editor"), (MarkKind.INSERTED, "An editor"),
    }  # fmt: skip
    ends = [p.end.kind for p in imported.document.blocks if isinstance(p, Paragraph) and p.end is not None]
    assert ends == [MarkKind.DELETED]
    assert "second half." in whole(imported)


def test_zotero():
    """Citations in the text and in a note, and a bibliography that is one field over three paragraphs."""
    cited = field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"x"}', "(Evans 1994)")
    in_note = field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"y"}', "Evans, The Hall, 12.")
    note = note_part("footnote", para("<w:r><w:footnoteRef/></w:r>", run(" "), in_note))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY "
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    imported = read_bytes("zotero.docx", docx(
        para("A hall of our own", style="Titre"),
        para(run(b.LONG), cited, '<w:r><w:footnoteReference w:id="1"/></w:r>', run(".")),
        para("References", style="berschrift1"), para(begin, run("Evans, The Hall. 1994.")),
        para(run("Jones, "), run("The Roof", "<w:i/>"), run(". 2001.")),
        para(run("Smith, The Floor. 2010."), end),
        para("After the list."), parts={"word/footnotes.xml": note},
        relationships=relationship("rF", "footnotes", "footnotes.xml"),
    ))  # fmt: skip
    text = whole(imported)
    for part in (
        "(Evans 1994)",
        "Evans, The Hall. 1994.",
        "Jones, The Roof. 2001.",
        "Smith, The Floor. 2010.",
    ):
        assert part in text
    assert "ZOTERO" not in text
    assert "CSL_CITATION" not in text
    assert imported.document.notes[0].blocks[0].content.text == "Evans, The Hall, 12."
    assert full_text(imported).count("\n") > 4, "each entry of the bibliography stands on its own"
    assert MarkKind.ITALIC in kinds(imported)
