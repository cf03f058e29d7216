"""The tracked changes of an OpenDocument text (ODF 1.3 part 3, 5.5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.importers.odt.names import DC, LIST, OFFICE, TEXT, XML, words_of
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, MarkKind

_KINDS = {
    TEXT + "insertion": MarkKind.INSERTED,
    TEXT + "deletion": MarkKind.DELETED,
    TEXT + "format-change": MarkKind.REFORMATTED,
}
_WRAPPERS = (LIST, TEXT + "list-item", TEXT + "list-header", TEXT + "section")


@dataclass(slots=True)
class Change:
    """One change: the suggestion it is, and for a deletion what was taken out."""

    mark: Mark
    deleted: list[Element] = field(default_factory=list)


def read_changes(body: Element, tally: Tally) -> dict[str, Change]:
    """Return the tracked changes of an office:text by their ids."""
    changes: dict[str, Change] = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        for element in region:
            kind = _KINDS.get(element.tag)
            if kind is None:
                continue
            info = element.find(OFFICE + "change-info")
            mark = Mark(0, 1, kind, "", _said(info, "creator"), _said(info, "date"))
            deleted = [child for child in element if child.tag != OFFICE + "change-info"]
            for key in (region.get(TEXT + "id"), region.get(XML + "id")):
                if key:
                    changes[key] = Change(mark, deleted if kind is MarkKind.DELETED else [])
            _drop_note(info, tally)
    return changes


def _said(info: Element | None, name: str) -> str:
    return (info.findtext(DC + name) or "") if info is not None else ""


def _drop_note(info: Element | None, tally: Tally) -> None:
    for line in info.iterfind(TEXT + "p") if info is not None else ():
        tally.drop("A note on a suggested change was left out, the change kept", words_of(line))


def leaf(element: Element) -> Element:
    """Return the only paragraph inside lists and sections that hold nothing else, or the element."""
    while element.tag in _WRAPPERS and len(element) == 1:
        element = element[0]
    return element


class Open:
    """The suggestions that are open at the place the reader has come to; they run over paragraphs."""

    def __init__(self, changes: dict[str, Change]) -> None:
        self._changes = changes
        self._open: dict[str, Mark] = {}
        self._within: list[Mark] = []
        self._kept: list[tuple[dict[str, Mark], list[Mark]]] = []

    def start(self, element: Element) -> None:
        """Take in a text:change-start."""
        key = element.get(TEXT + "change-id", "")
        if key in self._changes:
            self._open[key] = self._changes[key].mark

    def end(self, element: Element) -> None:
        """Take in a text:change-end."""
        self._open.pop(element.get(TEXT + "change-id", ""), None)

    def deletion(self, element: Element) -> Change | None:
        """Return what was deleted at a text:change, once: what is put back twice would be said twice."""
        found = self._changes.get(element.get(TEXT + "change-id", ""))
        if found is None or not found.deleted:
            return None
        change = Change(found.mark, found.deleted)
        found.deleted = []
        return change

    def enter(self, mark: Mark) -> None:
        """Go into words that were deleted."""
        self._within.append(mark)

    def leave(self) -> None:
        """Come out of them."""
        self._within.pop()

    def marks(self) -> list[Mark]:
        """Return the suggestions at this place."""
        return [*self._open.values(), *self._within]

    def end_mark(self) -> Mark | None:
        """Return the suggestion that the end of a paragraph here is, if it is one."""
        marks = [m for m in self.marks() if m.kind is not MarkKind.REFORMATTED]
        return marks[-1] if marks else None

    def hide(self) -> None:
        """Go into a note or a box, in which the suggestions around its place do not hold."""
        self._kept.append((self._open, self._within))
        self._open, self._within = {}, []

    def show(self) -> None:
        """Come out of it."""
        self._open, self._within = self._kept.pop()
