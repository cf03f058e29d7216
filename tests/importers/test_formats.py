"""The other formats that contributors send, and what is told of each."""

from email.message import EmailMessage

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, read_bytes, read_clipboard
from essayeditor.importers.sniff import Format, sniff
from essayeditor.text.blocks import Heading, ListItem, ListKind, Quote, Table, Verse
from essayeditor.text.document import NoteKind
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.text.numbering import numbers
from essayeditor.text.plain import plain
from tests.importers import builders as b


def kinds(imported):
    return [type(block).__name__ for block in imported.document.blocks]


def whole(imported):
    """Say whether the two counts agree and no warning stands in the report."""
    return not [r.text for r in imported.report.remarks if r.kind == "warning"]


# -- OpenDocument -------------------------------------------------------------------------------

ITALIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" '
    'text:start-value="2"/></text:list-style>'
)


def test_odt():
    body = (
        '<text:h text:outline-level="1">A hall of our own</text:h>'
        f'<text:p>{b.LONG}We <text:span text:style-name="T1">met</text:span>.'
        '<text:note text:note-class="endnote">'
        "<text:note-citation>i</text:note-citation><text:note-body><text:p>In 1994.</text:p></text:note-body>"
        "</text:note></text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>bread</text:p></text:list-item>'
        "<text:list-item><text:p>tea</text:p></text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>1994</text:p></table:table-cell></table:table-row></table:table>"
    )
    imported = read_bytes("e.odt", b.odt(body, ITALIC))
    assert whole(imported)
    assert imported.title == "A hall of our own"
    assert kinds(imported) == ["Paragraph", "ListItem", "ListItem", "Table"]
    first, item, _, table = imported.document.blocks
    at = first.content.text.rindex("met")
    assert first.content.marks == (Mark(at, at + 3, MarkKind.ITALIC),)
    assert (item.kind, item.start) == (ListKind.LOWER_LETTER, 2)
    assert table.header_rows == 1
    (note,) = imported.document.notes
    assert (note.kind, note.blocks[0].content.text) == (NoteKind.ENDNOTE, "In 1994.")


def test_odt_tracked_changes_and_comments():
    body = (
        "<text:tracked-changes>"
        + "".join(
            f'<text:changed-region text:id="{key}"><text:{kind}><office:change-info>'
            "<dc:creator>Ann</dc:creator>"
            f"<dc:date>2025-01-15T09:12:00</dc:date></office:change-info>{inside}</text:{kind}>"
            "</text:changed-region>"
            for key, kind, inside in (("a", "insertion", ""), ("b", "deletion", "<text:p>old </text:p>"))
        )
        + "</text:tracked-changes><text:p>The <text:change text:change-id='b'/><text:change-start "
        "text:change-id='a'/>new <text:change-end text:change-id='a'/><office:annotation office:name='c'>"
        "<dc:creator>Bob</dc:creator><dc:date>2025-01-16</dc:date><text:p>Which?</text:p>"
        "</office:annotation>hall"
        "<office:annotation-end office:name='c'/></text:p>"
    )
    imported = read_bytes("e.odt", b.odt(body))
    (block,) = imported.document.blocks
    assert block.content.text == "The old new hall"
    assert [(block.content.text[m.start : m.end], m.kind, m.author) for m in block.content.marks] == [
        ("old ", MarkKind.DELETED, "Ann"), ("new ", MarkKind.INSERTED, "Ann"),
    ]  # fmt: skip
    (comment,) = imported.comments
    assert block.content.text[comment.start : comment.end] == "hall"
    assert comment.thread[0].text == "Which?"


# -- HTML ---------------------------------------------------------------------------------------


