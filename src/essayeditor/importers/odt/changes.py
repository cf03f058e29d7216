"""The tracked changes of an OpenDocument text (ODF 1.3 part 3, 5.5)."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.importers.odt.names import DC, OFFICE, TEXT, XML
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, MarkKind


@dataclass(slots=True)
class Change:
    """One change: a suggestion, and for a deletion the paragraphs that were taken out."""

    mark: Mark
    deleted: list[Element]


def read_changes(text: Element) -> dict[str, Change]:
    """Return the tracked changes of an office:text by their ids."""
    changes: dict[str, Change] = {}
    for region in text.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        key = region.get(TEXT + "id") or region.get(XML + "id") or ""
        for element in region:
            info = element.find(OFFICE + "change-info")
            author = (info.findtext(DC + "creator") or "") if info is not None else ""
            when = (info.findtext(DC + "date") or "") if info is not None else ""
            if element.tag == TEXT + "deletion":
                deleted = [child for child in element if child.tag != OFFICE + "change-info"]
                changes[key] = Change(Mark(0, 1, MarkKind.DELETED, "", author, when), deleted)
            elif element.tag == TEXT + "insertion":
                changes[key] = Change(Mark(0, 1, MarkKind.INSERTED, "", author, when), [])
            elif element.tag == TEXT + "format-change":
                changes[key] = Change(Mark(0, 1, MarkKind.REFORMATTED, "", author, when), [])
    return changes
