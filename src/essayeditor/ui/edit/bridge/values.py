"""Values of the text model as the strings that lie in format properties, and back.

Marks and paths of boxes have a short form of their own; atoms and whole blocks use the canonical
JSON of `text.codec`, so nothing of them can be lost here.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

from essayeditor.text import codec
from essayeditor.text.blocks import Block, BoxKind, Former, ListKind, Paragraph, TextStyle
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, Atom, Mark, MarkKind, Suggestion

Marks = tuple[Mark, ...]


class BoxHead(NamedTuple):
    """What is known of a box beside its title and blocks; `change` is a suggestion, packed."""

    id: str
    kind: BoxKind
    lang: str
    change: str = ""


Path = tuple[BoxHead, ...]
"""The boxes that a block stands in, the outermost first."""


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _pack_meanings(meanings: tuple[tuple[str, str, str, str], ...]) -> str:
    return _dump(meanings)


def pack_marks(marks: Marks) -> str:
    """Return marks as a string, without their offsets; "" for none."""
    if not marks:
        return ""
    return _pack_meanings(tuple(sorted({(m.kind.value, m.value, m.author, m.when) for m in marks})))


@lru_cache(maxsize=4096)
def unpack_marks(packed: str) -> Marks:
    """Return the marks of a string, all with offsets 0."""
    if not packed:
        return ()
    return tuple(
        Mark(0, 0, MarkKind(kind), value, author, when) for kind, value, author, when in json.loads(packed)
    )


def pack_suggestion(end: Suggestion | None) -> str:
    """Return the suggestion on a paragraph's end as a string; "" for none."""
    return _dump((end.kind.value, end.author, end.when)) if end is not None else ""


def unpack_suggestion(packed: str) -> Suggestion | None:
    """Return the suggestion of a string."""
    if not packed:
        return None
    kind, author, when = json.loads(packed)
    return Suggestion(MarkKind(kind), author, when)


def pack_former(was: Former | None) -> str:
    """Return what a paragraph was before a suggested change of its style as a string; "" for none."""
    if was is None:
        return ""
    kind = was.kind.value if was.kind is not None else ""
    return _dump((was.style.value, was.level, kind, was.start, was.by.author, was.by.when))


@lru_cache(maxsize=256)
def unpack_former(packed: str) -> Former | None:
    """Return what a paragraph was, of a string."""
    if not packed:
        return None
    style, level, kind, start, author, when = json.loads(packed)
    by = Suggestion(MarkKind.REFORMATTED, author, when)
    return Former(TextStyle(style), by, level, ListKind(kind) if kind else None, start)


def pack_path(path: Path) -> str:
    """Return the boxes around a block as a string; "" for none."""
    return _dump([(head.id, head.kind.value, head.lang, head.change) for head in path]) if path else ""


@lru_cache(maxsize=1024)
def unpack_path(packed: str) -> Path:
    """Return the boxes of a string."""
    if not packed:
        return ()
    return tuple(BoxHead(key, BoxKind(kind), lang, change) for key, kind, lang, change in json.loads(packed))


def pack_block(block: Block) -> str:
    """Return a whole block as a string."""
    return codec.to_json(Document((block,))).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=1024)
def unpack_block(packed: str) -> Block:
    """Return the block of a string."""
    return codec.from_json(packed.encode("utf-8", "surrogatepass")).blocks[0]


def pack_atom(atom: Atom) -> str:
    """Return an atom as a string."""
    return pack_block(Paragraph("-", Inline(ATOM, (), (atom,))))


def unpack_atom(packed: str) -> Atom:
    """Return the atom of a string. Raises ValueError if it holds something else."""
    block = unpack_block(packed)
    if not isinstance(block, Paragraph):
        raise ValueError("no atom")
    return block.content.atoms[0]
