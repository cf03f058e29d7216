"""Unusual files, as contributors send them: each is read whole, or refused in plain words."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, read_bytes
from essayeditor.importers.finish import missing_words
from essayeditor.text.blocks import Table
from essayeditor.text.document import all_blocks, inlines
from essayeditor.text.marks import Formula, MarkKind
from essayeditor.text.plain import words
from tests.importers import builders as b
from tests.importers.builders import docx, para, relationship, run

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CALL = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def said(content, name="odd.docx"):
    imported = read_bytes(name, content)
    assert imported.report.words_missing == 0, imported.report.remarks
    return full_text(imported)


def whole(content, name, *parts):
    """Expect every one of these stretches of words."""
    text = " ".join(said(content, name).split())
    for part in parts:
        assert part in text, f"{part!r} not in {text!r}"
    return text


def test_strict_ooxml():
    content = docx(para("Strict words stand here."))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: part.replace(b.W, STRICT)
        .replace(b.R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in parts.items()
    }  # fmt: skip
    whole(b.zipped(strict), "strict.docx", "Strict words stand here.")


def test_a_chunk_of_another_file_is_told():
    chunk = relationship("rC", "aFChunk", "chunk.html")
    content = docx(
        para("Before."), '<w:altChunk r:id="rC"/>', para("After."),
        relationships=chunk, parts={"word/chunk.html": "<p>Words of the chunk.</p>"},
    )  # fmt: skip
    imported = read_bytes("chunk.docx", content)
    told = " ".join(remark.text for remark in imported.report.remarks)
    assert "Another whole document is embedded in this one" in told


def test_content_controls_in_content_controls():
    inner = f"<w:sdt><w:sdtContent>{para('Within within.')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Within.')}{inner}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('deep ')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{inline}</w:sdtContent></w:sdt>"
    whole(docx(outer, para(inline, run("words"))), "sdt.docx", "Within.", "Within within.", "deep words")


def test_paragraphs_and_tables_that_were_inserted():
    mark = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"/>'
    table = (
        f"<w:tbl><w:tr><w:trPr>{mark}</w:trPr><w:tc>{para('New cell.')}</w:tc></w:tr></w:tbl>{para('After.')}"
    )
    inserted = f'<w:ins w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">{para("Wrapped.")}</w:ins>'
    content = docx(para(run("New. "), properties=f"<w:rPr>{mark}</w:rPr>"), table, inserted, para("Last."))
    whole(content, "ins.docx", "New.", "New cell.", "Wrapped.", "Last.")


def test_a_note_called_from_a_table():
    notes = b.note_part("footnote", para("<w:r><w:footnoteRef/></w:r>", run(" From a cell.")))
    cell = f"<w:tbl><w:tr><w:tc>{para(run('Cell'), CALL)}</w:tc></w:tr></w:tbl>"
    content = docx(
        cell, para("End."), parts={"word/footnotes.xml": notes},
        relationships=relationship("rF", "footnotes", "footnotes.xml"),
    )  # fmt: skip
    imported = read_bytes("note.docx", content)
    assert len(imported.document.notes) == 1
    assert any(isinstance(block, Table) for block in imported.document.blocks)


def test_a_comment_over_several_paragraphs():
    comments = (
        f'<w:comments xmlns:w="{b.W}"><w:comment w:id="5" w:author="A reader" w:date="2026-01-01T00:00:00Z">'
        f"{para('All of this.')}</w:comment></w:comments>"
    )
    end = '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    content = docx(
        para('<w:commentRangeStart w:id="5"/>', run("First here.")), para("Second here."),
        para(run("Third here."), end),
        parts={"word/comments.xml": comments}, relationships=relationship("rC", "comments", "comments.xml"),
    )  # fmt: skip
    imported = read_bytes("comment.docx", content)
    (comment,) = imported.comments
    assert comment.thread[0].text == "All of this."
    assert comment.block in {block.id for block in imported.document.blocks}


def test_right_to_left_words_keep_their_order():
    arabic = "قاعة لنا جميعا"
    text = said(docx(para(run(arabic, "<w:rtl/>"), run(" and English."), properties="<w:bidi/>")))
    assert arabic in text


def test_an_equation_of_its_own_line():
    maths = (
        "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r>"
        "</m:den></m:f></m:oMath></m:oMathPara>"
    )
    imported = read_bytes("maths.docx", docx(para("Thus:"), f"<w:p>{maths}</w:p>"))
    atoms = [a for block in all_blocks(imported.document) for t in inlines(block) for a in t.atoms]
    assert [atom.plain for atom in atoms if isinstance(atom, Formula)] in (["a/b"], ["(a)/(b)"])


def graphic(uri, inside, alt="", key="rD"):
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="3" name="D" descr="{alt}"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
        "</w:r></w:p>"
    )


def test_smart_art_is_told_with_its_words():
    uri = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    art = graphic(uri, f'<dgm:relIds xmlns:dgm="{uri}" r:dm="rD"/>', "Three steps to a hall")
    data = (
        f'<dgm:dataModel xmlns:dgm="{uri}" xmlns:a="{b.A}"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r>'
        "<a:t>Meet first</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    imported = read_bytes("art.docx", docx(
        para("Look:"), art, parts={"word/diagrams/data1.xml": data},
        relationships=relationship("rD", "diagramData", "diagrams/data1.xml"),
    ))  # fmt: skip
    told = full_text(imported) + " ".join(remark.text for remark in imported.report.remarks)
    assert "Three steps to a hall" in told
    assert "Meet first" in told


def test_a_chart_is_told_with_its_words():
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = (
        f'<c:chartSpace xmlns:c="{uri}" xmlns:a="{b.A}"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
        "<a:t>Members by year</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
    )
    imported = read_bytes("chart.docx", docx(
        para("Look:"), graphic(uri, f'<c:chart xmlns:c="{uri}" r:id="rD"/>', "A rising line"),
        parts={"word/charts/chart1.xml": chart},
        relationships=relationship("rD", "chart", "charts/chart1.xml"),
    ))  # fmt: skip
    told = full_text(imported) + " ".join(remark.text for remark in imported.report.remarks)
    assert "A rising line" in told
    assert "Members by year" in told


def test_ink_and_an_embedded_sheet_are_told():
    ole = (
        '<w:p><w:r><w:object><v:shape id="s" alt="A sheet of costs"/><o:OLEObject '
        'xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" r:id="rO"/>'
        "</w:object></w:r></w:p>"
    )
    imported = read_bytes("ole.docx", docx(
        para("Costs:"), ole, para("End."), parts={"word/embeddings/sheet.xlsx": "PK"},
        relationships=relationship("rO", "package", "embeddings/sheet.xlsx"),
    ))  # fmt: skip
    assert any("object" in r.text.lower() or "embedded" in r.text.lower() for r in imported.report.remarks)
    assert "End." in full_text(imported)


def test_an_empty_word_file_is_read_as_empty():
    imported = read_bytes("empty.docx", docx("<w:p/>"))
    assert full_text(imported).strip() == ""
    assert imported.report.remarks[0].text.startswith("There are no words in it.")


def test_a_word_file_that_is_in_truth_a_web_page():
    content = b"<html><body><p>Saved as a web page &mdash; with every word.</p></body></html>"
    imported = read_bytes("essay.docx", content)
    assert "Saved as a web page" in full_text(imported)
    assert "by its content it is" in imported.report.remarks[0].text


def test_a_word_file_under_a_password():
    with pytest.raises(FileRefused, match="password"):
        read_bytes("secret.docx", compound("EncryptedPackage"))


def compound(stream):
    """A compound file whose root holds one small stream of this name ([MS-CFB] 2.2 and 2.6)."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    header += struct.pack("<I", free) * 108

    def entry(name, kind, child, start, size):
        raw = name.encode("utf-16-le") + b"\0\0"
        made = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
        made += struct.pack("<III", free, free, child) + bytes(36)
        return made + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, free, end, 0) + bytes(256)
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126
    return header.ljust(512, b"\0") + table + directory


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "mac-roman"])
def test_plain_text_in_any_encoding(encoding):
    text = "The café’s “shares” cost £10 – and nobody minded.\n\nA second paragraph, naïve and whole.\n"
    found = said(text.encode(encoding), "essay.txt")
    assert not missing_words(words(text), words(found)), found
    if encoding != "mac-roman":
        assert "café’s “shares” cost £10" in found


