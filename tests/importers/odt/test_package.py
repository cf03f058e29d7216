"""What a package holds besides its text, and what is refused."""

import io
import zipfile

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read_bytes
from tests.importers.odt.build import LONG, imported, odt, p, remarks


def test_a_protected_text_is_refused_with_advice():
    manifest = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    with pytest.raises(FileRefused, match=r"‘essay\.odt’ was not read.*password.*without one"):
        read_bytes("essay.odt", odt(p(LONG), manifest=manifest))


def test_the_doctype_of_an_old_manifest_does_not_matter():
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "x" "Manifest.dtd"><manifest:manifest xmlns:manifest="x"/>'
    assert imported(p(LONG), manifest=manifest).document.blocks


def test_a_doctype_in_the_text_is_refused():
    memory = io.BytesIO(odt(p(LONG)))
    changed = io.BytesIO()
    with zipfile.ZipFile(memory) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                data = data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', 1)
            new.writestr(name, data)
    with pytest.raises(FileRefused, match="document type declaration"):
        read_bytes("essay.odt", changed.getvalue())


@pytest.mark.parametrize("body", ["<office:spreadsheet/>", ""])
def test_a_package_without_a_text_is_refused(body):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
            f"<office:body>{body}</office:body></office:document-content>",
        )
    with pytest.raises(FileRefused, match="holds no text"):
        read_bytes("essay.odt", memory.getvalue())


def test_a_text_without_styles_and_properties_is_read():
    memory = io.BytesIO(odt(p(LONG, "Quotations")))
    bare = io.BytesIO()
    with zipfile.ZipFile(memory) as old, zipfile.ZipFile(bare, "w") as new:
        for name in ("mimetype", "content.xml"):
            new.writestr(name, old.read(name))
    (block,) = read_bytes("essay.odt", bare.getvalue()).document.blocks
    assert type(block).__name__ == "Quote", "the style's name says enough"


def test_damaged_styles_cost_the_looks_and_not_the_words():
    memory = io.BytesIO(odt(p(LONG)))
    changed = io.BytesIO()
    with zipfile.ZipFile(memory) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "styles.xml" else old.read(name))
    result = read_bytes("essay.odt", changed.getvalue())
    assert result.document.blocks[0].content.text == LONG
    assert "warning: The file's styles could not be read." in remarks(result)


def test_macros_are_left_out_and_the_program_is_named():
    result = imported(
        p(LONG), parts={"Basic/Standard/script-lb.xml": b"<x/>"},
        meta="<meta:generator>LibreOffice/24.8</meta:generator>",
    )  # fmt: skip
    assert "dropped: Macros were left out." in remarks(result)
    assert result.report.producer == "LibreOffice/24.8"


def test_words_in_forms_are_left_out_knowingly():
    area = f"<form:textarea>{p('Fill me in')}</form:textarea>"
    form = f"<office:forms><form:form>{area}</form:form></office:forms>"
    result = imported(form + p(LONG + '<draw:control draw:name="box"/>'))
    said = remarks(result)
    assert "The fields of a form were left out: “Fill me in”" in said
    assert "A form control was left out: “box”" in said
    assert "are not in the essay" not in said


def test_a_section_that_repeats_another_file_keeps_its_words_and_warns():
    source = '<text:section-source xlink:href="file:///home/me/other.odt"/>'
    result = imported(f'<text:section text:name="s">{source}{p(LONG)}</text:section>')
    assert result.document.blocks[0].content.text == LONG
    assert "repeats another file, which was not fetched" in remarks(result)


def test_blocks_that_we_named_keep_their_names():
    def named(said: str) -> str:
        return f'<text:bookmark-start text:name="_ed_abc123def456"/>{said}'

    first, second = imported(p(named(LONG)) + p(named("A copy of it"))).document.blocks
    assert first.id == "abc123def456"
    assert second.id != first.id


def test_the_title_in_the_properties_tells_which_line_is_the_title():
    result = imported(
        p("A hall of our own") + p(LONG) + p(LONG), meta="<dc:title>A Hall of Our Own</dc:title>"
    )
    assert result.title == "A hall of our own"
    assert imported(p("A hall of our own") + p(LONG) + p(LONG)).title == ""
