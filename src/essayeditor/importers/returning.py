"""What a file of our own says when it comes back: whose it is, and which pictures it means."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from essayeditor.importers.result import Imported
from essayeditor.text.blocks import Block, Box, Cell, Figure, Table
from essayeditor.text.document import Document, map_inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Atom, InlinePicture


def with_known_pictures(imported: Imported, known: Callable[[str], bool]) -> Imported:
    """Return the essay with its pictures under the names they have in the collection.

    Our Word files hold pictures made ready for print, whose bytes differ from the originals; each
    says which original it stands for. Those that `known` has take their original's name again; of
    the others the bytes in the file are all there is, and stay.
    """
    names = {shown: asset for shown, asset in imported.stand_ins if known(asset)}
    if not names:
        return imported
    document = imported.document
    blocks = tuple(_renamed(block, names) for block in document.blocks)
    notes = tuple(
        dataclasses.replace(note, blocks=tuple(_renamed(b, names) for b in note.blocks))
        for note in document.notes
    )
    still = {asset for asset in (p.sha256 for p in imported.pictures) if asset not in names}
    return dataclasses.replace(
        imported,
        document=Document(blocks, notes, document.lang),
        pictures=tuple(p for p in imported.pictures if p.sha256 in still),
        stand_ins=tuple(pair for pair in imported.stand_ins if pair[0] not in names),
    )


def _renamed(block: Block, names: dict[str, str]) -> Block:
    def atom(found: Atom) -> Atom:
        if isinstance(found, InlinePicture):
            return dataclasses.replace(found, asset=names.get(found.asset, found.asset))
        return found

    def change(text: Inline) -> Inline:
        return Inline(text.text, text.marks, tuple(map(atom, text.atoms))) if text.atoms else text

    block = map_inlines(block, change)
    if isinstance(block, Figure):
        return dataclasses.replace(block, asset=names.get(block.asset, block.asset))
    if isinstance(block, Box):
        return dataclasses.replace(block, blocks=tuple(_renamed(b, names) for b in block.blocks))
    if isinstance(block, Table):
        rows = tuple(tuple(_renamed_cell(cell, names) for cell in row) for row in block.rows)
        return dataclasses.replace(block, rows=rows)
    return block


def _renamed_cell(cell: Cell, names: dict[str, str]) -> Cell:
    return dataclasses.replace(cell, blocks=tuple(_renamed(b, names) for b in cell.blocks))
