"""The middle of Collect: the essays, or one of the views fitted beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.ui.collect import fittings
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.fittings import Fitting, Place
from essayeditor.ui.collect.parts import CollectView

MARK = "#"
"""Begins the keys of views in the sidebar; other keys there are filters of the essays."""


class Views(QWidget):
    """Makes a view on its first visit. Not a QStackedWidget: that is as wide as its widest page."""

    shown = Signal()

    def __init__(self, essays: QWidget) -> None:
        super().__init__()
        self._bench: Bench | None = None
        self._essays = essays
        self._made: dict[str, CollectView] = {}
        self.key = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(essays)

    def use(self, bench: Bench) -> None:
        """Say what the views are made with, once."""
        self._bench = bench

    @property
    def beside(self) -> bool:
        """Whether the right column stands beside what is shown."""
        return fittings.find(self.key).beside

    def current(self) -> CollectView | None:
        """Return the view that is shown, None for the essays."""
        return self._made.get(self.key)

    def made(self, key: str) -> CollectView | None:
        """Return a view if it was made already."""
        return self._made.get(key)

    def show_view(self, key: str) -> CollectView | None:
        """Show a view, or with "" the essays; return the view."""
        if key != self.key:
            before = self.current()
            if before is not None:
                before.leave()
            view = self._make(key) if key else None
            (before or self._essays).hide()
            self.key = key
            if view is not None:
                view.refresh()
            (view or self._essays).show()
            self.shown.emit()
        return self.current()

    def refresh(self) -> None:
        """Show what changed, if a view is seen."""
        view = self.current()
        if view is not None:
            view.refresh()

    def leave(self) -> None:
        """Save the field in hand."""
        view = self.current()
        if view is not None:
            view.leave()

    def stop(self) -> None:
        """End the jobs of every view."""
        for view in self._made.values():
            view.stop()

    def knowing(self, key: str) -> str:
        """Return the view that shows a thing, such as a contributor; "" if it is none of theirs."""
        assert self._bench is not None
        for fitting in fittings.at(Place.VIEW):
            if fitting.knows and fittings.load(fitting.knows)(self._bench.record, key):
                return fitting.key
        return ""

    def _make(self, key: str) -> CollectView:
        if key not in self._made:
            assert self._bench is not None
            fitting: Fitting = fittings.find(key)
            view: CollectView = fittings.load(fitting.make)(self._bench)
            view.hide()
            self._made[key] = view
            layout = self.layout()
            assert layout is not None
            layout.addWidget(view)
        return self._made[key]
