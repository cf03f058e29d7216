"""The outer panes of Collect: which of them there is room for, and the buttons that show or hide them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayeditor.ui.widgets import buttons

_SIDEBAR_FROM = 1100
_RIGHT_FROM = 1000


class OuterPanes:
    """The views at the left and the details at the right; a person's own wish goes before the width."""

    def __init__(
        self, page: QWidget, left: QWidget, right: QWidget, row: QHBoxLayout, aside: Callable[[], bool]
    ) -> None:
        """`row` takes the buttons; `aside` says whether another view, with panes of its own, is shown."""
        self._page = page
        self._left, self._right = left, right
        self._aside = aside
        self._left_wanted = False
        self._right_wanted: bool | None = None
        self.views_button = buttons.bare("list", "Show or hide the views", self.toggle_left, checkable=True)
        self.details_button = buttons.bare(
            "columns", "Show or hide the details", self.toggle_right, checkable=True
        )
        row.insertWidget(0, self.views_button)
        row.addWidget(self.details_button)

    def toggle_left(self) -> None:
        """Show or hide the views."""
        self._left_wanted = self._left.isHidden()
        self.fit()

    def toggle_right(self) -> None:
        """Show or hide the details."""
        self._right_wanted = self._right.isHidden()
        self.fit()

    def show_right(self) -> None:
        """Show the right pane, as when there is a report to read."""
        self._right_wanted = True if self._page.width() < _RIGHT_FROM else None
        self.fit()

    def fit(self) -> None:
        """Show the panes that there is room for, or that were asked for."""
        narrow = self._page.width() < _SIDEBAR_FROM
        # another view hides the row of buttons: the way back is at the left then
        self._left.setVisible(not narrow or self._left_wanted or self._aside())
        self.views_button.setVisible(narrow)
        self.views_button.setChecked(not self._left.isHidden())
        wide = self._page.width() >= _RIGHT_FROM
        wanted = wide if self._right_wanted is None else self._right_wanted
        self._right.setVisible(wanted and not self._aside())
        self.details_button.setChecked(not self._right.isHidden())
