"""Every word of an imported essay as plain text: its head, its body with list numbers, its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from essayeditor.importers.result import Imported
from essayeditor.text.blocks import Block, Box, ListItem, Table
from essayeditor.text.numbering import labels
from essayeditor.text.plain import plain_block, plain_blocks


def full_text(imported: Imported) -> str:
    """Return every word that was read, a block to a line.

    First the lines that were taken from the head and end of the text (title, byline, standfirst,
    contact details), as they stood; then the body, list items with their marks; then each note on a
    line of its own.
    """
    lines = [*imported.taken, *_lines(imported.document.blocks)]
    lines.extend(" ".join(" ".join(plain_blocks(n.blocks)).split("\n")) for n in imported.document.notes)
    return "\n".join(line for line in lines if line) + "\n"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    blocks = tuple(blocks)
    marks = labels(blocks)
    for block in blocks:
        said = plain_block(block)
        if isinstance(block, ListItem) and marks.get(block.id):
            mark = marks[block.id]
            yield f"{mark} {said}" if mark == "•" else f"{mark}. {said}"
        else:
            yield said
        if isinstance(block, Box):
            yield from _lines(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.blocks)
