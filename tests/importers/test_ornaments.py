"""A row of asterisks between paragraphs is a break in the text; in a table a dash is a dash."""

import io

import docx

from essayeditor.importers import read_bytes
from essayeditor.text.blocks import Paragraph, Separator, Table
from essayeditor.text.plain import plain_blocks


def test_ornaments_and_dashes():
    sent = docx.Document()
    sent.add_paragraph("The first roof we were offered had a tree on it.")
    sent.add_paragraph("***")
    sent.add_paragraph("A swimming pool is a wonderful customer.")
    table = sent.add_table(2, 2)
    for at, said in enumerate(("Year", "Output", "2023", "–")):
        table.cell(at // 2, at % 2).text = said
    buffer = io.BytesIO()
    sent.save(buffer)
    blocks = read_bytes("a.docx", buffer.getvalue()).document.blocks
    assert [type(block) for block in blocks] == [Paragraph, Separator, Paragraph, Table]
    assert list(plain_blocks(blocks[3:])) == ["Year", "Output", "2023", "–"]
