"""The fields of an OpenDocument paragraph: which results are read, and which are left out (part 3, 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.importers.composer import HIDDEN
from essayeditor.importers.odt.names import TEXT, words_of
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element

if TYPE_CHECKING:
    from essayeditor.importers.odt.inlines import Inlines

_NUMBERS = "The numbers of headings were left out; the book's headings have none"


def _sequence(inlines: Inlines, element: Element) -> None:
    """Read the number that a caption counts."""
    inlines.children(element)
    inlines.composer.para.label_end = len(inlines.composer)


def _reference(inlines: Inlines, element: Element) -> None:
    """Read a reference to another place; one to a page is of the author's own file."""
    inlines.children(element)
    if element.get(TEXT + "reference-format") == "page" and words_of(element):
        around = element.getparent()
        inlines.context.tally.gather(
            RemarkKind.WARNING,
            "A page number refers to the author's own file; check it",
            words_of(around)[:60] if around is not None else "",
        )


def _placeholder(inlines: Inlines, element: Element) -> None:
    """Read a place held open in a template."""
    inlines.children(element)
    inlines.context.tally.gather(
        RemarkKind.WARNING, "A place that a template holds open was never filled", words_of(element)
    )


def _variable(inlines: Inlines, element: Element) -> None:
    """Read the result of a variable, unless it only sets one."""
    if element.get(TEXT + "display") == "none":
        inlines.composer.drop(HIDDEN, f" {words_of(element)} ")
    else:
        inlines.children(element)


def _hidden(inlines: Inlines, element: Element) -> None:
    """Leave out what is shown under a condition alone."""
    said = words_of(element) or element.get(TEXT + "string-value", "")
    inlines.composer.drop(HIDDEN, f" {said} ")


def _left_out(why: str) -> Callable[[Inlines, Element], None]:
    def read(inlines: Inlines, element: Element) -> None:
        inlines.composer.drop(why, f" {words_of(element)} ")

    return read


_page_number = _left_out("Page numbers were left out")

FIELDS: dict[str, Callable[[Inlines, Element], None]] = {
    TEXT + "sequence": _sequence,
    TEXT + "bookmark-ref": _reference,
    TEXT + "reference-ref": _reference,
    TEXT + "sequence-ref": _reference,
    TEXT + "note-ref": _reference,
    TEXT + "placeholder": _placeholder,
    TEXT + "variable-set": _variable,
    TEXT + "user-field-get": _variable,
    TEXT + "user-field-input": _variable,
    TEXT + "expression": _variable,
    TEXT + "page-number": _page_number,
    TEXT + "page-count": _page_number,
    TEXT + "page-continuation": _page_number,
    TEXT + "page-variable-get": _page_number,
    TEXT + "number": _left_out(_NUMBERS),
    TEXT + "script": _left_out("A script was left out"),
    TEXT + "hidden-text": _hidden,
}
"""What reads each field; any field not named here is read by its result."""
