"""The menu bar, built from the registry. A menu with nothing to do in it is not shown."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from essayeditor.ui.actions import Action, ActionRegistry

ORDER = ("File", "Edit", "View", "Insert", "Essay", "Book", "Tools", "Help")


class MenuBuilder:
    """Fills a menu bar, and hides what does not apply."""

    def __init__(self, bar: QMenuBar, registry: ActionRegistry) -> None:
        self._bar = bar
        self._registry = registry
        self._menus: dict[str, QMenu] = {}
        registry.changed.connect(self.build)
        registry.shown_changed.connect(self.show_what_applies)
        self.build()

    def build(self) -> None:
        """Make every menu anew."""
        self._bar.clear()
        for path, menu in self._menus.items():
            if "/" not in path:
                menu.deleteLater()  # and with it what lies in it
        self._menus.clear()
        for title in ORDER:
            actions = [one for one in self._registry.all() if one.menu.split("/")[0] == title]
            if actions:
                self._fill(title, actions)
        self.show_what_applies()

    def menu(self, path: str) -> QMenu:
        """Return the menu at a path such as "View/Appearance"; KeyError if there is none."""
        return self._menus[path]

    def titles(self) -> list[str]:
        """Return the titles of the menus that are shown."""
        return [one.text().replace("&", "") for one in self._bar.actions() if one.isVisible()]

    def show_what_applies(self) -> None:
        """Show the menus that have a visible entry."""
        for menu in reversed(list(self._menus.values())):
            entries = [one for one in menu.actions() if not one.isSeparator()]
            menu.menuAction().setVisible(any(one.isVisible() for one in entries))

    def _fill(self, title: str, actions: list[Action]) -> None:
        menu = self._bar.addMenu(f"&{title}")
        menu.setAccessibleName(title)  # or else every menu is read by the name of the program
        menu.aboutToShow.connect(self._registry.refresh)
        self._menus[title] = menu
        group: int | None = None
        for action in sorted(actions, key=lambda one: one.group):
            if group is not None and action.group != group:
                menu.addSeparator()
            group = action.group
            self._place(title, menu, action)

    def _place(self, title: str, menu: QMenu, action: Action) -> None:
        made = self._registry.qaction(action.id)
        if action.menu == title:
            menu.addAction(made)
            return
        if action.menu not in self._menus:
            inner = action.menu.split("/", 1)[1]
            self._menus[action.menu] = menu.addMenu(inner)
            self._menus[action.menu].setAccessibleName(inner)
        self._menus[action.menu].addAction(made)
