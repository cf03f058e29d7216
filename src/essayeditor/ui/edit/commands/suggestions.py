"""Accepting and rejecting suggestions in the text, one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.document import Document
from essayeditor.text.marks import SUGGESTIONS, Mark, MarkKind, Suggestion
from essayeditor.text.settle import has_suggestions, settled
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import changes, marking, splitting, stretches, styling, wholes


class About(Enum):
    """What a suggestion is about."""

    WORDS = "words"
    END = "the end of a paragraph"
    STYLE = "the style of a paragraph"
    WHOLE = "a whole block, such as a table"
    BOX = "a box with all that is in it"


_ABOUT_BLOCKS = {
    About.END: ("Paragraph split", "Paragraphs joined"),
    About.WHOLE: ("Put in whole", "Taken out whole"),
    About.BOX: ("Box put in", "Box taken out"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A suggestion in the text: its mark without offsets, and where it stands."""

    mark: Mark
    start: int
    end: int
    about: About = About.WORDS

    @property
    def words(self) -> str:
        """What it does, in words."""
        what = {
            MarkKind.INSERTED: "Added",
            MarkKind.DELETED: "Deleted",
            MarkKind.REFORMATTED: "Formatting changed",
        }[self.mark.kind]
        if self.about is About.STYLE:
            what = "Style changed"
        elif self.about is not About.WORDS:
            what = _ABOUT_BLOCKS[self.about][self.mark.kind is MarkKind.DELETED]
        return f"{what} by {self.mark.author}" if self.mark.author else what


def in_block(block: QTextBlock) -> list[Found]:
    """Return the suggestions of a block, in order; stretches of one suggestion that touch are one."""
    found: list[Found] = []
    for stretch in stretches.of_block(block):
        for mark in stretch.facts.marks:
            if mark.kind not in SUGGESTIONS:
                continue
            before = next((f for f in found if f.mark == mark and f.end == stretch.start), None)
            if before is not None:
                found.remove(before)
                found.append(replace(before, end=stretch.end))
            else:
                found.append(Found(mark, stretch.start, stretch.end))
    first, last = block.position(), block.position() + block.length() - 1
    facts = formats.block_facts(block)
    was = values.unpack_former(facts.was)
    found += _about(About.STYLE, was.by if was is not None else None, first, first)
    found += _about(About.END, values.unpack_suggestion(facts.end), last, last)
    if facts.role is Role.OBJECT:
        found += _about(About.WHOLE, changes.of_whole(block), first, last)
    elif facts.role is Role.BOX_TITLE:
        found += _about(About.BOX, changes.of_box(block), first, first)
    return sorted(found, key=lambda one: (one.start, one.end))


def _about(about: About, made: Suggestion | None, start: int, end: int) -> list[Found]:
    if made is None:
        return []
    return [Found(Mark(0, 0, made.kind, "", made.author, made.when), start, end, about)]


def every(cursor: QTextCursor) -> list[Found]:
    """Return all suggestions of a text, in order."""
    found: list[Found] = []
    block = cursor.document().begin()
    while block.isValid():
        found.extend(in_block(block))
        block = block.next()
    return found


def at(cursor: QTextCursor) -> Found | None:
    """Return the suggestion that the cursor stands in or touches, or None."""
    place = cursor.selectionStart()
    return next((f for f in in_block(cursor.block()) if f.start <= place <= f.end), None)


def settle(cursor: QTextCursor, found: Found, *, accept: bool) -> None:
    """Accept or reject a suggestion, as one step."""
    qt = cursor.document()
    cursor.beginEditBlock()
    if found.about is not About.WORDS:
        _SETTLE[found.about](qt.findBlock(found.start), found, accept)
    else:
        selected = stretches.selecting(qt, found.start, found.end)
        goes = accept is (found.mark.kind is MarkKind.DELETED)
        if found.mark.kind is MarkKind.REFORMATTED:
            _settle_look(selected, found.mark, accept=accept)
        elif goes:
            splitting.remove(selected)
        else:
            marking.change(selected, lambda marks: tuple(m for m in marks if m != found.mark))
    cursor.endEditBlock()


