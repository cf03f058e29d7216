"""ReportLab's own layout, platypus, with a contents: no tags, no kerning, notes after each essay.

`platypus_book.py FOLDER FONTS`; needs the package `reportlab`.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from material import Essay, load
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, Image, PageBreak, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents


class _Template(BaseDocTemplate):
    def afterFlowable(self, flowable: object) -> None:  # noqa: N802 - ReportLab's name
        """Tell the contents of each title."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "title":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def _styles() -> dict[str, ParagraphStyle]:
    body = ParagraphStyle(
        "body", fontName="Book", fontSize=10, leading=13.5, alignment=4, firstLineIndent=13.5
    )
    body.hyphenationLang = "en_GB"
    return {
        "body": body,
        "title": ParagraphStyle("title", body, fontSize=26, leading=30, spaceAfter=20, alignment=0),
        "h": ParagraphStyle("h", body, fontSize=11.5, spaceBefore=14, keepWithNext=1, alignment=0),
        "q": ParagraphStyle("q", body, leftIndent=13.5, rightIndent=13.5, spaceBefore=7, spaceAfter=7),
        "note": ParagraphStyle("note", body, fontSize=8, leading=10, firstLineIndent=0),
    }


def _essay(essay: Essay, folder: Path, styles: dict[str, ParagraphStyle]) -> list[object]:
    story: list[object] = [PageBreak(), Paragraph(html.escape(essay.title), styles["title"])]
    notes: list[str] = []
    for block in essay.blocks:
        if block.kind == "i":
            story += [
                Image(str(folder / block.picture), 311, 207),
                Paragraph(html.escape(block.text), styles["note"]),
            ]
            continue
        text, at = "", 0
        for position, said in block.notes:
            notes.append(said)
            text += html.escape(block.text[at:position]) + f"<super>{len(notes)}</super>"
            at = position
        text += html.escape(block.text[at:])
        story.append(Paragraph(text, styles.get(block.kind, styles["body"])))
    return story + [Paragraph(f"{n}. {html.escape(s)}", styles["note"]) for n, s in enumerate(notes, 1)]


def main(folder: Path, fonts: Path) -> None:
    """Make book.pdf."""
    pdfmetrics.registerFont(TTFont("Book", str(fonts / "serif-text.ttf")))
    styles = _styles()
    frame = Frame(20 * mm, 24 * mm, 311.8, 186 * mm, 0, 0, 0, 0)
    document = _Template(str(folder / "book.pdf"), pagesize=(156 * mm, 234 * mm))
    document.addPageTemplates(PageTemplate("page", [frame]))
    contents = TableOfContents()
    contents.levelStyles = [styles["note"]]
    story: list[object] = [contents]
    for essay in load(folder):
        story += _essay(essay, folder, styles)
    document.multiBuild(story)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
