"""Thirty essays: six programs' ways of writing a file, each with five ways of heading an essay.

Whoever wrote it, and with what, the same essay is read: its title, author, headings, list, notes and
every word.
"""

from dataclasses import dataclass

import pytest

from essayeditor.importers import full_text, read_bytes
from essayeditor.importers.finish import missing_words
from essayeditor.text.blocks import Heading, ListItem
from essayeditor.text.plain import words
from tests.importers import builders as b
from tests.importers.builders import field, para, run

TITLE = "A hall of our own"
AUTHOR = "Siân Evans"
BODY = [b.LONG, "Then the roof came down. " + b.LONG, "So we put up another. " + b.LONG]
NUMBERING = (
    f'<w:numbering xmlns:w="{b.W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
CALL = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
NOTE = b.note_part("footnote", para("<w:r><w:footnoteRef/></w:r>", run(" The minute book, 1994.")))


@dataclass(frozen=True)
class Manner:
    """How one program, or its usual user, sets things."""

    application: str
    heading_style: str = ""
    heading_look: str = ""
    run_look: str = ""
    blank_lines: bool = False
    noise: str = ""
    first_line: str = ""
    typed_list: bool = False
    citation: str = ""

    def words(self, text):
        """One paragraph's runs, as the program parts them."""
        middle = text.rfind(" ", 0, len(text) // 2) + 1
        return run(text[:middle], self.run_look) + self.noise + run(text[middle:], self.run_look)

    def body(self, text, *more):
        return para(self.words(text), *more, properties=self.first_line)

    def heading(self, text):
        return para(run(text, self.heading_look), style=self.heading_style)

    def item(self, number, text):
        if self.typed_list:
            return para(run(f"{number}.", self.run_look), "<w:r><w:tab/></w:r>", run(text, self.run_look))
        return para(run(text), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')


MANNERS = {
    "Word for Windows": Manner(
        "Microsoft Office Word", "berschrift1",
        noise='<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="9" '
        'w:name="_GoBack"/><w:r><w:lastRenderedPageBreak/></w:r><w:bookmarkEnd w:id="9"/>',
    ),
    "Word for Mac, all by hand": Manner(
        "Microsoft Macintosh Word", heading_look='<w:b/><w:sz w:val="28"/>', blank_lines=True,
        typed_list=True,
        first_line='<w:ind w:firstLine="720"/>',
    ),
    "Google Docs": Manner(
        "", "berschrift1", '<w:rFonts w:ascii="Arial"/><w:b w:val="1"/><w:sz w:val="32"/><w:rtl w:val="0"/>',
        '<w:rFonts w:ascii="Arial"/><w:b w:val="0"/><w:sz w:val="22"/><w:rtl w:val="0"/>',
    ),
    "Pages": Manner(
        "Pages", "Mine", run_look='<w:rFonts w:ascii="Helvetica"/><w:lang w:val="en-US"/>',
        first_line='<w:spacing w:after="200"/>',
    ),
    "LibreOffice": Manner(
        "LibreOffice/7.4", heading_look="<w:b/><w:bCs/>", noise='<w:bookmarkStart w:id="0" w:name="__Dd"/>'
        '<w:bookmarkEnd w:id="0"/>', run_look='<w:rFonts w:ascii="Liberation Serif"/>', blank_lines=True,
    ),
    "Word with Zotero": Manner(
        "Microsoft Office Word", "berschrift1",
        citation=field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"a"}', " (Evans 1994)"),
    ),
}  # fmt: skip


def styled(manner):
    return [para(TITLE, style="Titre"), para(f"By {AUTHOR}")]


def bold(manner):
    return [para(run(TITLE, "<w:b/>")), para(run(f"by {AUTHOR}", "<w:i/>"))]


def centred(manner):
    centre = '<w:jc w:val="center"/>'
    return [para(TITLE, properties=centre), para(AUTHOR, properties=centre)]


def described(manner):
    return [para(run(TITLE, '<w:b/><w:sz w:val="40"/>')), para(f"{AUTHOR}, chair of the hall committee")]


def with_address(manner):
    return [
        *styled(manner),
        para("E-mail: sian@example.org"),
        para("About 400 words. Please do not print this line."),
    ]


HEADS = {f.__name__: f for f in (styled, bold, centred, described, with_address)}


def essay(manner, head):
    blank = [para()] if manner.blank_lines else []
    blocks = [*head(manner), *blank, manner.body(BODY[0], CALL), *blank]
    blocks += [manner.heading("What we did"), *blank, manner.body(BODY[1], manner.citation or run(""))]
    blocks += [
        manner.item(1, "Sweep the floor"),
        manner.item(2, "Put the urn on"),
        *blank,
        manner.body(BODY[2]),
    ]
    return b.docx(
        *blocks,
        parts={"word/footnotes.xml": NOTE, "word/numbering.xml": NUMBERING},
        relationships=b.relationship("f", "footnotes", "footnotes.xml")
        + b.relationship("n", "numbering", "numbering.xml"),
        application=manner.application,
    )


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS)
def test_the_same_essay_is_read_whoever_wrote_it(manner, head):
    imported = read_bytes("essay.docx", essay(manner, head))
    assert imported.title == TITLE
    assert imported.authors == (AUTHOR,)
    assert imported.report.producer.startswith(manner.application)
    found = imported.document.blocks
    assert [type(block).__name__ for block in found] == [
        "Paragraph", "Heading", "Paragraph", "ListItem", "ListItem", "Paragraph",
    ]  # fmt: skip
    assert [(h.content.text, h.level) for h in found if isinstance(h, Heading)] == [("What we did", 1)]
    assert [i.content.text for i in found if isinstance(i, ListItem)] == ["Sweep the floor", "Put the urn on"]
    (note,) = imported.document.notes
    assert note.blocks[0].content.text == "The minute book, 1994."
    assert not any(block.content.marks for block in found)
    assert not [r.text for r in imported.report.remarks if r.kind == "warning"]
    assert missing_words(words(" ".join(BODY)), words(full_text(imported))) == []
    assert ("Evans 1994" in full_text(imported)) == bool(manner.citation)
    assert imported.emails == (("sian@example.org",) if head is with_address else ())
