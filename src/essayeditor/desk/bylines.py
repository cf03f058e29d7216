"""Finding the name of somebody who is known already in the first lines of a text that was read.

A reader cannot know that "A community energy organiser, Bristol" is who wrote the essay. The record
can: it holds who was asked.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from essayeditor.collection.entities import Contributor
from essayeditor.importers.result import Imported, Part, RemarkKind, ReportRemark, Taken
from essayeditor.text.blocks import Block, Heading, Paragraph
from essayeditor.text.codec import to_json
from essayeditor.text.document import Document
from essayeditor.text.plain import plain

_HEAD = 4
"""How many blocks from the start are looked at: a byline stands by the title, not in the text."""
_BY = re.compile(r"^by:?\s+")


def with_known_byline(imported: Imported, people: Iterable[Contributor]) -> Imported:
    """Return what was read with a line that is just a known contributor's name taken as the byline.

    Nothing is taken where the text named its authors itself, or where a note or a comment would go
    with the line. The report says what was taken.
    """
    if imported.authors:
        return imported
    names = {_folded(person.name): person.name for person in people}
    commented = {comment.block for comment in imported.comments}
    for block in imported.document.blocks[:_HEAD]:
        name = names.get(_line(block))
        if name and block.id not in commented:
            return _taken(imported, block, name)
    return imported


def _line(block: Block) -> str:
    """Return a block's words if they could be a byline: a short line and nothing but words."""
    if not isinstance(block, Paragraph | Heading) or block.content.atoms or block.end is not None:
        return ""
    return _BY.sub("", _folded(plain(block.content)))


def _line_as_it_stood(block: Block) -> str:
    return plain(block.content) if isinstance(block, Paragraph | Heading) else ""


def _folded(said: str) -> str:
    return " ".join(said.casefold().split()).rstrip(".")


def _taken(imported: Imported, block: Block, name: str) -> Imported:
    document = imported.document
    blocks = tuple(other for other in document.blocks if other is not block)
    at = document.blocks.index(block)
    after = document.blocks[at + 1].id if at + 1 < len(document.blocks) else ""
    content = to_json(Document((block,))).decode("utf-8", "replace")
    taken = Taken(Part.BYLINE, _line_as_it_stood(block), content, block.id, after)
    remark = ReportRemark(
        RemarkKind.GUESSED,
        f"‘{name}’ was taken from the text as the byline, for the collection knows this contributor. "
        "Change the authors in the essay's details.",
    )
    report = imported.report
    report = dataclasses.replace(report, remarks=(*report.remarks, remark), taken=(*report.taken, taken))
    return dataclasses.replace(
        imported, document=Document(blocks, document.notes, document.lang), authors=(name,), report=report
    )
