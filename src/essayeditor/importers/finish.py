"""Makes the Imported value of what a reader found: structure, head, comments, pictures, report."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from essayeditor.foundation.files import sha256
from essayeditor.importers.raw import RawText
from essayeditor.importers.result import Imported, RemarkKind, Report
from essayeditor.importers.structure.head import Head, take_head
from essayeditor.importers.structure.links import settle_links
from essayeditor.importers.structure.shape import Place, Shaper
from essayeditor.importers.tally import Tally, shorten
from essayeditor.text.blocks import TEXT_BLOCKS, Block, Figure, Kept, Table
from essayeditor.text.document import Comment, Document, all_blocks, called_notes, inlines, ordered
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, SUGGESTIONS, InlinePicture, LineBreak, MarkKind
from essayeditor.text.plain import words


@dataclasses.dataclass(slots=True)
class Source:
    """What is known of the file beside its text."""

    name: str
    content: bytes
    format: str
    producer: str = ""
    core_title: str = ""


def finish(
    raw: RawText, tally: Tally, source: Source, file_words: list[str], found: Counter[str], head: bool = True
) -> Imported:
    """Return the essay that a file holds, with its report.

    `file_words` are the words of the independent count, `found` the things it saw.
    """
    shaper = Shaper(raw, tally)
    body = shaper.body()
    notes = tuple(
        dataclasses.replace(n.note, blocks=_note_blocks(shaper.blocks(n.items, Place.NOTE), raw.ours))
        for n in raw.notes
    )
    taken = take_head(body, shaper.sources, source.core_title, tally, raw.ours) if head else Head(list(body))
    document = ordered(Document(tuple(taken.blocks), notes, raw.lang))
    document = settle_links(document, raw.bookmarks, tally)
    comments = _comments(shaper, body, taken)
    said = list(_all_words(document, taken.taken))
    lost = _compare(file_words, said, tally)
    if not said and not tally.pictures:
        tally.remark(RemarkKind.WARNING, "There are no words in it. Ask the contributor to send it again.")
    kept = _things(document)
    kept["comments"] = sum(len(c.thread) for c in comments)
    for name in ("links", "suggestions"):
        kept[name] = tally.kept[name] if tally.kept[name] or tally.left[name] else kept[name]
    seen = {name: found.get(name, 0) - tally.left[name] for name in kept}
    report = Report(
        source.name, source.format, sha256(source.content), len(file_words), len(said),
        seen, kept, tally.all_remarks(), source.producer,
        len(tally.dropped_words()), lost, () if raw.ours else tuple(taken.parts),
    )  # fmt: skip
    return Imported(
        document, report, taken.title, taken.standfirst, tuple(taken.authors), comments,
        tuple(tally.pictures.values()), tuple(taken.contacts.emails), tuple(taken.contacts.telephones),
        taken=tuple(taken.taken), stand_ins=tuple(tally.stand_ins.items()),
    )  # fmt: skip


def _things(document: Document) -> dict[str, int]:
    """Count what stands in a document besides words, as `text.counts` does."""
    blocks = list(all_blocks(document))
    texts = [text for block in blocks for text in inlines(block)]
    kinds = Counter(mark.kind for text in texts for mark in text.marks)
    called = set(called_notes(document))
    return {
        "notes": sum(note.id in called for note in document.notes),
        "pictures": sum(isinstance(block, Figure) for block in blocks)
        + sum(isinstance(atom, InlinePicture) for text in texts for atom in text.atoms),
        "linked pictures": 0,
        "tables": sum(isinstance(block, Table) for block in blocks),
        "links": kinds[MarkKind.LINK],
        "comments": 0,
        "suggestions": sum(kinds[kind] for kind in SUGGESTIONS)
        + sum(getattr(block, "end", None) is not None for block in blocks),
    }


def _note_blocks(blocks: tuple[Block, ...], ours: bool) -> tuple[Block, ...]:
    """Take the space off a note's first words that parts them from its number."""
    first = blocks[0] if blocks else None
    if not isinstance(first, TEXT_BLOCKS) or not first.content.text[:1].isspace():
        return blocks
    content = first.content
    cut = 1 if ours else len(content.text) - len(content.text.lstrip())
    return (dataclasses.replace(first, content=content.cut(cut, len(content))), *blocks[1:])


def _comments(shaper: Shaper, body: tuple[Block, ...], taken: Head) -> tuple[Comment, ...]:
    """Return the comments; those on lines taken out of the body stand at the block that is there now."""
    comments = []
    for comment in shaper.finish_comments(body):
        block, seen = comment.block, 0
        while block in taken.moved and seen < 50:
            block, seen = taken.moved[block], seen + 1
        comments.append(
            comment if block == comment.block else dataclasses.replace(comment, block=block, start=0, end=0)
        )
    return tuple(comments)


def _all_words(document: Document, taken: Iterable[str]) -> Iterable[str]:
    for line in taken:
        yield from words(line)
    for block in all_blocks(document):
        if isinstance(block, Kept):
            continue
        for text in inlines(block):
            yield from words(_without_formulas(text))


def _without_formulas(text: Inline) -> str:
    if not text.atoms:
        return text.text
    atoms = iter(text.atoms)
    return re.sub(ATOM, lambda _: "\n" if isinstance(next(atoms), LineBreak) else "", text.text)


def _compare(file_words: list[str], essay_words: list[str], tally: Tally) -> int:
    """Warn of words that the independent count saw, neither in the essay nor dropped; return how many."""
    missing = missing_words(file_words, [*essay_words, *tally.dropped_words()])
    if missing:
        counted = f"{len(missing)} words of the file are" if len(missing) > 1 else "One word of the file is"
        tally.remark(
            RemarkKind.WARNING,
            f"{counted} not in the essay: “{shorten(' '.join(missing), 200)}”. "
            "Compare the two, and tell us of the file.",
        )
    return len(missing)


def missing_words(file_words: Iterable[str], essay_words: Iterable[str]) -> list[str]:
    """Return the words of the file that the essay lacks.

    Words that only part differently (a line break in one, none in the other) are not missing:
    what counts is whether their letters are there.
    """
    missing, surplus = Counter(file_words), Counter(essay_words)
    if missing == surplus:
        return []
    missing = Counter(unicodedata.normalize("NFC", word) for word in missing.elements())
    common = missing & surplus
    missing, surplus = missing - common, surplus - common
    if not missing:
        return []
    letters = Counter("".join(surplus.elements()))
    lost = []
    for word in missing.elements():
        needed = Counter(c for c in word if c.isalnum())
        if all(letters[c] >= n for c, n in needed.items()):
            letters.subtract(needed)
        else:
            lost.append(word)
    return lost
