"""Salvages the words of a PDF: text alone, put together by where its lines stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import Look, Para, RawText
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import inline
from essayeditor.text.plain import words

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": ""})
_NO_TEXT = "It is a PDF of pictures: there is no text in it to copy. Ask the contributor for the Word file."
_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, and where it stands, in points from the page's foot."""

    said: str
    left: float
    right: float
    bottom: float
    top: float
    page: int


def read_pdf(content: bytes, limits: Limits, tally: Tally) -> tuple[RawText, TokenWalk]:
    """Return the words of a PDF as paragraphs. Raises FileRefused if there are none to be had."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileRefused(
                "It is a PDF protected with a password. Ask for the Word file instead."
            ) from error
        raise FileRefused("It is a damaged PDF. Ask the contributor for the Word file.") from error
    try:
        if len(document) > limits.pdf_pages:
            raise FileRefused(
                f"It is a PDF of {len(document)} pages, where {limits.pdf_pages} are read. "
                "Ask for the Word file."
            )
        lines = [line for n in range(len(document)) for line in _lines(document, n)]
    finally:
        document.close()
    if not lines:
        raise FileRefused(_NO_TEXT)
    tally.remark(
        RemarkKind.WARNING,
        "This is the text of a PDF, pieced together from where the words stand on the page. Paragraphs, "
        "notes, italics and pictures may be wrong or missing: ask the contributor for the Word file.",
    )
    all_words = [word for line in lines for word in words(line.said)]
    lines = _without_running_lines(lines, tally)
    if not lines:
        raise FileRefused(_NO_TEXT)
    return RawText(items=list(_paragraphs(lines))), TokenWalk(all_words)


def _lines(document: object, number: int) -> list[Line]:
    page = document[number]  # type: ignore[index]
    text = page.get_textpage()
    try:
        found = []
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            said = text.get_text_bounded(left, bottom, right, top)
            said = " ".join(said.translate(_LIGATURES).replace("\ufffe", "-").split())
            if said:
                found.append(Line(said, left, right, bottom, top, number))
        return _joined(found)
    finally:
        text.close()
        page.close()


def _joined(pieces: list[Line]) -> list[Line]:
    """Join pieces that stand on one line: a change of font parts them."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        same = last is not None and min(last.top, piece.top) - max(last.bottom, piece.bottom) > 0.5 * min(
            last.top - last.bottom, piece.top - piece.bottom
        )
        if last is not None and same and piece.left >= last.left:
            gap = piece.left - last.right
            glue = "" if gap < 0.12 * (piece.top - piece.bottom) else " "
            lines[-1] = Line(
                last.said + glue + piece.said, last.left, max(last.right, piece.right),
                min(last.bottom, piece.bottom), max(last.top, piece.top), piece.page,
            )  # fmt: skip
        else:
            lines.append(piece)
    return lines


def _without_running_lines(lines: list[Line], tally: Tally) -> list[Line]:
    """Leave out page numbers, and lines that stand at the same height of most pages."""
    pages = {line.page for line in lines}
    seen = Counter((re.sub(r"\d+", "#", line.said), round(line.bottom / 4)) for line in lines)
    kept = []
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edges = {
        edge
        for page in by_page.values()
        for edge in (*sorted(page, key=lambda x: x.bottom)[:1], *sorted(page, key=lambda x: -x.top)[:1])
    }
    for line in lines:
        repeated = seen[re.sub(r"\d+", "#", line.said), round(line.bottom / 4)]
        running = len(pages) > 2 and repeated * 2 > len(pages)
        if line in edges and (_NUMBER.match(line.said) or running):
            tally.drop("Page numbers and running heads were left out", line.said)
        else:
            kept.append(line)
    return kept


def _paragraphs(lines: list[Line]) -> list[Para]:
    if not lines:
        return []
    right = sorted(line.right for line in lines)[int(len(lines) * 0.9)]
    gaps = Counter(round(a.bottom - b.bottom) for a, b in pairwise(lines) if a.page == b.page)
    usual = next((gap for gap, _ in gaps.most_common() if gap > 0), 14)
    sizes = Counter(round(line.top - line.bottom) for line in lines)
    body = sizes.most_common(1)[0][0]
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        apart = before.page == line.page and (
            before.bottom - line.bottom > usual * 1.35 or before.bottom < line.bottom
        )
        short = before.right < right - 30 and before.said[-1:] in ".?!:”’\"'"
        other = abs(round(line.top - line.bottom) - round(before.top - before.bottom)) > 2
        if apart or short or other or (line.left > before.left + 8 and line.left < before.left + 40):
            groups.append([line])
        else:
            groups[-1].append(line)
    paras = []
    for group in groups:
        said = ""
        for line in group:
            if said.endswith("-") and line.said[:1].islower():
                said = said[:-1] + line.said
            else:
                said = f"{said} {line.said}".strip()
        look = Look(size=2 * max(round(line.top - line.bottom) for line in group))
        look.bold = len(group) == 1 and look.size >= 2 * body + 4 and len(said) < 100
        paras.append(Para(inline(said), look=look))
    return paras
