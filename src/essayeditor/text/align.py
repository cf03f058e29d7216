"""A text that came from elsewhere under the ids of one that is known, so far as its blocks are the same.

A file that a contributor sends again knows nothing of our ids. Comments, suggestions, links into the
text and the comparison of versions hang on them; so what is recognised takes the id that it had.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from essayeditor.text.blocks import Block, Box, Cell, Table
from essayeditor.text.diff import matchable
from essayeditor.text.diff_match import match
from essayeditor.text.document import Comment, Document, Note, all_blocks, called_notes, map_inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import NoteCall
from essayeditor.text.plain import plain_blocks
from essayeditor.text.settle import stories

_LIKE = 65.0
"""How alike two notes must be to be one, in hundredths of all their letters (as for blocks)."""


def aligned(
    known: Document, came: Document, comments: Iterable[Comment] = ()
) -> tuple[Document, tuple[Comment, ...]]:
    """Return `came`, and comments on it, with the ids of `known` for every block and note recognised.

    Blocks that bear a known id already keep it; of the others, those that say the same or much the
    same as one that is left take its id.
    """
    names: dict[str, str] = {}
    _pair(known.blocks, came.blocks, names)
    notes = _notes(known, came)
    by_id = {note.id: note for note in known.notes}
    for note in came.notes:
        if note.id in notes:
            _pair(by_id[notes[note.id]].blocks, note.blocks, names)
    names = _without_clashes(names, (block.id for block in all_blocks(came)))
    notes = _without_clashes(notes, (note.id for note in came.notes))
    document = Document(
        tuple(_named(block, names, notes) for block in came.blocks),
        tuple(
            Note(notes.get(n.id, n.id), tuple(_named(b, names, notes) for b in n.blocks), n.kind)
            for n in came.notes
        ),
        came.lang,
    )
    return document, tuple(dataclasses.replace(c, block=names.get(c.block, c.block)) for c in comments)


def _pair(known: tuple[Block, ...], came: tuple[Block, ...], names: dict[str, str]) -> None:
    for i, j, stays in match(known, came, matchable):
        if i is None or j is None or stays is None:
            continue
        names[came[j].id] = known[i].id
        for ours, theirs in zip(stories(known[i]), stories(came[j]), strict=False):
            _pair(ours, theirs, names)


def _notes(known: Document, came: Document) -> dict[str, str]:
    """Return which note of `known` each of `came` is: by id, then by its words, then by likeness."""
    there = {note.id: note for note in known.notes}
    found = {note.id: note.id for note in came.notes if note.id in there}
    before = {n.id: " ".join(plain_blocks(n.blocks)) for n in known.notes if n.id not in found}
    after = {n.id: " ".join(plain_blocks(n.blocks)) for n in came.notes if n.id not in found}
    order = called_notes(came) or list(after)
    for wholly in (True, False):
        for key in [key for key in order if key in after and key not in found]:
            best = max(
                ((_likeness(said, after[key], wholly), k) for k, said in before.items()), default=(0.0, "")
            )
            if best[0]:
                found[key] = best[1]
                del before[best[1]]
    return found


def _likeness(old: str, new: str, wholly: bool) -> float:
    if wholly:
        return 100.0 if old and old == new else 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(old, new, score_cutoff=_LIKE) if old and new else 0.0


def _without_clashes(names: dict[str, str], there: Iterable[str]) -> dict[str, str]:
    """Return the new names without any that would then be borne by two."""
    result, taken = {}, {key for key in there if key not in names}
    for key, name in names.items():
        if name not in taken:
            result[key] = name
            taken.add(name)
    return result


def _named(block: Block, names: dict[str, str], notes: dict[str, str]) -> Block:
    block = map_inlines(block, lambda text: _recalled(text, notes)) if notes else block
    return _renamed(block, names)


def _recalled(text: Inline, notes: dict[str, str]) -> Inline:
    if not any(isinstance(atom, NoteCall) for atom in text.atoms):
        return text
    atoms = (
        NoteCall(notes.get(atom.note, atom.note)) if isinstance(atom, NoteCall) else atom
        for atom in text.atoms
    )
    return Inline(text.text, text.marks, tuple(atoms))


def _renamed(block: Block, names: dict[str, str]) -> Block:
    if isinstance(block, Box):
        block = dataclasses.replace(block, blocks=tuple(_renamed(b, names) for b in block.blocks))
    elif isinstance(block, Table):
        block = dataclasses.replace(
            block, rows=tuple(tuple(_renamed_cell(cell, names) for cell in row) for row in block.rows)
        )
    return dataclasses.replace(block, id=names[block.id]) if block.id in names else block


def _renamed_cell(cell: Cell, names: dict[str, str]) -> Cell:
    return dataclasses.replace(cell, blocks=tuple(_renamed(b, names) for b in cell.blocks))
