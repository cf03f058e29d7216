"""Suggested changes of whole blocks and of what paragraphs are, as Word's own tracked changes.

A table or box that comes or goes says so on each row (ECMA-376 Part 1, 17.13.5.12 and 17.13.5.16);
the paragraphs of any block, on their runs and on their marks. Another style is a `w:pPrChange`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from essayeditor.exporters.docx.paragraphs import is_gap
from essayeditor.exporters.docx.properties import stamp
from essayeditor.exporters.docx.xml import Element, new, qn, sub
from essayeditor.text.marks import MarkKind

if TYPE_CHECKING:
    from essayeditor.exporters.docx.edition import Edition
    from essayeditor.text.marks import Suggestion

_TAGS = {MarkKind.INSERTED: "w:ins", MarkKind.DELETED: "w:del"}
_SAID = {
    MarkKind.INSERTED: frozenset({qn("w:ins"), qn("w:moveTo")}),
    MarkKind.DELETED: frozenset({qn("w:del"), qn("w:moveFrom")}),
}
_DELETED_TEXT = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}


def suggest(edition: Edition, elements: Iterable[Element], change: Suggestion) -> None:
    """Mark all that a block was written as, as come or gone."""
    for element in elements:
        for row in element.iter(qn("w:tr")):
            _row(edition, row, change)
        for paragraph in element.iter(qn("w:p")):
            if not is_gap(paragraph):
                _paragraph(edition, paragraph, change)


def _made(edition: Edition, change: Suggestion) -> Element:
    return new(_TAGS[change.kind], id=edition.next_revision(), **stamp(change.author, change.when))


def _row(edition: Edition, row: Element, change: Suggestion) -> None:
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = new("w:trPr")
        row.insert(0, properties)
    properties.append(_made(edition, change))


def _paragraph(edition: Edition, paragraph: Element, change: Suggestion) -> None:
    _mark(edition, paragraph, change)
    wrappers: list[Element] = []
    for run in list(paragraph.iter(qn("w:r"))):
        above = _within(run, paragraph)
        if any(one in wrappers or one.tag in _SAID[change.kind] for one in above):
            continue
        if change.kind is MarkKind.DELETED:
            for text in run.iter(*_DELETED_TEXT):
                text.tag = _DELETED_TEXT[text.tag]
        # what another deletes stands inside what is inserted, and not the other way round
        target = next((one for one in above if one.tag in _SAID[MarkKind.DELETED]), run)
        before = target.getprevious()
        if before is not None and before in wrappers:
            before.append(target)
            continue
        wrapper = _made(edition, change)
        target.addprevious(wrapper)
        wrapper.append(target)
        wrappers.append(wrapper)


def _within(run: Element, paragraph: Element) -> list[Element]:
    """Return what stands around a run in its paragraph, the nearest first."""
    found = []
    for above in run.iterancestors():
        if above is paragraph:
            break
        found.append(above)
    return found


def _mark(edition: Edition, paragraph: Element, change: Suggestion) -> None:
    """Mark the end of a paragraph, unless it says already that it came or goes."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = new("w:pPr")
        paragraph.insert(0, properties)
    mark = properties.find(qn("w:rPr"))
    if mark is None:
        mark = new("w:rPr")
        after = properties.find(qn("w:pPrChange"))
        properties.append(mark) if after is None else after.addprevious(mark)
    if mark.find(qn("w:ins")) is None and mark.find(qn("w:del")) is None:
        mark.insert(0, _made(edition, change))


def restyle(
    edition: Edition, element: Element, by: Suggestion, style: str, numbering: tuple[int, int] | None
) -> None:
    """Say that a paragraph was of another style; `numbering` is its level from 0 and its num, if any."""
    properties = element.find(qn("w:pPr"))
    assert properties is not None
    change = sub(properties, "w:pPrChange", id=edition.next_revision(), **stamp(by.author, by.when))
    before = sub(change, "w:pPr")
    sub(before, "w:pStyle", val=style)
    if numbering:
        numbered = sub(before, "w:numPr")
        sub(numbered, "w:ilvl", val=numbering[0])
        sub(numbered, "w:numId", val=numbering[1])
