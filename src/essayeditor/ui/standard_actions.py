"""The actions of the window itself: File, Edit, View and Help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui import fields
from essayeditor.ui.actions import Action
from essayeditor.ui.pages import ORDER
from essayeditor.ui.shell import WorkspaceSpec
from essayeditor.ui.style.appearance import Choice

if TYPE_CHECKING:
    from essayeditor.ui.window import MainWindow

_NAMES = {Choice.SYSTEM: "As the system", Choice.LIGHT: "Light", Choice.DARK: "Dark"}


def file_actions(window: MainWindow) -> list[Action]:
    """Return New, Open, Save now, Close and Quit."""
    return [
        Action(
            "file.new",
            "New collection…",
            window.new_collection,
            "File",
            0,
            "Ctrl+N",
            "plus",
            "Start a collection",
            at_start=True,
        ),
        Action(
            "file.open", "Open a collection…", window.ask_open, "File", 0, "Ctrl+O", "folder", at_start=True
        ),
        Action(
            "file.save",
            "Save now",
            window.save_now,
            "File",
            3,
            "Ctrl+S",
            "check",
            "Everything is saved as you work; this saves the text in hand at once",
        ),
        Action(
            "file.close",
            "Close the collection",
            window.close_collection,
            "File",
            4,
            "Ctrl+Shift+W",
            "cross",
        ),
        Action("file.quit", "Quit", window.close, "File", 9, "Ctrl+Q", at_start=True),
    ]


def edit_actions(window: MainWindow) -> list[Action]:
    """Return Undo, Redo, the actions of the field with the focus, and finding."""
    session = window.session

    def undo_text() -> str:
        if name := fields.step_name(undo=True):
            return f"Undo {name}"
        label = session.desk.undo_label if session.is_open and not fields.can_undo() else ""
        return f"Undo: {label}" if label else "Undo"

    def redo_text() -> str:
        if name := fields.step_name(undo=False):
            return f"Redo {name}"
        label = session.desk.redo_label if session.is_open and not fields.can_redo() else ""
        return f"Redo: {label}" if label else "Redo"

    def in_field(name: str) -> Callable[[], None]:
        return lambda: fields.call(name)

    return [
        Action("edit.undo", "Undo", window.undo, "Edit", 0, "Ctrl+Z", "undo", title=undo_text, at_start=True),
        Action("edit.redo", "Redo", window.redo, "Edit", 0, "Ctrl+Y", "redo", title=redo_text, at_start=True),
        Action(
            "edit.cut",
            "Cut",
            in_field("cut"),
            "Edit",
            1,
            blocked=fields.needs_focus,
            at_start=True,
            in_palette=False,
        ),
        Action(
            "edit.copy",
            "Copy",
            in_field("copy"),
            "Edit",
            1,
            blocked=fields.needs_focus,
            at_start=True,
            in_palette=False,
        ),
        Action(
            "edit.paste",
            "Paste",
            in_field("paste"),
            "Edit",
            1,
            blocked=fields.needs_focus,
            at_start=True,
            in_palette=False,
        ),
        Action(
            "edit.all",
            "Select all",
            in_field("selectAll"),
            "Edit",
            1,
            blocked=fields.needs_focus,
            at_start=True,
            in_palette=False,
        ),
        Action(
            "edit.find",
            "Find or do anything…",
            window.assist.find_anything,
            "Edit",
            2,
            "Ctrl+K",
            "search",
            at_start=True,
            in_palette=False,
        ),
    ]


def view_actions(window: MainWindow, specs: list[WorkspaceSpec]) -> list[Action]:
    """Return the workspaces, the panes, focus mode, and the appearance."""
    actions = [
        Action(
            f"view.{spec.key}",
            spec.title,
            lambda key=spec.key: window.visit(key),
            "View",
            0,
            f"Ctrl+{ORDER.index(spec.key) + 1}",
            spec.icon,
            checked=lambda key=spec.key: window.pages.key == key,
        )
        for spec in specs
    ]
    actions += [
        Action("view.next_pane", "Next pane", window.next_pane, "View", 1, "F6", at_start=True),
        Action(
            "view.previous_pane", "Previous pane", window.previous_pane, "View", 1, "Shift+F6", at_start=True
        ),
        Action(
            "view.focus",
            "Focus mode",
            window.toggle_focus_mode,
            "View",
            1,
            "F11",
            "focus",
            where=frozenset({"edit"}),
            checked=lambda: window.in_focus_mode,
        ),
        Action(
            "view.full",
            "Full screen",
            window.toggle_full_screen,
            "View",
            1,
            "Shift+F11",
            checked=window.isFullScreen,
            at_start=True,
        ),
    ]
    actions += [
        Action(
            f"view.appearance.{choice.value}",
            name,
            lambda choice=choice: window.choose_appearance(choice),
            "View/Appearance",
            2,
            tip=f"Appearance: {name.lower()}",
            checked=lambda choice=choice: window.appearance.choice is choice,
            at_start=True,
        )
        for choice, name in _NAMES.items()
    ]
    return actions


def help_actions(window: MainWindow) -> list[Action]:
    """Return help, the list of keys, and what version this is."""
    return [
        Action(
            "help.open",
            "Help",
            lambda: window.assist.show_help(keys=False),
            "Help",
            0,
            "F1",
            "info",
            at_start=True,
        ),
        Action(
            "help.keys",
            "Keyboard shortcuts",
            lambda: window.assist.show_help(keys=True),
            "Help",
            0,
            "Ctrl+/",
            "list",
            at_start=True,
        ),
        Action("help.about", "About Essay Editor", window.assist.show_about, "Help", 1, at_start=True),
    ]
