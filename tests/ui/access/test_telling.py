"""What happens is told as it happens: the focus, the cursor, what is written, what was done, what failed."""

from __future__ import annotations

import pytest
from psutil import RLIMIT_FSIZE

from tests.ui.access.program import ESSAY, is_focus

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(240)]


def words_of(program):
    """The text of the essay, opened by keys, with the cursor in it at the beginning."""
    program.press("ctrl+2")
    text = program.wait_for("text", "Text of the essay")
    text.focus()
    program.until(lambda: "focused" in text.states, what="The focus")
    program.press("ctrl+Home")
    program.until(lambda: text.caret == 0, what="The cursor at the beginning")
    program.reader.forget_events()
    return text


@pytest.mark.parametrize("key", ["ctrl+1", "ctrl+2", "ctrl+3", "ctrl+5"])
def test_tab_comes_to_things_with_names_only_and_comes_round(program, key):
    """Where Tab is typed, as in a text, F6 goes on."""
    program.press(key)
    program.press("F6")
    seen = []
    for _step in range(90):
        program.reader.forget_events()
        program.press("Tab")
        try:
            event = program.reader.wait_for_event(is_focus, patience=0.7)
        except AssertionError:
            program.press("F6")
            event = program.reader.wait_for_event(is_focus)
        node = event.node
        assert node.name.strip(), (node, seen[-2:])
        if node in seen:
            break
        seen.append(node)
    else:
        pytest.fail(f"It never came round: {seen}")
    assert len(seen) > 8, seen


def test_what_is_written_and_where_the_cursor_is_are_told(program):
    text = words_of(program)
    assert {"Text", "EditableText"} <= text.interfaces
    assert {"editable", "multi-line", "focused"} <= text.states
    program.desktop.type("Our ")
    told = [program.reader.wait_for_event(lambda event: event.kind == "TextChanged") for _letter in "Our "]
    assert "".join(str(event.value) for event in told) == "Our "
    program.until(lambda: text.caret == 4, what="The cursor after what was written")
    assert text.text().startswith("Our Keys")
    program.press("Right", "Right")
    moved = program.reader.wait_for_event(lambda event: event.kind == "TextCaretMoved" and event.number == 6)
    assert moved.node == text
    program.press("ctrl+z")
    program.until(lambda: text.text().startswith("Keys"), what="The text as it was")


def test_a_format_that_is_on_is_told_as_ticked(program):
    words_of(program)
    bold = program.wait_for("check box", "Bold")
    assert "checked" not in bold.states
    program.press("ctrl+b")
    program.until(lambda: "checked" in bold.states, what="Bold, ticked")
    program.press("ctrl+b")
    program.until(lambda: "checked" not in bold.states, what="Bold, not ticked")


def test_the_palette_tells_the_row_that_enter_would_do(program):
    program.press("ctrl+1")
    program.wait_for("list", "Views of the essays")
    program.press("ctrl+k")
    program.wait_for_focus("Find or do anything")
    program.desktop.type("board")
    assert program.wait_for_words("Board by state") == "Board by state"
    program.press("ctrl+a")
    program.desktop.type("qqqqqq")
    program.wait_for_words("Nothing of that name. Try fewer letters.")
    program.press("Escape")


def test_a_fault_in_a_field_is_told_and_described(program):
    program.press("ctrl+1")
    program.show("Essays", ("text", "Filter essays"))
    deadline = program.show("Essay details", ("text", "Deadline"))
    deadline.focus()
    program.until(lambda: "focused" in deadline.states, what="The focus")
    program.reader.forget_events()
    program.desktop.type("soon")
    program.press("Tab")
    program.wait_for_words("This is not a date.")
    assert deadline.description.startswith("This is not a date.")
    deadline.focus()
    program.press("ctrl+a", "BackSpace", "Tab")
    program.until(lambda: not deadline.description.startswith("This is"), what="The fault taken back")


def test_saving_and_a_failed_saving_are_told(program):
    words_of(program)
    program.press("ctrl+s")
    program.wait_for_words("Everything is saved.")
    program.process.rlimit(RLIMIT_FSIZE, (0, -1))  # from now on no file can grow, as on a full disk
    program.desktop.type("Wet ")
    program.press("ctrl+s")
    told = program.wait_for_words("could not")
    assert "safe here" in told
    assert program.wait_for("label", "Not saved")
    program.process.rlimit(RLIMIT_FSIZE, (-1, -1))
    program.press("ctrl+s")
    program.wait_for_words("Everything is saved.")


def chosen(view):
    return next((row.name for row in view.children() if "selected" in row.states), "")


def test_what_was_done_is_told_with_the_way_back(program):
    program.press("ctrl+3")
    order = program.wait_for("tree", "Book order")
    order.focus()
    program.until(lambda: "focused" in order.states, what="The focus")
    program.desktop.type(ESSAY)  # as in any tree, the row that begins so
    program.until(lambda: chosen(order).startswith(ESSAY), what="The row of the essay")
    program.reader.forget_events()
    program.press("alt+Down")
    assert program.wait_for_words("Moved ‘A hall of our own’")
    assert program.wait_for("push button", "Undo")
    program.press("ctrl+z")
    program.wait_for_words("A hall of our own")
