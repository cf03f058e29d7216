"""A proof read back: what its contributor will send must be recognised, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from essayeditor import importers
from essayeditor.exporters.docx.essay import Proof
from essayeditor.text.blocks import Block
from essayeditor.text.document import Document, all_blocks, called_notes, inlines
from essayeditor.text.marks import SUGGESTIONS
from essayeditor.text.plain import plain_block
from essayeditor.text.settle import accepted
from essayeditor.typeset.pages import Finding

State = tuple[object, ...]


def check_returned(path: Path, proof: Proof) -> tuple[Finding, ...]:
    """Return what is amiss in a proof as our own reader reads it: nothing, if it can come back.

    It must be known as this essay's and this revision's, and have the same blocks under the same ids,
    the same words, notes and pictures, the same suggestions of the same people, and every comment.
    """
    imported = importers.with_known_pictures(importers.read(path), lambda _: True)
    key = proof.essay.id
    found: list[Finding] = []
    identity = (imported.own_collection, imported.own_essay, imported.own_revision)
    if identity != (proof.identity.collection, proof.identity.essay, proof.identity.revision):
        found.append(Finding("proof-identity", "The file does not say which text it is.", essay=key))
    sent = proof.essay.document if proof.changes else accepted(proof.essay.document)
    if imported.document.blocks != sent.blocks or imported.document.notes != sent.notes:
        found += _differences(sent, imported.document, key)
    lost = len([c for c in proof.comments if c.thread]) - len(imported.comments)
    if lost > 0:
        found.append(Finding("proof-comments", f"{lost} of its comments do not come back.", essay=key))
    return tuple(found)


def _differences(sent: Document, back: Document, essay: str) -> Iterator[Finding]:
    if called_notes(sent) != called_notes(back):
        yield Finding("proof-notes", "Its notes do not come back as they are.", essay=essay)
    before, after = list(all_blocks(sent)), list(all_blocks(back))
    returned = {block.id: block for block in after}
    for block in before:
        now = returned.get(block.id)
        if now is None or _state(block) != _state(now):
            said = plain_block(block)[:60] or type(block).__name__.lower()
            message = f"“{said}” does not come back from Word as it is."
            yield Finding("proof-block", message, essay=essay, block=block.id)
    if [b.id for b in before] != [b.id for b in after if b.id in {x.id for x in before}]:
        yield Finding("proof-order", "Its paragraphs do not come back in their order.", essay=essay)
    if more := len(after) - len(before):
        yield Finding("proof-order", f"It comes back with {more} paragraphs more or less.", essay=essay)


def _state(block: Block) -> State:
    """Return what must come back of a block: its kind, words and suggestions."""
    suggestions = tuple(
        (m.start, m.end, m.kind, m.author, m.when)
        for text in inlines(block)
        for m in text.marks
        if m.kind in SUGGESTIONS
    )
    return type(block), plain_block(block), suggestions, getattr(block, "end", None)
