"""The right column of Collect: one pane at a time, and at the window's edge a strip of their buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.fittings import Fitting, Place
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.strip import ButtonStrip

LEAST = 268


class RightColumn(QStackedWidget):
    """Makes a pane when it is first shown. `wanted` tells that the person shows or hides the column."""

    wanted = Signal(bool)
    turned = Signal(str)

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._bench: Bench | None = None
        self._made: dict[str, QWidget] = {}
        self.key = ""
        self.setMinimumWidth(metrics.span(LEAST))
        self.strip = ButtonStrip("Panes")
        for fitting in fittings.at(Place.RIGHT):
            self.strip.add(fitting.key, fitting.title, fitting.icon, _tip(actions, fitting))
        self.strip.wanted.connect(self.toggle_pane)

    def use(self, bench: Bench) -> None:
        """Say what the panes are made with, once."""
        self._bench = bench

    def is_shown(self, key: str) -> bool:
        """Say whether a pane is shown."""
        return not self.isHidden() and self.key == key and self.currentWidget() is self._made.get(key)

    def show_pane(self, key: str) -> None:
        """Show a pane, and the column if it is hidden."""
        self.turn_to(key)
        self.wanted.emit(True)
        self.tick()

    def toggle_pane(self, key: str) -> None:
        """Show a pane that is hidden, hide the one that is shown."""
        if self.is_shown(key):
            self.wanted.emit(False)
            self.tick()
        else:
            self.show_pane(key)

    def turn_to(self, key: str) -> None:
        """Put a pane in front, without showing a column that is hidden."""
        self.setCurrentWidget(self._make(key))
        self.key = key
        self.tick()
        self.turned.emit(key)

    def put_over(self, widget: QWidget) -> None:
        """Put something else in front for a while, such as the report of an import."""
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        self.tick()

    def put_away(self) -> None:
        """Go back to the pane that was in front before `put_over`."""
        self.turn_to(self.key)

    def tick(self) -> None:
        """Show by the buttons which pane is shown."""
        for fitting in fittings.at(Place.RIGHT):
            self.strip.tick(fitting.key, self.is_shown(fitting.key))

    def _make(self, key: str) -> QWidget:
        if key not in self._made:
            assert self._bench is not None
            self._made[key] = fittings.load(fittings.find(key).make)(self._bench)
            self.addWidget(self._made[key])
        return self._made[key]


def _tip(actions: ActionRegistry, fitting: Fitting) -> str:
    return actions.qaction(f"collect.show.{fitting.key}").toolTip()