def test_markdown_footnotes_in_several_paragraphs_and_out_of_order():
    text = (
        "# Title\n\nOne.[^b] Two.[^a]\n\n[^a]: First note\n    goes on.\n\n    And on.\n\n"
        "[^b]: *Second* note with [a link](https://example.org).\n"
    )
    imported = read_bytes("notes.md", text.encode())
    assert len(imported.document.notes) == 2
    whole(text.encode(), "notes.md", "First note goes on.", "And on.", "Second note")
    marks = [
        m for n in imported.document.notes for block in n.blocks for t in inlines(block) for m in t.marks
    ]
    assert MarkKind.LINK in {mark.kind for mark in marks}


INNER = (
    "From: A writer <writer@example.org>\nTo: x@example.org\nSubject: My essay\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\nThe essay itself stands in the letter within.\n"
)
FORWARDED = (
    "From: An editor <ed@example.org>\nTo: y@example.org\nSubject: Fwd: My essay\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: text/plain\n\nSee below.\n\n'
    f"--B\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n{INNER}\n--B--\n"
)


def test_a_letter_forwarded_in_a_letter():
    imported = read_bytes("fwd.eml", FORWARDED.encode())
    assert "The essay itself stands in the letter within." in full_text(imported)


def test_a_letter_kept_as_a_mailbox():
    content = ("From writer@example.org Mon Nov  2 10:00:00 2026\n" + INNER).encode()
    imported = read_bytes("letter.eml", content)
    assert "The essay itself" in full_text(imported)
    assert imported.sender == "A writer <writer@example.org>"


