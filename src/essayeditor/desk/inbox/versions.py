"""The text that an essay has once a file is taken as its next version. No word of either is lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from essayeditor.text.align import aligned
from essayeditor.text.blocks import Block, Kept, new_id
from essayeditor.text.diff import compare
from essayeditor.text.diff_places import carried
from essayeditor.text.diff_suggest import Credits, suggested_by
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, Remark, all_blocks, inline_fields
from essayeditor.text.marks import SUGGESTIONS
from essayeditor.text.merge import merge
from essayeditor.text.settle import accepted, has_suggestions, rejected


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is said beside it."""

    document: Document
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """The next text of an essay. `conflicts` are blocks that both sides changed.

    `suggested` says that what the file changes stands as suggestions among the words that were there.
    """

    text: Text
    suggested: bool = False
    conflicts: tuple[str, ...] = ()


def next_version(
    current: Text,
    base: Document,
    came: Text,
    whose: Stamp,
    *,
    proof: bool,
    editors: frozenset[str] = frozenset(),
) -> Next:
    """Return the text of an essay once `came` is taken as its next version.

    Where nobody changed the essay since `base`, a file that the contributor sent takes its place,
    under the ids that are known. A proof that came back, and a file that comes after the editors
    have begun their work, is merged with the essay as it is, and what it changes becomes suggestions:
    the editor accepts them or not. `whose` names who made them, where the file does not; `editors`
    are those whose tracked changes the proof showed.
    """
    document, comments = aligned(current.document, came.document, came.comments)
    untouched = accepted(current.document) == accepted(base)
    if untouched and not proof:
        kept = carried(current.comments, current.document, document)
        return Next(Text(document, _together(kept, comments, document)))
    base, _ = aligned(current.document, base)
    document = _as_sent(document, base)
    merged = merge(accepted(base), accepted(current.document), accepted(document))
    whole = suggested_by(
        compare(rejected(current.document), merged.document),
        _credits(current.document, document, whose, editors),
    )
    whole = _with_open_suggestions(whole, current.document, merged.document)
    kept = carried(current.comments, current.document, whole)
    there = carried(comments, document, whole)
    told = tuple(_told(block, whose) for block in merged.conflicts)
    return Next(Text(whole, (*_together(kept, there, whole), *told)), True, merged.conflicts)


def _as_sent(came: Document, base: Document) -> Document:
    """Return what came back without the differences that a Word file makes by itself.

    It says its language where the essay left it open, and shows what was kept whole as plain words.
    """
    kept = {block.id: block for block in all_blocks(base) if isinstance(block, Kept)}

    def block_as_sent(block: Block) -> Block:
        sent = kept.get(block.id)
        return sent if isinstance(block, Kept) and sent is not None and sent.plain == block.plain else block

    return Document(tuple(map(block_as_sent, came.blocks)), came.notes, base.lang)


def _told(block: str, whose: Stamp) -> Comment:
    said = (
        "This paragraph was changed here and in the file that came in. The suggestions show the file’s "
        "words; those that stood here are struck out. Nothing is lost: choose what is to stand."
    )
    return Comment(new_id(), block, 0, 0, (Remark("Essay Editor", whose.when, said),))


def _credits(current: Document, came: Document, whose: Stamp, editors: frozenset[str]) -> Credits:
    """Say of each change who made it: as the file says, if one person made all those of the block."""
    stamps = {**_stamps(current, frozenset()), **_stamps(came, editors)}

    def credited(old: str, new: str, _field: str) -> object:
        stamp = stamps.get(new) or stamps.get(old) or whose
        return lambda _kind, _at: stamp

    return credited  # type: ignore[return-value]


def _stamps(document: Document, but: frozenset[str]) -> dict[str, Stamp]:
    """Return who made the latest change in each block, those of some people aside."""
    found: dict[str, Stamp] = {}
    for block in all_blocks(document):
        marks = [
            m for name in inline_fields(block) for m in getattr(block, name).marks if m.kind in SUGGESTIONS
        ]
        end = getattr(block, "end", None)
        made = {Stamp(m.author, m.when) for m in marks} | ({Stamp(end.author, end.when)} if end else set())
        if made := {stamp for stamp in made if stamp.author not in but}:
            found[block.id] = max(made, key=lambda stamp: stamp.when)
    return found


def _with_open_suggestions(whole: Document, current: Document, merged: Document) -> Document:
    """Return the text with blocks that the file left alone as they were, suggestions of several and all."""
    settled = {block.id: block for block in accepted(current).blocks}
    after = {block.id: block for block in merged.blocks}
    untouched = {
        block.id: block
        for block in current.blocks
        if has_suggestions(block)
        and getattr(block, "end", None) is None
        and block.id in after
        and after[block.id] == settled.get(block.id)
    }
    if not untouched:
        return whole
    blocks: list[Block] = [untouched.get(block.id, block) for block in whole.blocks]
    return dataclasses.replace(whole, blocks=tuple(blocks))


def _together(kept: Sequence[Comment], came: Sequence[Comment], document: Document) -> tuple[Comment, ...]:
    """Return both sets of comments, a thread that both have once, as the file has it if it says more."""
    there = {block.id for block in all_blocks(document)}
    first = document.blocks[0].id if document.blocks else ""
    result = list(kept)
    for comment in came:
        twin = next((n for n, old in enumerate(result) if _same_thread(old, comment)), -1)
        if twin < 0:
            result.append(comment)
        elif len(comment.thread) > len(result[twin].thread):
            result[twin] = dataclasses.replace(result[twin], thread=comment.thread)
    return tuple(
        c if c.block in there else dataclasses.replace(c, block=first, start=0, end=0) for c in result
    )


def _same_thread(one: Comment, other: Comment) -> bool:
    """A Word file may alter a comment's id and seconds, not who says what first."""
    if one.id == other.id:
        return True
    if not one.thread or not other.thread:
        return False
    first, second = one.thread[0], other.thread[0]
    return (first.author, first.text) == (second.author, second.text) and one.block == other.block
