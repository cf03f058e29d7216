# ruff: noqa: E501 - the pages stand as the programs write them
"""What Word, Google Docs and LibreOffice write: lists, notes, comments, titles."""

import io
import zipfile

from essayeditor.importers import read_bytes
from essayeditor.importers.html import read_fragment
from essayeditor.text.blocks import Crop, Figure, Heading, ListItem, PullQuote, Quote
from essayeditor.text.document import NoteKind
from essayeditor.text.marks import MarkKind
from tests.importers.html.build import LONG, blocks, imported, kinds, page, png, remarks, shown

WORD_SHEET = """<!--
 @list l0 {mso-list-id:1; mso-list-type:hybrid;}
 @list l0:level1 {mso-level-text:"%1\\."; margin-left:36.0pt;}
 @list l0:level2 {mso-level-number-format:alpha-lower; mso-level-text:"%2\\)";}
 @list l1:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:12.0pt; font-family:"Aptos",sans-serif;}
 p.MsoQuote, li.MsoQuote {margin:0cm; font-style:italic;}
-->"""


def word_item(label: str, said: str, where: str) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:{where} lfo1'>"
        f"<![if !supportLists]><span lang=EN-GB style='mso-fareast-font-family:Aptos'><span "
        f"style='mso-list:Ignore'>{label}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;"
        f"</span></span></span><![endif]><span lang=EN-GB>{said}<o:p></o:p></span></p>"
    )


def test_word_titles_quotations_and_lists_are_what_their_styles_say():
    result = read_bytes(
        "essay.htm",
        page(
            f"<div class=WordSection1><p class=MsoTitle>A hall of our own<o:p></o:p></p><p class=MsoNormal>{LONG}"
            "</p><p class=MsoQuote>One day.</p><p class=MsoIntenseQuote>Two days.</p>"
            + word_item("4.", "fourth", "l0 level1") + word_item("b)", "under it", "l0 level2")
            + word_item("5.", "fifth", "l0 level1") + word_item("·", "dotted", "l1 level1")
            + f"<p class=MsoNormal>{LONG}</p></div>",
            style=WORD_SHEET,
            head="<meta name=Generator content='Microsoft Word 15'>",
        ).encode(),
    )  # fmt: skip
    found = result.document.blocks
    assert result.title == "A hall of our own"
    assert isinstance(found[1], Quote)
    assert found[1].content.marks == (), "italic is how quotations look in Word"
    assert isinstance(found[2], PullQuote)
    assert shown(found)[3:7] == ["4 fourth", ".b under it", "5 fifth", "• dotted"]
    assert result.report.producer == "Microsoft Word 15"
    assert "are not in the essay" not in remarks(result)
    assert "The labels of list items were left out" in remarks(result)


def test_word_lists_are_lists_even_without_their_sheet():
    items = [("ii.", "second", "l3 level1"), ("iii.", "third", "l3 level1"), ("o", "round", "l2 level1")]
    assert shown(blocks("".join(word_item(*item) for item in items))) == ["ii second", "iii third", "• round"]


def test_word_notes_are_notes():
    def note(kind: str, n: int) -> str:
        where = f"href='#_{kind}{n}' name='_{kind}ref{n}'"
        return f"<a style='mso-{kind}-id:{kind}' {where} title=''><span class=x>[{n}]</span></a>"

    def body(kind: str, n: int, said: str) -> str:
        return (
            f"<div style='mso-element:footnote' id={kind}{n}><p class=MsoFootnoteText><a href='#_{kind}ref{n}' "
            f"name='_{kind}{n}' title=''><span class=MsoFootnoteReference>[{n}]</span></a> {said}</p></div>"
        )

    result = imported(
        f"<p>{LONG}{note('ftn', 1)} And so{note('edn', 1)}.</p><div style='mso-element:footnote-list'>"
        f"<br clear=all><hr align=left size=1 width='33%'>{body('ftn', 1, 'See <i>Acts</i> 4.')}</div>"
        f"<div style='mso-element:endnote-list'><br clear=all><hr size=1>{body('edn', 1, 'At the end.')}</div>"
    )
    (block,) = result.document.blocks
    assert block.content.text == f"{LONG}\ufffc And so\ufffc."
    assert [(n.kind, n.blocks[0].content.text) for n in result.document.notes] == [
        (NoteKind.FOOTNOTE, "See Acts 4."), (NoteKind.ENDNOTE, "At the end."),
    ]  # fmt: skip
    assert kinds(result.document.notes[0].blocks[0].content) == [("Acts", MarkKind.ITALIC)]
    assert "are not in the essay" not in remarks(result)


