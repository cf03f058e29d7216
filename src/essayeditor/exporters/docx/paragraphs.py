"""Paragraphs: their style, numbering, direction, and what is said of their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.exporters.docx.properties import is_rtl, stamp, write_language
from essayeditor.exporters.docx.xml import Element, clean, qn, sub, text_element
from essayeditor.text.marks import MarkKind

if TYPE_CHECKING:
    from essayeditor.exporters.docx.edition import Edition
    from essayeditor.text.marks import Suggestion

_GAP = "Gap"


def paragraph(parent: Element, style: str, said: str = "", char_style: str = "") -> Element:
    """Append a paragraph with a style and, if given, one run of text."""
    element = sub(parent, "w:p")
    sub(sub(element, "w:pPr"), "w:pStyle", val=style)
    if said:
        add_run(element, said, char_style)
    return element


def add_run(parent: Element, said: str, char_style: str = "") -> None:
    """Append a run of text in a character style to a paragraph or link."""
    run = sub(parent, "w:r")
    if char_style:
        sub(sub(run, "w:rPr"), "w:rStyle", val=char_style)
    text_element(run, clean(said))


def text_paragraph(
    edition: Edition,
    parent: Element,
    style: str,
    lang: str = "",
    end: Suggestion | None = None,
    numbering: tuple[int, int] | None = None,
) -> Element:
    """Append the paragraph of a block. `numbering` is its level from 0 and its num."""
    element = sub(parent, "w:p")
    properties = sub(element, "w:pPr")
    sub(properties, "w:pStyle", val=style)
    if numbering:
        numbered = sub(properties, "w:numPr")
        sub(numbered, "w:ilvl", val=numbering[0])
        sub(numbered, "w:numId", val=numbering[1])
    if is_rtl(lang):
        sub(properties, "w:bidi")
    if lang or end:
        mark = sub(properties, "w:rPr")
        if end:
            tag = "w:ins" if end.kind is MarkKind.INSERTED else "w:del"
            sub(mark, tag, id=edition.next_revision(), **stamp(end.author, end.when))
        if lang:
            write_language(mark, lang)
    return element


def style_of(element: Element) -> str:
    """Return the style id of a paragraph, "" if it names none."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def follows_deleted(element: Element) -> bool:
    """Say whether a paragraph comes after one whose end is deleted: LibreOffice then takes its style away."""
    before = element.getprevious()
    return before is not None and before.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def is_gap(element: Element) -> bool:
    """Say whether an element is such a paragraph as `gap` makes."""
    return style_of(element) == _GAP


def gap(parent: Element) -> Element:
    """Append an empty paragraph that Word needs and no reader should see."""
    return paragraph(parent, _GAP)