def test_google_docs_zip_with_its_classes_notes_and_picture():
    page = (
        "<html><head><style>.c1{font-weight:700}.c2{font-style:italic}</style></head><body>"
        f'<h1>A hall</h1><p>{b.LONG}<span class="c1">bold</span> <span class="c2">slant</span>'
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>'
        '<ol class="lst-kix_ab-0 start" start="1"><li>one</li></ol><ul class="lst-kix_ab-1"><li>in</li></ul>'
        '<ol class="lst-kix_ab-0" start="2"><li>two</li></ol>'
        '<p><img src="images/image1.png" alt="A hall"></p>'
        '<p><a href="https://www.google.com/url?q=https://example.org/x&amp;sa=D">site</a></p>'
        '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> The note.</p></div></body></html>'
    )
    imported = read_bytes("e.zip", b.zipped({"Essay.html": page, "images/image1.png": b.PNG}))
    assert imported.title == "A hall"
    assert kinds(imported) == ["Paragraph", "ListItem", "ListItem", "ListItem", "Figure", "Paragraph"]
    first, *_, link = imported.document.blocks
    assert {m.kind for m in first.content.marks} == {MarkKind.BOLD, MarkKind.ITALIC}
    assert [(i.level, n) for i, n in numbers(imported.document.blocks)] == [(0, 1), (1, 0), (0, 2)]
    assert link.content.marks[0].value == "https://example.org/x"
    (note,) = imported.document.notes
    assert note.blocks[0].content.text == "The note."
    assert whole(imported)


def test_word_html_lists_and_notes():
    page = (
        "<html><body><p class=MsoNormal>Said<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>.</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>b)"
        "<span>&nbsp; </span></span>bread</p>"
        "<div style='mso-element:footnote-list'><hr><div id=ftn1><p class=MsoFootnoteText>"
        "<a href='#_ftnref1' name='_ftn1'>[1]</a> Indeed.</p></div></div></body></html>"
    )
    imported = read_clipboard(html=page)
    assert kinds(imported) == ["Paragraph", "ListItem"]
    item = imported.document.blocks[1]
    assert (item.kind, item.start, item.content.text) == (ListKind.LOWER_LETTER, 2, "bread")
    assert imported.document.notes[0].blocks[0].content.text == "Indeed."


def test_html_never_shows_scripts_or_hidden_words():
    page = (
        "<html><body><script>evil()</script><p>Seen<span style='display:none'>unseen</span></p>"
        "<p><a href='javascript:x()'>words</a></p></body></html>"
    )
    imported = read_bytes("e.html", page.encode())
    said = full_text(imported)
    assert "unseen" not in said
    assert "evil" not in said
    assert "words" in said
    assert not any(m.kind == "link" for block in imported.document.blocks for m in block.content.marks)


# -- Markdown and plain text --------------------------------------------------------------------


def test_markdown():
    text = (
        "---\ntitle: Patient money\nauthor: Jo Evans\n---\n\n# Patient money\n\n"
        "It is *slow*[^1] and `plain`.\n\n"
        "## How\n\n3. three\n4. four\n\n> Said so.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Very.\n"
    )
    imported = read_bytes("e.md", text.encode())
    assert (imported.title, imported.authors) == ("Patient money", ("Jo Evans",))
    assert kinds(imported) == ["Paragraph", "Heading", "ListItem", "ListItem", "Quote", "Table"]
    found = imported.document.blocks
    assert {m.kind for m in found[0].content.marks} == {MarkKind.ITALIC, MarkKind.CODE}
    assert isinstance(found[1], Heading)
    assert found[1].level == 1, "headings rise where the title took their first level"
    assert found[2].start == 3
    assert isinstance(found[4], Quote)
    assert isinstance(found[5], Table)
    assert imported.document.notes[0].blocks[0].content.text == "Very."
    assert whole(imported)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_plain_text_in_any_encoding(encoding):
    text = "A hall of our own\n\nIt’s “ours” – naïve, £5. " + b.LONG + "\n\nThe end, we thought."
    imported = read_bytes("e.txt", text.encode(encoding))
    assert imported.title == "A hall of our own"
    assert plain(imported.document.blocks[0].content).startswith("It’s “ours” – naïve, £5.")
    assert whole(imported)


