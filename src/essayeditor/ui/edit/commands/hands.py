"""How a change is made: at once, or as a suggestion that somebody may accept or reject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.blocks import Block
from essayeditor.text.marks import SUGGESTIONS, Mark, MarkKind, Suggestion
from essayeditor.text.plain import plain_blocks
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import Marks
from essayeditor.ui.edit.commands import changes, clipboard, marking, splitting, stretches, styling

_PLAIN = frozenset(MarkKind) - SUGGESTIONS - {MarkKind.LINK, MarkKind.LANGUAGE}
"""The kinds whose former state a suggestion of other formatting can hold."""


class Hand:
    """Makes changes at once."""

    suggests = False

    def typed(self, marks: Marks) -> Marks:
        """Return the marks of words typed under `marks`."""
        return marks

    def remove(self, cursor: QTextCursor) -> None:
        """Delete the selection."""
        splitting.remove(cursor)

    def split(self, cursor: QTextCursor) -> None:
        """Begin a new paragraph."""
        splitting.split(cursor)

    def backspace(self, cursor: QTextCursor) -> bool:
        """Delete backwards; return False where it is Qt's own to do."""
        return splitting.backspace(cursor)

    def delete(self, cursor: QTextCursor) -> bool:
        """Delete forwards; return False where it is Qt's own to do."""
        return splitting.delete(cursor)

    def mark(self, cursor: QTextCursor, changed: Callable[[Marks], Marks]) -> None:
        """Change the marks of the selection."""
        marking.change(cursor, changed)

    def paste(self, cursor: QTextCursor, clip: clipboard.Clip, beside: Beside) -> None:
        """Put a clip in place of the selection."""
        clipboard.paste(cursor, clip, beside)

    def restyle(self, cursor: QTextCursor, change: Callable[[QTextCursor], object]) -> object:
        """Change what the paragraphs of the selection are; return what `change` does."""
        return change(cursor)

    def inserted(self, block: Block) -> Block:
        """Return a whole new block as it is to be put in."""
        return block

    def put(self, cursor: QTextCursor, words: str) -> None:
        """Put words in place of the selection, which lies in one block."""
        if cursor.hasSelection():
            place = QTextCursor(cursor)
            place.setPosition(cursor.selectionStart() + 1)
            cursor.insertText(words, place.charFormat())
        else:
            cursor.insertText(words)


