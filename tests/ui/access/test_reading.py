"""A screen reader, in a process of its own, finds a name, a role and a state at all that it meets."""

from __future__ import annotations

import pytest

from tests.ui.access.program import ESSAY
from tests.ui.access.reader import shown

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(240)]

VIEWS = {
    "Board by state": ("filler", "Board of the essays by state"),
    "Inbox": ("filler", "Nothing waits."),
    "Contributors": ("list", "Contributors"),
    "Organisations": ("list", "Organisations"),
    "Letters": ("list", "Letters"),
    "Overview": ("filler", "Overview"),
    "Table": ("tree", "Essays"),
}
PANES = {
    "Essay details": ("text", "Title"),
    "Permissions and approvals": ("push button", "Record: Text licence"),
    "Today": ("list", "To do today"),
}
PARTS = {
    "Versions": ("list", "Versions"),
    "Spelling and style": ("list", "What to look at"),
    "Find": ("text", "Find"),
    "Queries to the contributors": ("push button", "Ask a question…"),
    "About this essay": ("filler", "About this essay"),
    "Page beside the text": ("filler", "Page beside the text"),
}
PAGES = [("ctrl+3", ("tree", "Book order")), ("ctrl+5", ("filler", "What to make"))]


def nameless(program):
    """What can take the focus and has no name, or a role that says nothing."""
    found, bad = 0, []
    for window in program.windows:
        for node in window.walk(lambda _node, states: shown(states)):
            states = node.states
            if not {"focusable", "showing"} <= states:
                continue
            found += 1
            if not node.name.strip() or node.role in ("invalid", "unknown"):
                bad.append(f"{node!r} in {node.parent!r} in {node.parent.parent!r}")
    assert found > 8
    return bad


def show_table(program):
    program.press("ctrl+1")
    program.wait_for("list", "Views of the essays")
    program.show("Essays", ("text", "Filter essays"))
    program.show("Table", ("tree", "Essays"))


def test_the_program_and_its_window_say_their_names(program):
    assert program.root.name == "Essay Editor"
    (window,) = program.windows
    assert (window.role, window.name) == ("frame", "Stories from Community Britain – Essay Editor")
    assert {"active", "showing"} <= window.states


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_of_collect(program, view):
    program.press("ctrl+1")
    program.do(view)
    program.wait_for(*VIEWS[view])
    assert nameless(program) == []


@pytest.mark.parametrize("pane", PANES)
def test_the_panes_of_collect(program, pane):
    show_table(program)
    program.show(pane, PANES[pane])
    assert nameless(program) == []


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_of_edit(program, part):
    program.press("ctrl+2")
    program.wait_for("text", "Text of the essay")
    program.show(part, PARTS[part])
    assert nameless(program) == []


@pytest.mark.parametrize(("key", "landmark"), PAGES)
def test_arrange_and_publish(program, key, landmark):
    program.press(key)
    program.wait_for(*landmark)
    assert nameless(program) == []


def test_an_essay_is_read_as_a_sentence(program):
    show_table(program)
    essays = program.wait_for("tree", "Essays")
    rows = [row.name for row in essays.children() if row.name.startswith(ESSAY)]
    assert rows == [f"{ESSAY}, Sample contributor 1, idea, 12 of 900 words"]
    program.press("ctrl+3")
    order = program.wait_for("tree", "Book order")
    assert any(row.name.startswith(f"{ESSAY}, Sample contributor 1") for row in order.children())


def test_help_is_read_and_put_away(program):
    program.reader.forget_events()
    program.press("F1")
    text = program.wait_for_focus("Help")
    assert "collection" in text.text()
    assert nameless(program) == []
    program.press("Escape")
    program.until(lambda: len(program.windows) == 1, what="The window alone")


def test_menus_say_what_can_be_done_and_what_cannot(program):
    show_table(program)
    program.find("tree", "Essays").focus()
    program.reader.forget_events()
    program.press("alt+f")
    program.wait_for_focus("New collection…")
    items = [node for node in program.root.walk() if node.role in ("menu item", "check menu item")]
    listed = {node.name: node.states for node in items}
    assert "sensitive" in listed["Close the collection"]
    assert "sensitive" not in listed["Select all"], "no text has the focus"
    assert not [node for node in items if not node.name.strip()]
    program.press("Escape", "Escape")


def test_the_start_page(program):
    program.press("ctrl+shift+w")
    program.wait_for("text", "Title")
    program.wait_for("push button", "Create collection")
    assert nameless(program) == []
    assert "focused" in program.wait_for("text", "Title").states
    (window,) = program.windows
    assert window.name == "Essay Editor"
    recent = program.wait_for("list", "Recent collections")
    recent.focus()
    program.until(lambda: "focused" in recent.states, what="The focus")
    program.press("Home", "Return")
    program.wait_for("frame", "Stories from Community Britain – Essay Editor")
