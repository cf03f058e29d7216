"""Every step of a text has a name, and any series of them is taken back and done again exactly."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from essayeditor.text import tables
from essayeditor.text.blocks import BoxKind, ListKind, Statistic, new_id
from essayeditor.text.document import Comment, Document, Remark
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.commands import clipboard, commenting, inserting, notes, styling, suggestions
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.edit.view import TextView
from tests.strategies import documents
from tests.ui.edit.conftest import COMMENT, RICH

Key, Mod = Qt.Key, Qt.KeyboardModifier
pytestmark = pytest.mark.usefixtures("qapp")


def no_picture(_asset):
    raise KeyError("no pictures here")


def opened(document, comments=()):
    """A view on a text, not shown."""
    view = TextView()
    view.open(Buffer("e", document, comments, Pictures(no_picture), view))
    return view


PUT = (
    lambda cursor: inserting.put(cursor, tables.new_table(2, 2)),
    lambda cursor: inserting.put(cursor, Statistic(new_id())),
    lambda cursor: inserting.put_box(cursor, BoxKind.CASE_STUDY),
    inserting.unbox,
    lambda cursor: inserting.put_pull_quote(cursor) if cursor.hasSelection() else None,
)


class Writing(RuleBasedStateMachine):
    """A person who does anything at all to a text."""

    @initialize(document=documents(max_blocks=3), suggesting=st.booleans())
    def begin(self, document, suggesting):
        self.view = opened(document)
        self.view.writing.author = "Copy desk"
        self.view.writing.suggesting = suggesting
        self.buffer = self.view.buffer
        self.states = [self.buffer.read()]
        self.at = 0

    def teardown(self):
        if not hasattr(self, "view"):
            return
        last, first = self.states[self.at], self.states[0]
        while self.buffer.history.undo_label:
            self.view.undo()
        assert self.buffer.read() == first
        for _ in range(self.at):
            self.view.redo()
        assert self.buffer.read() == last
        self.view.deleteLater()

    def noted(self):
        """Compare how many steps there are with how many there were, and remember the text."""
        done = len(self.buffer.history._done)
        assert done in (self.at, self.at + 1) or done > self.at
        del self.states[self.at + 1 :]
        now = self.buffer.read()
        if done == self.at:
            self.states[self.at] = now
        else:
            self.states.extend([now] * (done - self.at))
            if done - self.at > 1:
                self.states[self.at + 1 : done] = [None] * (done - self.at - 1)
        self.at = done

    @rule(data=st.data())
    def select(self, data):
        last = self.buffer.qt.characterCount() - 1
        cursor = self.view.textCursor()
        cursor.setPosition(data.draw(st.integers(0, last)))
        if data.draw(st.booleans()):
            cursor.setPosition(data.draw(st.integers(0, last)), QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)

    @rule(words=st.sampled_from(["hall ", "so. Then", "'tis ", "- ", "£5 million ", "🏡"]))
    def type(self, words):
        for char in words:
            if char.isascii():
                QTest.keyClicks(self.view, char)
            else:
                self.view.insertPlainText(char)
        self.noted()

    @rule(key=st.sampled_from([Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Tab]))
    def press(self, key):
        QTest.keyClick(self.view, key)
        self.noted()

    @rule(kind=st.sampled_from([MarkKind.BOLD, MarkKind.SMALL_CAPS]))
    def mark(self, kind):
        self.view.toggle_mark(kind)
        self.noted()

    @rule(style=st.sampled_from(styling.STYLES))
    def style(self, style):
        self.view.edit(lambda cursor: styling.apply(cursor, style), "paragraph style")
        self.view.edit(lambda cursor: styling.toggle_list(cursor, ListKind.BULLET), "list")
        self.noted()

    @rule()
    def note(self):
        if not notes.why_no_note(self.view.textCursor()):
            self.view.edit(
                lambda cursor: notes.insert(cursor, self.buffer.beside) and None, "insert footnote"
            )
        self.noted()

    @rule(data=st.data())
    def convert(self, data):
        known = sorted(self.buffer.beside.notes)
        if known:
            note = self.buffer.beside.notes[data.draw(st.sampled_from(known))]
            self.buffer.put_note(notes.converted(note), "make endnote")
        self.noted()

    @rule(text=st.sampled_from(["one", "one\ntwo\n"]))
    def paste(self, text):
        self.view.paste_plain(text)
        self.noted()

    @rule()
    def paste_ours(self):
        self.view._paste(clipboard.Clip(RICH))
        self.noted()

    @rule(put=st.sampled_from(PUT))
    def insert(self, put):
        self.view.edit(put, "insert something")
        self.noted()

    @rule(tag=st.sampled_from(["cy-GB", ""]))
    def language(self, tag):
        self.view.edit(lambda cursor: styling.set_language(cursor, tag), "language")
        self.noted()

    @rule(accept=st.booleans())
    def settle(self, accept):
        self.view.edit(lambda cursor: suggestions.settle_all(cursor, accept=accept) or True, "settle")
        self.noted()

    @rule()
    def comment(self):
        commenting.add(self.view, "Is it so?", "Copy desk", "2025-01-15T09:12:00Z")
        self.noted()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.view.undo()
        self.at -= 1
        if self.states[self.at] is None:
            self.states[self.at] = self.buffer.read()

    @precondition(lambda self: self.at + 1 < len(self.states))
    @rule()
    def redo(self):
        self.view.redo()
        self.at += 1
        if self.states[self.at] is None:
            self.states[self.at] = self.buffer.read()

    @invariant()
    def as_it_was(self):
        if hasattr(self, "view"):
            assert self.buffer.read() == self.states[self.at]


TestWriting = Writing.TestCase
TestWriting.settings = settings(
    max_examples=40,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def end(view):
    view.moveCursor(QTextCursor.MoveOperation.End)
    return view


def labels(view):
    return [step.label for step in view.buffer.history._done]


def test_typing_is_one_step_up_to_the_end_of_a_sentence(qapp):
    view = end(opened(RICH))
    QTest.keyClicks(view, " It came. Nobody knew")
    assert labels(view) == ["typing", "typing"]
    QTest.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.toPlainText().endswith("spring. It came. ")
    QTest.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.buffer.read()[0] == RICH
    QTest.keyClick(view, Key.Key_Y, Mod.ControlModifier)
    assert view.toPlainText().endswith("spring. It came. ")


def test_typing_elsewhere_and_deleting_are_steps_of_their_own(qapp):
    view = end(opened(RICH))
    QTest.keyClicks(view, "ab")
    view.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(view, "cd")
    QTest.keyClick(view, Key.Key_Backspace)
    QTest.keyClick(view, Key.Key_Backspace)
    assert labels(view) == ["typing", "typing", "deleting"]


def test_each_improvement_is_taken_back_by_one_undo_and_what_was_typed_stays(qapp):
    view = end(opened(RICH))
    QTest.keyClicks(view, " don't")
    assert labels(view) == ["typing", "apostrophe", "typing"]
    view.undo()
    view.undo()
    assert view.toPlainText().endswith(" don'")
    QTest.keyClicks(view, "t go")
    assert view.toPlainText().endswith(" don't go")


def test_improvements_can_be_switched_off_and_leave_code_alone(qapp):
    view = end(opened(RICH))
    view.writing.smart = False
    QTest.keyClicks(view, " don't")
    assert view.toPlainText().endswith(" don't")
    view.writing.smart = True
    view.toggle_mark(MarkKind.CODE)
    QTest.keyClicks(view, " a='b'")
    assert view.toPlainText().endswith(" a='b'")


def test_words_typed_over_a_selection_are_one_step(qapp):
    view = opened(RICH)
    view.setTextCursor(view.document().find("Whose roof is it?"))
    QTest.keyClicks(view, "Roofs")
    assert labels(view) == ["typing"]
    view.undo()
    assert view.buffer.read()[0] == RICH


def test_what_is_written_to_a_note_is_one_step_between_other_steps(qapp):
    view = end(opened(RICH, (COMMENT,)))
    buffer = view.buffer
    note = buffer.beside.notes["n1"]
    QTest.keyClicks(view, "x")
    other = buffer.beside.notes["n2"]
    for words in ("a", "b"):
        buffer.put_note(type(note)(note.id, other.blocks + note.blocks[:1] * (words == "b")))
    assert labels(view) == ["typing", "edit note"]
    view.undo()
    assert buffer.read()[0].notes[0] == note
    buffer.put_comment(Comment("c", "a", 0, 6, (Remark("A", "", "So?"),)), "reply")
    assert not buffer.history.redo_label
    view.undo()
    assert buffer.read()[1] == (COMMENT,)
    assert buffer.read()[0] != Document()
