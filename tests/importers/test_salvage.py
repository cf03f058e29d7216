"""What comes through other programs: PDF as salvage, RTF and old Word files through LibreOffice."""

import io
import shutil

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, office, read_bytes
from essayeditor.importers.finish import missing_words
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.plain import words
from tests.importers import builders as b


def pdf(pages, head=""):
    """Return a PDF with the lines of each page set under one another, and a running head."""
    from reportlab.pdfgen.canvas import Canvas

    content = io.BytesIO()
    canvas = Canvas(content)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 800, head)
        canvas.drawString(300, 30, str(number))
        for n, (size, line) in enumerate(lines):
            canvas.setFont("Helvetica", size)
            canvas.drawString(72, 740 - 15 * n, line)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def wrapped(text, width=80):
    import textwrap

    return [(11, line) for line in textwrap.wrap(text, width)]


def test_the_text_of_a_pdf_is_salvaged_and_flagged():
    page = [(18, "A hall of our own"), *wrapped(b.LONG), (11, ""), *wrapped("Then we " + b.LONG)]
    imported = read_bytes("e.pdf", pdf([page, wrapped(b.LONG), wrapped(b.LONG)], "Stories from Britain"))
    said = full_text(imported)
    assert missing_words(words(b.LONG * 4 + "A hall of our own Then we"), words(said)) == []
    assert "Stories from Britain" not in said
    assert any(r.kind == "warning" and "text of a PDF" in r.text for r in imported.report.remarks)
    assert any("Stories from Britain" in r.text for r in imported.report.remarks if r.kind == "dropped")
    assert sum(isinstance(block, Paragraph) for block in imported.document.blocks) < 8


@pytest.mark.parametrize("content", [pdf([[]]), b"%PDF-1.7 broken"])
def test_a_pdf_without_text_says_so(content):
    with pytest.raises(FileRefused, match="Word file"):
        read_bytes("e.pdf", content)


RTF = (
    rb"{\rtf1\ansi\ansicpg1252 {\stylesheet{\s1\outlinelevel0 heading 1;}}"
    rb"{\pard\s1\outlinelevel0 A hall of our own\par}{\pard It\'92s {\i ours}.{\super\chftn}{\footnote"
    rb"{\super\chftn} In 1994.} " + b.LONG.encode("ascii") + rb"\par}}"
)


@pytest.mark.judge
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_rtf_through_libreoffice():
    imported = read_bytes("e.rtf", RTF)
    assert imported.report.format == "RTF"
    said = full_text(imported)
    assert "It’s ours." in said
    assert "A hall of our own" in said
    assert len(imported.document.notes) == 1
    assert not any(
        isinstance(block, Heading) and "ours" in block.content.text for block in imported.document.blocks
    )


def test_without_libreoffice_the_refusal_says_what_to_do(monkeypatch):
    monkeypatch.setattr(office, "soffice", lambda: "")
    with pytest.raises(FileRefused, match=r"LibreOffice, which is not installed.*\.docx"):
        read_bytes("e.rtf", RTF)
