"""The registry: places, reasons, clashes, and what the QActions show."""

import pytest
from PySide6.QtWidgets import QWidget

from essayeditor.ui.actions import START, Action, ActionRegistry
from essayeditor.ui.menus import MenuBuilder


@pytest.fixture
def registry(qtbot, look):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = ActionRegistry(owner)
    made.owner = owner
    return made


def test_an_action_runs_once_when_it_can(registry):
    done = []
    registry.add(
        [Action("essay.import", "Import files…", lambda: done.append(1), where=frozenset({"collect"}))]
    )
    registry.go("collect")
    assert registry.trigger("essay.import")
    registry.qaction("essay.import").trigger()
    assert done == [1, 1]


def test_a_blocked_action_says_why_and_does_nothing(registry):
    done = []
    reason = ["Choose an essay first."]
    registry.add([Action("a", "Bin", lambda: done.append(1), blocked=lambda: reason[0], shortcut="Del")])
    registry.go("collect")
    assert not registry.trigger("a")
    assert not done
    made = registry.qaction("a")
    assert not made.isEnabled()
    assert made.toolTip() == "Choose an essay first."
    reason[0] = ""
    registry.refresh()
    assert made.isEnabled()
    assert "(Del)" in made.toolTip()


def test_what_does_not_apply_is_not_shown(registry):
    registry.add(
        [
            Action("only.edit", "Bold", lambda: None, where=frozenset({"edit"}), shortcut="Ctrl+B"),
            Action("start.too", "Open…", lambda: None, at_start=True),
        ]
    )
    registry.go(START)
    assert [one.id for one in registry.here()] == ["start.too"]
    assert not registry.qaction("only.edit").isVisible()
    registry.go("edit")
    assert registry.qaction("only.edit").isVisible()
    assert registry.reason("only.edit") == ""


def test_one_key_does_one_thing_in_a_place(registry):
    registry.add([Action("a", "A", lambda: None, shortcut="Ctrl+J", where=frozenset({"edit"}))])
    registry.add([Action("b", "B", lambda: None, shortcut="Ctrl+J", where=frozenset({"arrange"}))])
    with pytest.raises(ValueError, match=r"Ctrl\+J"):
        registry.add([Action("c", "C", lambda: None, shortcut="Ctrl+J")])
    with pytest.raises(ValueError, match="already"):
        registry.add([Action("a", "A", lambda: None)])


def test_text_and_tick_follow_the_moment(registry):
    held = {"on": False, "text": "Undo"}
    registry.add(
        [
            Action(
                "u",
                "Undo",
                lambda: None,
                title=lambda: held["text"],
                checked=lambda: held["on"],
                at_start=True,
            )
        ]
    )
    held.update(on=True, text="Undo: Move ‘A hall of our own’")
    registry.refresh()
    assert registry.qaction("u").isChecked()
    assert registry.qaction("u").text() == "Undo: Move ‘A hall of our own’"


def test_removed_actions_are_gone(registry):
    registry.add([Action("a", "A", lambda: None, at_start=True)])
    registry.remove(["a", "never.there"])
    assert "a" not in registry
    assert registry.here() == []


def test_menus_follow_the_registry_and_empty_ones_are_hidden(qtbot, registry):
    from PySide6.QtWidgets import QMenuBar

    bar = QMenuBar()
    qtbot.addWidget(bar)
    registry.add(
        [
            Action("q", "Quit", lambda: None, "File", 9, at_start=True),
            Action("o", "Open…", lambda: None, "File", 0, at_start=True),
            Action("l", "Light", lambda: None, "View/Appearance", at_start=True),
            Action("n", "Note", lambda: None, "Insert", where=frozenset({"edit"})),
        ]
    )
    menus = MenuBuilder(bar, registry)
    assert menus.titles() == ["File", "View"]
    assert [one.text() for one in menus.menu("File").actions()] == ["Open…", "", "Quit"]
    assert [one.text() for one in menus.menu("View/Appearance").actions()] == ["Light"]
    registry.go("edit")
    assert menus.titles() == ["File", "View", "Insert"]
    registry.remove(["n"])
    assert menus.titles() == ["File", "View"]
