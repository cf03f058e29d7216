"""The outer panes of Collect: which of them there is room for, and the button that shows the views."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayeditor.ui.collect.right import RightColumn
from essayeditor.ui.collect.views import Views
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons

_SIDEBAR_FROM = 1100
_RIGHT_FROM = 1300


class OuterPanes:
    """The sidebar and the right column; a person's own wish goes before the width."""

    def __init__(
        self, page: QWidget, left: QWidget, right: RightColumn, row: QHBoxLayout, views: Views
    ) -> None:
        """`row` takes the button that shows the sidebar, over the essays."""
        self._page = page
        self._left, self._right, self._views = left, right, views
        self._left_wanted = False
        self._right_wanted: bool | None = None
        self.after: Callable[[], object] = lambda: None
        """Called when the panes were shown or hidden."""
        self.broad: Callable[[], bool] = lambda: False
        """Says whether what is in the middle wants all the width there is."""
        self.views_button = buttons.bare("list", "Show or hide the views", self.toggle_left, checkable=True)
        row.insertWidget(0, self.views_button)
        right.wanted.connect(self.want_right)

    def toggle_left(self) -> None:
        """Show or hide the sidebar."""
        self._left_wanted = self._left.isHidden()
        self.fit()

    def want_right(self, on: bool) -> None:
        """Show or hide the right column, whatever the width."""
        self._right_wanted = on
        self.fit()

    def show_right(self) -> None:
        """Show the right column, as when there is a report to read."""
        if self._right.isHidden():
            self.want_right(True)

    def fit(self) -> None:
        """Show the panes that there is room for, or that were asked for."""
        width = self._page.width()
        narrow = width < metrics.span(_SIDEBAR_FROM)
        # another view hides the row of the button: the way back is at the left then
        self._left.setVisible(not narrow or self._left_wanted or bool(self._views.key))
        self.views_button.setVisible(narrow)
        self.views_button.setChecked(not self._left.isHidden())
        wide = width >= metrics.span(_RIGHT_FROM) and not self.broad()
        wanted = wide if self._right_wanted is None else self._right_wanted
        beside = self._views.beside
        self._right.setVisible(wanted and beside)
        self._right.strip.setVisible(beside)
        self._right.tick()
        self.after()
