"""How a text reads without its marks: for searching, counting, and the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from essayeditor.text.blocks import Block, Kept
from essayeditor.text.document import Document, inlines, reading_order, walk
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import ATOM, Formula, LineBreak, MarkKind

_RUN = re.compile(r"[^\s\u2014]+")
_SAYS = re.compile(r"[^\W_]")


def plain(text: Inline, line_break: str = "\n") -> str:
    """Return an Inline as it reads: note calls and pictures gone, formulas in their plain form."""
    if not text.atoms:
        return text.text
    atoms = iter(text.atoms)

    def reading(_: re.Match[str]) -> str:
        atom = next(atoms)
        if isinstance(atom, LineBreak):
            return line_break
        return atom.plain if isinstance(atom, Formula) else ""

    return re.sub(ATOM, reading, text.text)


def plain_block(block: Block) -> str:
    """Return what one block says, without the blocks inside it; its parts stand on their own lines."""
    if isinstance(block, Kept):
        return block.plain
    return "\n".join(line for text in inlines(block) if (line := plain(text)))


def plain_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what each block says, those inside boxes and tables included, in the order of `walk`."""
    return (said for block in walk(blocks) if (said := plain_block(block)))


def plain_text(document: Document, notes: bool = True) -> str:
    """Return every word of a document, a block to a line, notes at the end each on its own line."""
    lines = list(plain_blocks(document.blocks))
    if notes:
        lines.extend(" ".join(plain_blocks(note.blocks)) for note in document.notes)
    return "\n".join(lines) + "\n" if lines else ""


def words(said: str) -> list[str]:
    """Return the words of a string: the one definition of a word that the whole program uses.

    A word is a longest run of characters without white space or em dash that holds at least one
    letter or digit. So "co-operative", "don't" and "£5" are one word each, "–" is none, and a
    dash set close between two words parts them only if it is an em dash, as Word does not but a
    reader does.
    """
    # Two plain patterns, since one for both would take a time that grows with the square of "&&&&…".
    return [run for run in _RUN.findall(said) if run[0].isalpha() or _SAYS.search(run)]


def count_words(said: str) -> int:
    """Return the number of words in a string (see `words`)."""
    return len(words(said))


def unsuggested(text: Inline) -> Inline:
    """Return the text as it reads with its suggestions accepted: what is deleted is gone."""
    deleted = [m for m in text.marks if m.kind is MarkKind.DELETED]
    if not deleted:
        return text
    pieces, at = [], 0
    for mark in deleted:
        pieces.append(text.cut(at, mark.start))
        at = max(at, mark.end)
    pieces.append(text.cut(at, len(text)))
    builder = InlineBuilder()
    for piece in pieces:
        builder.extend(piece)
    return builder.build()


def reading_text(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every Inline as it reads with suggestions accepted, in reading order."""
    return (plain(unsuggested(text), " ") for text in reading_order(blocks))
