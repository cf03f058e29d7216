"""The strip at the right edge of the workspace: a button for each part that can be shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.edit.fittings import FITTINGS, Fitting
from essayeditor.ui.widgets.strip import ButtonStrip


class Strip(ButtonStrip):
    """Tells which part is to be shown or hidden."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__("Panels", parent)
        for fitting in FITTINGS:
            if fitting.title:
                self.add(fitting.key, fitting.title, fitting.icon, _tip(actions, fitting))


def _tip(actions: ActionRegistry, fitting: Fitting) -> str:
    return actions.qaction(f"edit.show.{fitting.key}").toolTip()
