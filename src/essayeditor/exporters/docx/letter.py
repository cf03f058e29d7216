"""A letter as a Word file: A4, one style, no properties but its subject."""

from __future__ import annotations

import io

from docx import Document
from docx.shared import Mm, Pt

_FONT = "Georgia"
_SIZE = 11
_MARGIN = 25
"""Millimetres at every edge of the page."""


def write_letter(subject: str, body: str, language: str = "en-GB") -> bytes:
    """Return a letter as the bytes of a DOCX; an empty line parts the paragraphs of `body`."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(8)
    for block in (text for text in body.replace("\r\n", "\n").split("\n\n") if text.strip()):
        paragraph = document.add_paragraph()
        for number, line in enumerate(block.strip("\n").split("\n")):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(line)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title, properties.language = subject, language
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
