"""The parts of a whole block in which words stand: its captions, titles, cells; read and replaced."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Figure, Paragraph, Statistic, Table, new_id
from essayeditor.text.document import walk
from essayeditor.text.inline import Inline, InlineBuilder

_INLINE: dict[type, dict[str, str]] = {
    Figure: {"caption": "Caption", "credit": "Credit"},
    Statistic: {"figure": "Figure", "claim": "What it says", "source": "Source"},
    Table: {"title": "Title of the table", "source": "Source of the table"},
}


class Field(NamedTuple):
    """A part of a block: one of its fields, or the `number`-th cell of a `row`."""

    name: str
    row: int = -1
    number: int = -1

    @property
    def key(self) -> str:
        """How it is called in the layout."""
        return self.name if self.row < 0 else f"cell/{self.row}/{self.number}"

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table."""
        return self.row >= 0


def named(key: str) -> Field:
    """Return the field that a key of the layout names."""
    name, _, place = key.partition("/")
    if not place:
        return Field(name)
    row, _, number = place.partition("/")
    return Field("cell", int(row), int(number))


def fields(block: Block) -> list[Field]:
    """Return the fields of a block in the order in which Tab goes through them."""
    names = list(_INLINE.get(type(block), ()))
    found = [Field(name) for name in names]
    if isinstance(block, Table):
        cells = [Field("cell", r, n) for r, row in enumerate(block.rows) for n in range(len(row))]
        return [found[0], *cells, *found[1:]]
    return found


def title(block: Block, field: Field) -> str:
    """Return what a field is called."""
    if field.is_cell:
        return f"Row {field.row + 1}, cell {field.number + 1}"
    return _INLINE[type(block)][field.name]


def holding(block: Block, key: str, name: str) -> Field | None:
    """Return the field in which the words of a block stand: the whole itself or one inside it."""
    if block.id == key:
        return Field(name) if Field(name) in fields(block) else None
    if isinstance(block, Table):
        for r, row in enumerate(block.rows):
            for n, cell in enumerate(row):
                if any(one.id == key for one in walk(cell.blocks)):
                    return Field("cell", r, n)
    return None


def content(block: Block, field: Field) -> tuple[Block, ...]:
    """Return what stands in a field. IndexError if there is no such cell."""
    if field.is_cell and isinstance(block, Table):
        return block.rows[field.row][field.number].blocks or (Paragraph(new_id()),)
    return (Paragraph("field", getattr(block, field.name), getattr(block, "lang", "")),)


def with_content(block: Block, field: Field, blocks: tuple[Block, ...]) -> Block:
    """Return a block with something else in a field; a field of one line takes paragraphs as one."""
    if field.is_cell and isinstance(block, Table):
        rows = [list(row) for row in block.rows]
        rows[field.row][field.number] = dataclasses.replace(rows[field.row][field.number], blocks=blocks)
        return dataclasses.replace(block, rows=tuple(map(tuple, rows)))
    return dataclasses.replace(block, **{field.name: _one_line(blocks)})  # type: ignore[arg-type]


def _one_line(blocks: tuple[Block, ...]) -> Inline:
    builder = InlineBuilder()
    for block in blocks:
        if isinstance(block, TEXT_BLOCKS) and block.content:
            if len(builder):
                builder.add(" ")
            builder.extend(block.content)
    return builder.build()
