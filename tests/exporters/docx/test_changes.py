"""Suggested changes of whole blocks and of styles in Word's own terms."""

from dataclasses import replace

import pytest

from essayeditor.exporters.docx import write_proof
from essayeditor.text.blocks import (
    Box,
    Cell,
    Figure,
    Former,
    Heading,
    Kept,
    ListItem,
    ListKind,
    Paragraph,
    Quote,
    Separator,
    Statistic,
    Table,
    TextStyle,
)
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts
from tests.exporters.docx.test_proof import WHEN, proof
from tests.judges import ooxml_errors

GOES = Suggestion(MarkKind.DELETED, "Copy desk", WHEN)
COMES = Suggestion(MarkKind.INSERTED, "Copy desk", WHEN)
BY = Suggestion(MarkKind.REFORMATTED, "Copy desk", WHEN)
OTHERS = inline("North and south", Mark(0, 5, MarkKind.INSERTED, "", "B", WHEN))
WHOLES = (
    Table("t", ((Cell((Paragraph("c", OTHERS),)),),), title=inline("Roofs"), source=inline("Survey")),
    Figure("f", f"{0:064x}", "A hall", caption=inline("The hall"), credit=inline("Drawn by us")),
    Statistic("s", inline("62p"), inline("of each pound"), inline("Survey")),
    Box("x", inline("What we ask"), (Paragraph("x1", inline("A right.")),)),
    Separator("e"),
    Kept("k", "", "a diagram"),
)
STYLES = (
    Heading("h", inline("Whose?"), 2, was=Former(TextStyle.PARAGRAPH, BY)),
    Paragraph("p", inline("One"), was=Former(TextStyle.HEADING, BY, 1)),
    ListItem("l", inline("Two"), ListKind.BULLET, 1, was=Former(TextStyle.LIST_ITEM, BY, 0, ListKind.BULLET)),
    Quote("q", inline("Three"), was=Former(TextStyle.LIST_ITEM, BY, 2, ListKind.LOWER_ROMAN, 4)),
    Paragraph("r", inline("Four"), "cy-GB", COMES, Former(TextStyle.VERSE, BY)),
)


def sent(folder, *blocks):
    path = folder / "changes.docx"
    write_proof(
        proof(Document((Paragraph("a", inline("First.")), *blocks)), comments=()),
        {f"{0:064x}": books.png()}.__getitem__,
        path,
    )
    return path


@pytest.mark.judge
@pytest.mark.parametrize("change", [GOES, COMES])
def test_wholes_that_come_or_go_and_other_styles_are_valid(tmp_path, change):
    path = sent(tmp_path, *(replace(whole, change=change) for whole in WHOLES), *STYLES)
    assert ooxml_errors(path) == []


def test_a_table_that_goes_says_so_on_its_rows_its_runs_and_its_paragraphs(tmp_path):
    parts = Parts(sent(tmp_path, replace(WHOLES[0], change=GOES)))
    assert len(parts.body("//w:tr/w:trPr/w:del")) == 1
    # nothing of it is left outside: not its title's label, nor what another put in
    assert parts.body("//w:tbl//w:t/text()") == []
    assert parts.body("//w:ins//w:del//w:delText/text()") == ["North"]
    texts = parts.body("//w:p[w:pPr/w:rPr/w:del]//w:delText/text()")
    assert "".join(texts).replace("\xa0", " ").startswith("Table 1. Roofs")
    assert not parts.body("//w:p[w:pPr/w:rPr/w:del]//w:instrText")


def test_another_style_is_words_own_change_of_paragraph_properties(tmp_path):
    parts = Parts(sent(tmp_path, *STYLES))
    was = parts.body("//w:pPrChange/w:pPr/w:pStyle/@w:val")
    assert was == ["BodyText", "Heading1", "ListBullet", "ListNumber3", "Verse"]
    assert parts.body("//w:pPrChange/@w:author") == ["Copy desk"] * 5
    assert parts.body("//w:pPrChange/w:pPr/w:numPr/w:ilvl/@w:val") == ["0", "2"]