def settle_all(cursor: QTextCursor, *, accept: bool, author: str | None = None) -> int:
    """Accept or reject every suggestion, or those of one author; return how many there were.

    One step. Each block is looked through anew after each: one suggestion may stand inside another.
    """
    qt = cursor.document()
    done = 0
    cursor.beginEditBlock()
    number = qt.blockCount() - 1
    while number >= 0:
        number = min(number, qt.blockCount() - 1)
        block = qt.findBlockByNumber(number)
        found = [one for one in in_block(block) if author is None or one.mark.author == author]
        if found:
            # what is left decides a joining, so that comes last
            in_words = [one for one in found if one.about is not About.END]
            settle(cursor, (in_words or found)[-1], accept=accept)
            done += 1
            continue
        done += settle_whole(block, accept=accept, author=author)
        number -= 1
    cursor.endEditBlock()
    return done


def authors(cursor: QTextCursor) -> dict[str, int]:
    """Return who made the suggestions of a text, and how many each."""
    return dict(Counter(one.mark.author for one in every(cursor)))


def inside(block: QTextBlock) -> list[Mark | Suggestion]:
    """Return the suggestions inside a table, a caption and the like."""
    value = wholes.found(block)
    found: list[Mark | Suggestion] = []
    if value is not None and has_suggestions(value):
        settled(Document((value,)), lambda made: found.append(made))
    own = getattr(value, "change", None)
    return [made for made in found if made is not own and not _comes_with(made, own)]


def _comes_with(made: Mark | Suggestion, own: Suggestion | None) -> bool:
    """Say whether words were put in together with the whole that they are in, by the same person."""
    if own is None or own.kind is not MarkKind.INSERTED:
        return False
    return (made.kind, made.author) == (own.kind, own.author)


def settle_whole(block: QTextBlock, *, accept: bool, author: str | None = None) -> int:
    """Settle the suggestions inside a table, a caption and the like; return how many there were."""
    value = wholes.found(block)
    if value is None or not has_suggestions(value):
        return 0
    decided: set[object] = set()

    def decide(made: Mark | Suggestion) -> bool | None:
        if author is not None and made.author != author:
            return None
        decided.add(made)
        return accept

    after = settled(Document((value,)), decide)
    if decided and after.blocks:
        wholes.put(QTextCursor(block), after.blocks[0])
    return len(decided)


def _settle_style(block: QTextBlock, _found: Found, accept: bool) -> None:
    facts = formats.block_facts(block)
    was = values.unpack_former(facts.was)
    if was is not None:
        styling.put(block, replace(facts, was="") if accept else changes.restored(facts, was))


def _settle_whole(block: QTextBlock, found: Found, accept: bool) -> None:
    if accept is (found.mark.kind is MarkKind.DELETED):
        changes.take_out(block)
        return
    value, own = wholes.found(block), changes.of_whole(block)
    if accept and value is not None:
        together = settled(Document((value,)), lambda made: True if _comes_with(made, own) else None)
        wholes.put(QTextCursor(block), together.blocks[0])
    else:
        changes.set_whole(block, None)


def _settle_box(block: QTextBlock, found: Found, accept: bool) -> None:
    if accept is (found.mark.kind is MarkKind.DELETED):
        changes.take_box_out(block)
    else:
        changes.set_box(block, None)


def _settle_end(block: QTextBlock, found: Found, accept: bool) -> None:
    facts = replace(formats.block_facts(block), end="")
    joins = accept is (found.mark.kind is MarkKind.DELETED)
    styling.put(block, facts)
    after = block.next()
    if joins and after.isValid() and formats.block_facts(after).role is Role.OBJECT:
        if block.length() <= 1:
            splitting.drop(QTextCursor(block), block)
    elif joins and after.isValid():
        border = stretches.selecting(block.document(), found.start, found.start + 1)
        splitting.remove(border)


def _settle_look(cursor: QTextCursor, mark: Mark, *, accept: bool) -> None:
    if accept:
        marking.change(cursor, lambda marks: tuple(m for m in marks if m != mark))
        return
    before = tuple(Mark(0, 0, MarkKind(name)) for name in mark.value.split(",") if name)
    kept = SUGGESTIONS | {MarkKind.LINK, MarkKind.LANGUAGE}
    marking.change(cursor, lambda marks: (*(m for m in marks if m.kind in kept and m != mark), *before))


_SETTLE = {
    About.STYLE: _settle_style,
    About.END: _settle_end,
    About.WHOLE: _settle_whole,
    About.BOX: _settle_box,
}