@dataclass(frozen=True, slots=True)
class Suggesting(Hand):
    """Makes changes as suggestions of `author` at `when` (ISO 8601, to the minute).

    What somebody inserted, the same person truly deletes. Links, languages, boxes put around words, and
    the rows and columns of tables cannot be suggested: they are changed at once, which is said.
    """

    author: str
    when: str
    suggests = True

    def _stamp(self, kind: MarkKind, value: str = "") -> Mark:
        return Mark(0, 0, kind, value, self.author, self.when)

    def _mine(self, marks: Marks) -> bool:
        return any(m.kind is MarkKind.INSERTED and m.author == self.author for m in marks)

    def typed(self, marks: Marks) -> Marks:
        """Return the marks of words typed: inserted, and nobody else's suggestion."""
        mine = next((m for m in marks if m.kind is MarkKind.INSERTED and m.author == self.author), None)
        return (*(m for m in marks if m.kind not in SUGGESTIONS), mine or self._stamp(MarkKind.INSERTED))

    def remove(self, cursor: QTextCursor) -> None:
        """Mark the selection as deleted, and put the cursor behind it."""
        qt = cursor.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        behind = stretches.selecting(qt, end, end)
        boxes = changes.covered_boxes(qt, start, end)
        cursor.beginEditBlock()
        block = qt.findBlock(end)
        while block.isValid() and block.position() + block.length() > start:
            before, first, number = block.previous(), block.position(), block.blockNumber()
            boxed = next((numbers for numbers in boxes if number in numbers), None)
            if boxed is not None:
                if number == boxed[0]:
                    self._delete_box(block)
                if first <= start:
                    break
                block = before
                continue
            a, b = max(start, first), min(end, first + block.length() - 1)
            if first <= end and end > first + block.length() - 1:
                self._delete_end(block)
            self._delete_words(block, a, b)
            if first <= start:
                break
            block = before
        cursor.endEditBlock()
        cursor.setPosition(behind.position())

    def _delete_words(self, block: QTextBlock, start: int, end: int) -> None:
        qt = block.document()
        for stretch in reversed(stretches.within(stretches.selecting(qt, start, end)) if start < end else []):
            marks = stretch.facts.marks
            if stretch.facts.object:
                self._delete_whole(qt.findBlock(stretch.start))
            elif self._mine(marks):
                stretch.cursor(qt).removeSelectedText()
            elif not any(m.kind is MarkKind.DELETED for m in marks):
                with_it = (*marks, self._stamp(MarkKind.DELETED))
                facts = formats.block_facts(qt.findBlock(stretch.start))
                fresh = formats.char_format_like(facts, replace(stretch.facts, marks=with_it))
                stretch.cursor(qt).setCharFormat(fresh)

    def _delete_whole(self, block: QTextBlock) -> None:
        change = changes.of_whole(block)
        if change is None:
            changes.set_whole(block, Suggestion(MarkKind.DELETED, self.author, self.when))
        elif change.kind is MarkKind.INSERTED and change.author == self.author:
            changes.take_out(block)

    def _delete_box(self, title: QTextBlock) -> None:
        change = changes.of_box(title)
        if change is None:
            changes.set_box(title, Suggestion(MarkKind.DELETED, self.author, self.when))
        elif change.kind is MarkKind.INSERTED and change.author == self.author:
            changes.take_box_out(title)

    def restyle(self, cursor: QTextCursor, change: Callable[[QTextCursor], object]) -> object:
        """Change what the paragraphs of the selection are, and remember what they were before."""
        held = [(QTextCursor(block), formats.block_facts(block)) for block in stretches.blocks(cursor)]
        cursor.beginEditBlock()
        done = change(cursor)
        for place, before in held:
            block = place.block()
            now = formats.block_facts(block)
            styled = before.role not in (Role.OBJECT, Role.BOX_TITLE) and now.id == before.id
            if styled and changes.is_other(before, now) and not self._is_new(block):
                fresh = changes.remembering(before, now, self.author, self.when)
                QTextCursor(block).setBlockFormat(formats.block_format(fresh))
        cursor.endEditBlock()
        return done

    def _is_new(self, block: QTextBlock) -> bool:
        """Say whether a paragraph comes of a split of this person's, which rejected would take it back."""
        before = block.previous()
        end = values.unpack_suggestion(formats.block_facts(before).end) if before.isValid() else None
        if end is None or end.kind is not MarkKind.INSERTED or end.author != self.author:
            return False
        return any(not self._mine(stretch.facts.marks) for stretch in stretches.of_block(before))

    def inserted(self, block: Block) -> Block:
        """Return a whole new block as a suggestion that it come."""
        return changes.inserted(block, Suggestion(MarkKind.INSERTED, self.author, self.when))

    def _delete_end(self, block: QTextBlock) -> None:
        """Suggest that a block be joined with the next; truly join what was only suggested to be parted."""
        facts = formats.block_facts(block)
        after = block.next()
        if not after.isValid() or Role.OBJECT in (facts.role, formats.block_facts(after).role):
            return
        if Role.BOX_TITLE in (facts.role, formats.block_facts(after).role):
            return
        if formats.block_facts(after).path != facts.path:
            return
        end = values.unpack_suggestion(facts.end)
        if end is None:
            stamp = Suggestion(MarkKind.DELETED, self.author, self.when)
            styling.put(block, replace(facts, end=values.pack_suggestion(stamp)))
        elif end.kind is MarkKind.INSERTED:
            last, second = block.position() + block.length() - 1, formats.block_facts(after)
            all_mine = all(self._mine(stretch.facts.marks) for stretch in stretches.of_block(block))
            splitting.join(stretches.selecting(block.document(), last, last + 1))
            if all_mine:  # what was there before is the second
                styling.put(block.document().findBlock(last), second)

    def split(self, cursor: QTextCursor) -> None:
        """Suggest a new paragraph at the cursor."""
        cursor.beginEditBlock()
        if cursor.hasSelection():
            self.remove(cursor)
        if formats.block_facts(cursor.block()).role is Role.BOX_TITLE and cursor.block().next().isValid():
            cursor.setPosition(cursor.block().next().position())  # a title is one line: go into the box
            cursor.endEditBlock()
            return
        count = cursor.document().blockCount()
        at_object = formats.block_facts(cursor.block()).role is Role.OBJECT
        self.restyle(cursor, splitting.split)
        if cursor.document().blockCount() > count:
            block = cursor.block() if at_object else cursor.block().previous()
            facts = formats.block_facts(block)
            stamp = Suggestion(MarkKind.INSERTED, self.author, self.when)
            if facts.role is not Role.OBJECT:
                styling.put(block, replace(facts, end=values.pack_suggestion(stamp)))
        cursor.endEditBlock()

    def backspace(self, cursor: QTextCursor) -> bool:
        """Suggest that the selection go, the character before, or the parting of two paragraphs."""
        if cursor.hasSelection():
            self.remove(cursor)
            return True
        block = cursor.block()
        facts = formats.block_facts(block)
        if cursor.atBlockStart() and facts.role is Role.LIST:
            return bool(self.restyle(cursor, splitting.backspace))
        if facts.role is Role.OBJECT:
            return splitting.backspace(cursor)
        if not cursor.atBlockStart():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        elif not block.previous().isValid():
            return True
        elif formats.block_facts(block.previous()).role is Role.OBJECT:
            return splitting.backspace(cursor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        start = cursor.selectionStart()
        self.remove(cursor)
        cursor.setPosition(start)
        return True

    def delete(self, cursor: QTextCursor) -> bool:
        """Suggest that the selection go, the character after, or the parting of two paragraphs."""
        if not cursor.hasSelection():
            block = cursor.block()
            after = block.next()
            at_end = cursor.atBlockEnd()
            whole = at_end and after.isValid() and formats.block_facts(after).role is Role.OBJECT
            if whole or formats.block_facts(block).role is Role.OBJECT:
                return splitting.delete(cursor)
            if at_end and not after.isValid():
                return True
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        self.remove(cursor)
        return True

    def mark(self, cursor: QTextCursor, changed: Callable[[Marks], Marks]) -> None:
        """Suggest other formatting; links and languages change at once."""

        def with_suggestion(marks: Marks) -> Marks:
            fresh = changed(marks)
            before = next((m for m in marks if m.kind is MarkKind.REFORMATTED), None)
            was = frozenset(m.kind for m in marks) & _PLAIN
            if before is not None:
                was = frozenset(MarkKind(name) for name in before.value.split(",") if name)
            fresh = tuple(m for m in fresh if m.kind is not MarkKind.REFORMATTED)
            if self._mine(marks) or was == frozenset(m.kind for m in fresh) & _PLAIN:
                return fresh
            value = ",".join(sorted(kind.value for kind in was))
            return (*fresh, before or self._stamp(MarkKind.REFORMATTED, value))

        marking.change(cursor, with_suggestion)

    def paste(self, cursor: QTextCursor, clip: clipboard.Clip, beside: Beside) -> None:
        """Suggest a clip after the selection, which is suggested to go."""
        qt = cursor.document()
        cursor.beginEditBlock()
        if cursor.hasSelection():
            self.remove(cursor)
        if formats.block_facts(cursor.block()).role is Role.BOX_TITLE:
            self.put(cursor, " ".join(plain_blocks(clip.document.blocks)))  # a title is one line
            cursor.endEditBlock()
            return
        end = formats.block_facts(cursor.block()).end
        start, length = cursor.position(), qt.characterCount()
        clipboard.paste(cursor, clip, beside)
        last = start + qt.characterCount() - length
        self._insert_all(qt.findBlock(start), start, last, end)
        cursor.endEditBlock()

    def _insert_all(self, block: QTextBlock, start: int, last: int, end: str) -> None:
        """Mark what came between two places as inserted; the end that the first block had goes last."""
        qt = block.document()
        stamp = values.pack_suggestion(Suggestion(MarkKind.INSERTED, self.author, self.when))
        final = qt.findBlock(last)  # the last words among it: wholes after them have no end of their own
        while final.blockNumber() > block.blockNumber() and formats.block_facts(final).role is Role.OBJECT:
            final = final.previous()
        ends = final.blockNumber()
        while block.isValid() and block.position() <= last:
            a, b = max(start, block.position()), min(last, block.position() + block.length() - 1)
            if a < b:
                marking.change(stretches.selecting(qt, a, b), self.typed)
            facts = formats.block_facts(block)
            if facts.role is Role.OBJECT and start <= block.position() < last:
                changes.set_whole(block, Suggestion(MarkKind.INSERTED, self.author, self.when))
            ends_inside = block.blockNumber() < ends
            if facts.role not in (Role.OBJECT, Role.BOX_TITLE):
                wanted = stamp if ends_inside else end if block.position() > start else facts.end
                if wanted != facts.end:
                    styling.put(block, replace(facts, end=wanted))
            block = block.next()

    def put(self, cursor: QTextCursor, words: str) -> None:
        """Suggest words in place of the selection."""
        cursor.beginEditBlock()
        made = cursor.charFormat()
        if cursor.hasSelection():
            place = QTextCursor(cursor)
            place.setPosition(cursor.selectionStart() + 1)
            made = place.charFormat()
            self.remove(cursor)
        facts = formats.read_char_format(made)
        block = formats.block_facts(cursor.block())
        marks = self.typed(tuple(m for m in facts.marks if m.kind is not MarkKind.DELETED))
        fresh = replace(facts, marks=marks, note="", atom="", raw="", object="")
        cursor.insertText(words, formats.char_format_like(block, fresh))
        cursor.endEditBlock()


AT_ONCE = Hand()