def test_word_comments_keep_their_stretch_and_author():
    result = imported(
        "<p>Say <a style='mso-comment-reference:MR_1;mso-comment-date:20250114T2102'>this</a><span "
        "class=MsoCommentReference><span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor "
        f"id='_anchor_1' href='#_msocom_1' name='_msoanchor_1'>[MR1]</a></span></span> and that. {LONG}</p>"
        "<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width='33%'>"
        "<div style='mso-element:comment'><div id='_com_1' class=msocomtxt><a name='_msocom_1'></a>"
        "<p class=MsoCommentText><span style='mso-comment-author:\"Mair Rees\"'><span><a href='#_msoanchor_1' "
        "class=msocomoff>[MR1]</a></span></span>Is it so?</p></div></div></div>"
    )
    (comment,) = result.comments
    assert (comment.start, comment.end) == (4, 8)
    assert [(r.author, r.text) for r in comment.thread] == [("Mair Rees", "Is it so?")]
    assert result.document.notes == ()
    assert result.report.found["comments"] == result.report.kept["comments"] == 1
    assert "are not in the essay" not in remarks(result)


GOOGLE_SHEET = (
    ".lst-kix_a1-0 > li:before{content:\"\" counter(lst-ctn-kix_a1-0,decimal) \". \"}"
    ".lst-kix_a1-1 > li:before{content:\"\" counter(lst-ctn-kix_a1-1,lower-latin) \". \"}"
    ".lst-kix_b2-0 > li:before{content:\"\\0025cf   \"}"
    "ol.lst-kix_a1-0{list-style-type:none}ol.lst-kix_a1-1{list-style-type:none}"
    ".c1{font-weight:700}.c2{font-style:italic}.c3{text-decoration:underline;color:#1155cc}"
    ".c4{margin-left:36pt;margin-right:36pt}.title{font-size:26pt}"
)  # fmt: skip
GOOGLE = (
    '<p class="c0 title"><span>Patient money</span></p>'
    '<p class="c0 subtitle"><span>Why it matters to so many of us here</span></p>'
    f'<p class="c0"><span>{LONG} </span><span class="c1">Bold</span><span> and </span><span class="c2">slanted'
    '</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span class="c3"><a href="https://www.google.com/'
    'url?q=https://example.org/&amp;sa=D">link</a></span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
    '<h1 class="c0"><span class="c1">The first part</span></h1>'
    '<ol class="c5 lst-kix_a1-0 start" start="1"><li class="c0 li-bullet-0"><span>one</span></li></ol>'
    '<ol class="c5 lst-kix_a1-1 start" start="1"><li class="c0"><span>under</span></li></ol>'
    '<ol class="c5 lst-kix_a1-0" start="2"><li class="c0"><span>two</span></li></ol>'
    '<ul class="c5 lst-kix_b2-0 start"><li class="c0"><span>dot</span></li></ul>'
    f'<p class="c4"><span>{LONG}</span></p><p class="c0"><span style="overflow: hidden; display: inline-block; '
    'width: 300px; height: 200px;"><img alt="A grey square" src="images/image1.png" style="width: 400px; '
    'height: 400px; margin-left: -40px; margin-top: -100px;" title=""></span></p><p class="c0"><span>End.</span>'
    '</p><hr class="c9"><div><p class="c0"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;In the note.</span>'
    '</p></div><div class="c8"><p class="c0"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it so?</span></p></div>'
)  # fmt: skip


def google_zip() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("Patientmoney.html", page(GOOGLE, style=GOOGLE_SHEET))
        archive.writestr("images/image1.png", png())
    return memory.getvalue()


def test_the_zipped_page_of_google_docs_is_read_whole():
    result = read_bytes("Patient money.zip", google_zip())
    found = result.document.blocks
    assert (result.title, result.standfirst) == ("Patient money", "Why it matters to so many of us here")
    assert [(m.kind.value, m.value) for m in found[0].content.marks] == [
        ("bold", ""), ("italic", ""), ("link", "https://example.org/"),
    ]  # fmt: skip
    assert isinstance(found[1], Heading)
    assert found[1].content.marks == ()
    assert shown(found[2:6]) == ["1 one", ".a under", "2 two", "• dot"]
    assert isinstance(found[6], Quote)
    figure = found[7]
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.crop) == (
        "A grey square",
        Crop(left=10000, top=25000, right=15000, bottom=25000),
    )
    assert [n.blocks[0].content.text for n in result.document.notes] == ["In the note."]
    assert [r.text for r in result.comments[0].thread] == ["Is it so?"]
    assert shown(found[8:]) == ["End."], "the rule before the notes is gone with them"
    assert "are not in the essay" not in remarks(result)