def test_garbled_quotes_are_mended_and_told():
    imported = read_bytes("e.txt", ("Itâ€™s â€œoursâ€\x9d and cafÃ©. " + b.LONG).encode())
    assert plain(imported.document.blocks[0].content).startswith("It’s “ours” and café.")
    assert any("garbled" in r.text for r in imported.report.remarks)


def test_wrapped_lines_are_joined_and_verse_is_not():
    line = "The hall stood empty for nine winters before anybody asked who owned it"
    imported = read_bytes("e.txt", f"{line}\n{line}\n{line}.\n\nSecond {line}\n{line}.\n".encode())
    assert kinds(imported) == ["Paragraph", "Paragraph"]
    poem = read_bytes("e.txt", b"The sun has set\nthe hall is lit\n\nwe stand and let\nthe others sit\n")
    assert all(isinstance(block, Verse) for block in poem.document.blocks)
    assert poem.document.blocks[0].content.text == "The sun has set\ufffcthe hall is lit"


# -- e-mail -------------------------------------------------------------------------------------


def message(text="", attachments=()):
    mail = EmailMessage()
    mail["From"] = "Jo Evans <jo@example.org>"
    mail["Date"] = "Wed, 15 Jan 2025 09:12:00 +0000"
    mail["Subject"] = "My essay"
    mail.set_content(text)
    for name, content in attachments:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_the_attachment_of_an_e_mail_is_the_essay():
    essay = b.docx(b.para("A hall", style="Titre"), b.para(b.LONG))
    imported = read_bytes(
        "m.eml", message("Dear Ann, here it is.", [("../essay.docx", essay), ("p.png", b.PNG)])
    )
    assert imported.title == "A hall"
    assert (imported.sender, imported.sent) == ("Jo Evans <jo@example.org>", "2025-01-15T09:12:00+00:00")
    told = " ".join(r.text for r in imported.report.remarks)
    assert "Dear Ann" in told
    assert "p.png" in told
    assert imported.report.file_name == "m.eml"


def test_an_e_mail_alone_is_the_essay_itself():
    imported = read_bytes("m.eml", message(b.LONG))
    assert b.LONG.strip() in full_text(imported)
    assert imported.sender == "Jo Evans <jo@example.org>"


# -- by its bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b.docx(b.para("x")), Format.DOCX),
        ("a.docx", b"{\\rtf1 x}", Format.RTF),
        ("a.docx", b"%PDF-1.7", Format.PDF),
        ("a", b"<!DOCTYPE html><p>x", Format.HTML),
        ("a.md", b"# x", Format.MARKDOWN),
        ("a.doc", b"plain words", Format.TEXT),
        ("a.pages", b.zipped({"Index/Document.iwa": b"x"}), Format.PAGES),
        ("a.docx", b.zipped({"ppt/presentation.xml": b"x"}), Format.PRESENTATION),
        ("a.docx", b"  \r\n", Format.EMPTY),
        ("a.txt", b.PNG, Format.PICTURE),
    ],
)
def test_a_file_is_what_its_bytes_say(name, content, kind):
    assert sniff(name, content) is kind


@pytest.mark.parametrize("name", ["e.pages", "e.docx", "e.png"])
def test_refusals_say_what_to_ask_for(name):
    content = {
        "e.pages": b.zipped({"Index/Document.iwa": b"x"}),
        "e.docx": b"PK\x03\x04broken",
        "e.png": b.PNG,
    }[name]
    with pytest.raises(FileRefused, match=f"‘{name}’ was not read.*[Aa]sk"):
        read_bytes(name, content)


def test_bullets_stay_bullets():
    imported = read_bytes("e.html", b"<ul><li>a<ul><li>b</li></ul>more</li></ul>")
    found = [(i.kind, i.level, i.content.text) for i in imported.document.blocks if isinstance(i, ListItem)]
    assert found == [
        (ListKind.BULLET, 0, "a"), (ListKind.BULLET, 1, "b"), (ListKind.CONTINUATION, 0, "more"),
    ]  # fmt: skip
