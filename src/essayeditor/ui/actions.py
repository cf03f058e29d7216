"""The action registry: everything that can be done, said once; it feeds menus, keys, bars, palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

START = "start"
"""The place where the window is while no collection is open."""


def can_act() -> str:
    """Return no reason against acting."""
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    `where` names the workspaces in which it applies (empty: all of them, and `start` where there is
    no collection). `blocked` returns the reason why it cannot act just now, or "". `title`, if
    given, returns the text of the moment, such as "Undo move". What works on the text with the cursor
    is kept out of the palette, where the cursor is elsewhere. `menu` is a path such as
    "View/Appearance"; a change of `group` makes a dividing line. `icon` is for buttons and the palette:
    menus show none.
    """

    id: str
    text: str
    run: Callable[[], object]
    menu: str = ""
    group: int = 0
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    where: frozenset[str] = frozenset()
    blocked: Callable[[], str] = can_act
    title: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    at_start: bool = False
    in_palette: bool = True

    def applies(self, place: str) -> bool:
        """Return whether the action has a meaning in a workspace, or on the start page."""
        if place == START:
            return self.at_start
        return not self.where or place in self.where


class ActionRegistry(QObject):
    """Holds the actions and their QActions, and keeps these true to the moment."""

    changed = Signal()
    refreshed = Signal()
    shown_changed = Signal()
    """Some actions came into sight, or went."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        self._told: dict[str, tuple[bool, str, str]] = {}
        self._place = START

    @property
    def place(self) -> str:
        """The workspace that is shown, or `start`."""
        return self._place

    def add(self, actions: Iterable[Action]) -> None:
        """Register actions. Raises ValueError if an id or a shortcut is taken in the same place."""
        for action in actions:
            self._refuse_clash(action)
            self._actions[action.id] = action
            self._made[action.id] = self._make(action)
        self.changed.emit()
        self.refresh()

    def remove(self, ids: Iterable[str]) -> None:
        """Take actions out, as when a list of recent files changes."""
        for key in ids:
            if self._actions.pop(key, None) is not None:
                made = self._made.pop(key)
                self._told.pop(key, None)
                self._window.removeAction(made)
                made.deleteLater()
        self.changed.emit()

    def __contains__(self, key: str) -> bool:
        return key in self._actions

    def get(self, key: str) -> Action:
        """Return an action; KeyError if there is none of this id."""
        return self._actions[key]

    def qaction(self, key: str) -> QAction:
        """Return the QAction of an action, for menus and bars."""
        return self._made[key]

    def all(self) -> list[Action]:
        """Return every action, in the order of registering."""
        return list(self._actions.values())

    def ids(self, start: str) -> list[str]:
        """Return the ids that begin so, in the order of registering."""
        return [key for key in self._actions if key.startswith(start)]

    def here(self) -> list[Action]:
        """Return the actions that apply where the window is now."""
        return [action for action in self._actions.values() if action.applies(self._place)]

    def text(self, key: str) -> str:
        """Return what an action is called at this moment."""
        action = self._actions[key]
        return action.title() if action.title is not None else action.text

    def reason(self, key: str) -> str:
        """Return why an action cannot act just now, or ""."""
        action = self._actions[key]
        if not action.applies(self._place):
            return "Not in this workspace."
        return action.blocked()

    def trigger(self, key: str) -> bool:
        """Do it, if it can act; return whether it did."""
        if self.reason(key):
            return False
        self._actions[key].run()
        self.refresh()
        return True

    def go(self, place: str) -> None:
        """Say where the window is."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """Bring text, ability, visibility and ticks of every QAction up to date.

        It is called with every rest of the cursor: a QAction of which nothing changed is left alone.
        """
        shown = False
        for key, action in self._actions.items():
            here = action.applies(self._place)
            reason = action.blocked() if here else ""
            ticked = bool(action.checked()) if action.checked is not None else None
            if ticked is not None:
                self._made[key].setChecked(ticked)  # Qt itself ticks what was triggered
            now = (here, reason, self.text(key))
            before = self._told.get(key)
            if now != before:
                self._told[key] = now
                shown = shown or before is None or before[0] != here
                made = self._made[key]
                made.setVisible(here)
                made.setEnabled(here and not reason)
                made.setText(now[2])
                made.setToolTip(_tooltip(action, reason))
                made.setStatusTip(reason)
        if shown:
            self.shown_changed.emit()
        self.refreshed.emit()

    def _make(self, action: Action) -> QAction:
        made = QAction(action.text, self._window)
        made.setObjectName(action.id)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda _checked=False, key=action.id: self.trigger(key))
        self._window.addAction(made)
        return made

    def _refuse_clash(self, new: Action) -> None:
        if new.id in self._actions:
            raise ValueError(f"There is an action {new.id!r} already")
        for other in self._actions.values():
            shared = not new.where or not other.where or new.where & other.where
            if new.shortcut and new.shortcut == other.shortcut and shared:
                raise ValueError(f"{new.id!r} and {other.id!r} both want {new.shortcut}")


def _tooltip(action: Action, reason: str) -> str:
    words = reason or action.tip or action.text.rstrip("…")
    shortcut = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({shortcut})" if shortcut and not reason else words