def test_winmail_is_refused_with_what_to_ask_for():
    content = struct.pack("<IH", 0x223E9F78, 1) + bytes(300)
    with pytest.raises(FileRefused, match=r"winmail|Outlook"):
        read_bytes("winmail.dat", content)


def test_a_letter_with_winmail_keeps_its_words_and_tells():
    import base64

    tnef = base64.b64encode(struct.pack("<IH", 0x223E9F78, 1) + bytes(60)).decode()
    letter = (
        "From: A writer <w@example.org>\nSubject: Essay\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="B"\n\n'
        "--B\nContent-Type: text/plain\n\nMy essay is attached.\n\n"
        '--B\nContent-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n'
        f"{tnef}\n--B--\n"
    )
    imported = read_bytes("essay.eml", letter.encode())
    assert any("winmail.dat" in remark.text for remark in imported.report.remarks)


def test_a_text_box_within_a_text_box():
    def box(inside):
        return (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
            "<a:graphic><a:graphicData>"
            f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
            "</a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )

    content = docx(para(run("Host words."), box(para(run("Outer box."), box(para("Inner box."))))))
    whole(content, "boxes.docx", "Host words.", "Outer box.", "Inner box.")


def test_words_moved_with_a_table_around_them():
    move = '<w:moveFrom w:id="4" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:moveFrom>'
    to = '<w:moveTo w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:moveTo>'
    cell = f"<w:tbl><w:tr><w:tc>{para(to.format(run('Moved words.')))}</w:tc></w:tr></w:tbl>"
    imported = read_bytes("move.docx", docx(para(move.format(run("Moved words."))), cell, para("End.")))
    kinds = {m.kind for block in all_blocks(imported.document) for t in inlines(block) for m in t.marks}
    assert kinds >= {MarkKind.INSERTED, MarkKind.DELETED}


def test_merged_and_ragged_table_cells_lose_nothing():
    rows = (
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("Wide")}</w:tc></w:tr>'
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para("Tall")}</w:tc>'
        f"<w:tc>{para('B2')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        f"<w:tc>{para('B3')}</w:tc><w:tc>{para('C3')}</w:tc></w:tr>"
    )
    whole(docx(f"<w:tbl>{rows}</w:tbl>", para("End.")), "ragged.docx", "Wide", "Tall", "B2", "B3", "C3")


def test_a_field_that_is_never_closed_keeps_its_words():
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    opened += '<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>'
    opened += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    whole(docx(para(opened, run("left open")), para("Still here.")), "field.docx", "left open", "Still here.")


def test_zip_names_with_backslashes_and_a_second_copy_elsewhere():
    content = docx(para("Whole words."))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["__MACOSX/word/._document.xml"] = b"\x00\x05\x16\x07"
    whole(b.zipped(parts), "mac.docx", "Whole words.")
