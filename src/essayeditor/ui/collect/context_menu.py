"""The menu of the essays that are chosen in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from essayeditor.collection.entities import State
from essayeditor.ui.collect.columns import Column

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

_BEFORE = ("essay.open", "essay.rename", "essay.up", "essay.down")
_SET = ("essay.set.deadline", "essay.set.editor", "essay.set.target")
_AFTER = ("letter.write", "essay.copy_table", "essay.delete", "essay.restore")


def essay_menu(page: CollectPage) -> QMenu:
    """Return a menu of what can be done; what cannot is left out of it, states that cannot be too."""
    registry = page.shell.actions
    registry.refresh()
    menu = QMenu(page)
    menu.setAccessibleName("Essay")

    def add(target: QMenu, ids: list[str]) -> None:
        for key in ids:
            if key in registry and registry.qaction(key).isEnabled():
                target.addAction(registry.qaction(key))

    add(menu, list(_BEFORE))
    for title, ids in (
        ("Move to", page.placing.ids()),
        ("Mark as", [f"essay.state.{state.name.lower()}" for state in State]),
    ):
        inner = QMenu(title, menu)
        add(inner, ids)
        if inner.actions():
            menu.addMenu(inner)
    add(menu, list(_SET))
    menu.addSeparator()
    add(menu, list(_AFTER))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def view_menu(page: CollectPage) -> QMenu:
    """Return the menu of the saved views in the sidebar."""
    registry = page.shell.actions
    registry.refresh()
    menu = QMenu(page)
    menu.setAccessibleName("Saved view")
    for key in ("save", "redefine", "rename", "up", "down", "delete"):
        if registry.qaction(f"view.{key}").isEnabled():
            menu.addAction(registry.qaction(f"view.{key}"))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def columns_menu(page: CollectPage) -> QMenu:
    """Return the menu of the columns, each ticked while it is wanted."""
    registry = page.shell.actions
    registry.refresh()
    menu = QMenu("Columns", page)
    menu.setAccessibleName("Columns")
    for column in Column:
        key = f"collect.column.{column.name.lower()}"
        if key in registry:
            menu.addAction(registry.qaction(key))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def list_menu(page: CollectPage) -> QMenu:
    """Return what can be done with the list itself: views, columns, copying."""
    menu = view_menu(page)
    menu.setAccessibleName("The list of essays")
    menu.addSeparator()
    inner = columns_menu(page)
    inner.aboutToHide.disconnect()
    menu.addMenu(inner)
    menu.addAction(page.shell.actions.qaction("essay.copy_table"))
    return menu