def test_what_google_docs_puts_on_the_clipboard():
    said = (
        "<meta charset='utf-8'><meta charset=\"utf-8\"><b style=\"font-weight:normal;\" "
        "id=\"docs-internal-guid-1f\"><p dir=\"ltr\" style=\"line-height:1.38;\"><span style=\"font-size:11pt;"
        "font-weight:400;white-space:pre-wrap;\">Plain and </span><span style=\"font-weight:700;font-style:italic;"
        "white-space:pre-wrap;\">strong</span></p><br /><ol style=\"margin-top:0;\"><li dir=\"ltr\" "
        "style=\"list-style-type:decimal;font-weight:400;\" aria-level=\"1\"><p role=\"presentation\"><span>one"
        "</span></p></li><ol><li style=\"list-style-type:lower-alpha;\" aria-level=\"2\"><p><span>under</span></p>"
        "</li></ol><li style=\"list-style-type:decimal;\" aria-level=\"1\"><p><span>two</span></p></li></ol></b>"
    )  # fmt: skip
    result = read_fragment(said)
    assert shown(result.document.blocks) == ["Plain and strong", "1 one", ".a under", "2 two"]
    assert set(kinds(result.document.blocks[0].content)) == {
        ("strong", MarkKind.BOLD),
        ("strong", MarkKind.ITALIC),
    }
    assert result.report.producer == "Google Docs"


def test_what_windows_puts_around_html_on_the_clipboard_is_no_word_of_it():
    head = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:0000000141\r\n"
    said = f"{head}<html><body>\r\n<!--StartFragment--><p>One</p><!--EndFragment-->\r\n</body></html>"
    assert shown(read_fragment(said).document.blocks) == ["One"]


def test_libreoffice_notes_quotations_and_classes():
    result = imported(
        f"<p class='western'>{LONG}<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1"
        "</sup></a></p><p class='quotations-western'>A fo ben.</p><blockquote class='western'>Bid bont.</blockquote>"
        f"<p class='western'>{LONG}</p><div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym' "
        "name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>One.</p><p class='sdfootnote'>Two.</p></div>"
        "<div title='footer'><p>Draft of a member</p></div>",
        style="a:link { text-decoration: underline } p.quotations-western { font-style: italic }",
    )
    first, second, third, _ = result.document.blocks
    assert first.content.marks == ()
    assert (type(second), type(third)) == (Quote, Quote)
    assert second.content.marks == ()
    assert [b.content.text for b in result.document.notes[0].blocks] == ["One.", "Two."]
    assert "A page header or footer was left out; the book has its own: “Draft of a member”" in remarks(
        result
    )


def test_lists_of_any_page_count_as_they_say():
    said = (
        "<ol start=3 type=i><li>three<ul><li>dot</li></ul>and more</li><li value=7><p>seven</p><p>still</p></li></ol>"
        "<ol style='list-style-type: upper-alpha'><li>A<li>B</ol>"
    )  # fmt: skip
    found = blocks(said)
    assert shown(found) == ["iii three", ".• dot", " and more", "vii seven", " still", "A A", "B B"]
    assert all(isinstance(b, ListItem) for b in found)


def test_notes_of_any_page_are_known_by_links_there_and_back():
    result = imported(
        f"<p>{LONG}<sup id='r1a'><a href='#n1'>1</a></sup> Again<sup id='r1b'><a href='#n1'>1</a></sup></p>"
        "<ol><li id='n1'><p>The note <a href='#r1a'>a</a> <a href='#r1b'>b</a></p></li></ol>"
    )
    assert result.document.blocks[0].content.text == f"{LONG}\ufffc Again1"
    assert result.document.notes[0].blocks[0].content.text == "The note"
    assert "A note is called a second time; here its number stands as typed: “1”" in remarks(result)


def test_headings_that_link_back_to_a_table_of_contents_are_no_notes():
    found = blocks(
        "<div><p><a href='#s1' id='t1'>1</a></p><section><h2 id='s1'><a href='#t1'>1</a></h2>"
        f"<p>{LONG}</p></section></div>"
    )
    assert [type(b).__name__ for b in found] == ["Paragraph", "Heading", "Paragraph"]
