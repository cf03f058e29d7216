"""Where the parts of the Edit workspace lie: sidebar, text, right pane, strip; and which are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from essayeditor.ui.edit import fittings
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.fittings import Fitting, Place
from essayeditor.ui.edit.sheet import Sheet
from essayeditor.ui.edit.strip import Strip
from essayeditor.ui.style import metrics

RIGHT_LEAST = 268
RIGHT_USUAL = 400


class Frame(QWidget):
    """Puts the parts in their places. `part_shown` carries a part's key and whether it is shown now."""

    part_shown = Signal(str, bool)

    def __init__(self, strip: Strip, sidebar: QWidget, over: list[QWidget], sheet: Sheet) -> None:
        super().__init__()
        self.strip = strip
        self.sheet = sheet
        self._bench: Bench | None = None
        self._made: dict[str, QWidget | None] = {}
        self._away: list[str] = []
        self._behind: list[str] = []
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self.vertical = QSplitter(Qt.Orientation.Vertical)
        self.vertical.setChildrenCollapsible(False)
        self.vertical.addWidget(sheet)
        self.vertical.setStretchFactor(0, 1)
        self.text = QWidget()
        column = QVBoxLayout(self.text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in over:
            column.addWidget(part)
        column.addLayout(self._bars)
        column.addWidget(self.vertical, 1)
        self.pages = QStackedWidget()
        self.right = QStackedWidget()
        self.right.setMinimumWidth(metrics.span(RIGHT_LEAST))
        self.right.hide()
        self.horizontal = QSplitter(Qt.Orientation.Horizontal)
        self.horizontal.setChildrenCollapsible(False)
        for part in (sidebar, self.pages, self.right):
            self.horizontal.addWidget(part)
        self.horizontal.setStretchFactor(1, 1)
        self.horizontal.setSizes([230, 800, RIGHT_USUAL])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.horizontal, 1)
        row.addWidget(strip)
        strip.wanted.connect(self.toggle_part)

    def fit(self, bench: Bench) -> None:
        """Make the parts that are there from the beginning."""
        self._bench = bench
        for fitting in fittings.FITTINGS:
            if fitting.at_once or fitting.place is Place.NOWHERE or not fitting.title:
                self._make(fitting)

    def part(self, key: str) -> QWidget | None:
        """Return a part's widget, None if it was not made yet or has none."""
        return self._made.get(key)

    def is_shown(self, key: str) -> bool:
        """Say whether a part is shown."""
        widget = self._made.get(key)
        if widget is None:
            return False
        if fittings.find(key).place is Place.RIGHT:
            return not self.right.isHidden() and self.right.currentWidget() is widget
        return not widget.isHidden()

    def show_part(self, key: str) -> None:
        """Show a part, making it if need be."""
        fitting = fittings.find(key)
        before = [one.key for one in fittings.FITTINGS if one is not fitting and self.is_shown(one.key)]
        widget = self._make(fitting)
        if widget is None:
            return
        if fitting.place is Place.RIGHT:
            self._behind = [one for one in (*self._behind, *before) if one != key and self._is_right(one)]
            self.right.setCurrentWidget(widget)
            self.right.show()
        else:
            widget.show()
        for other in before:
            if not self.is_shown(other):
                self._tell(other, False)
        self._tell(key, True)

    def hide_part(self, key: str) -> None:
        """Hide a part; a view of the right pane gives way to the one it had taken the place of."""
        if not self.is_shown(key):
            return
        if self._is_right(key):
            if self._behind:
                self.show_part(self._behind.pop())
                self._behind = [one for one in self._behind if one != key]
                return
            self.right.hide()
        else:
            widget = self._made[key]
            assert widget is not None
            widget.hide()
        self._tell(key, False)

    def right_key(self) -> str:
        """Return which view the right pane shows, "" while it is hidden."""
        return next(
            (one.key for one in fittings.FITTINGS if self._is_right(one.key) and self.is_shown(one.key)), ""
        )

    def close_right(self) -> None:
        """Hide the right pane, whatever it shows."""
        key = self.right_key()
        if key:
            self._behind.clear()
            self.hide_part(key)

    def toggle_part(self, key: str) -> None:
        """Show a part that is hidden, hide one that is shown."""
        (self.hide_part if self.is_shown(key) else self.show_part)(key)

    def put_away(self, away: bool) -> None:
        """Put every part away for a while, as for focus mode, or bring back those that were shown."""
        if away:
            self._away = [one.key for one in fittings.FITTINGS if one.title and self.is_shown(one.key)]
            for key in self._away:
                self._set_visible(fittings.find(key), False)
        else:
            for key in self._away:
                self._set_visible(fittings.find(key), True)
            self._away = []

    def _set_visible(self, fitting: Fitting, on: bool) -> None:
        widget = self.right if fitting.place is Place.RIGHT else self._made[fitting.key]
        if widget is not None:
            widget.setVisible(on)

    def shown_parts(self) -> list[QWidget]:
        """Return the parts that are shown, in reading order: above, below, right."""
        order = (Place.ABOVE, Place.MARGIN, Place.BELOW, Place.RIGHT)
        shown = [one for one in fittings.FITTINGS if self.is_shown(one.key)]
        shown.sort(key=lambda one: order.index(one.place))
        return [widget for one in shown if (widget := self._made[one.key]) is not None]

    def _is_right(self, key: str) -> bool:
        return fittings.find(key).place is Place.RIGHT

    def _tell(self, key: str, on: bool) -> None:
        self.strip.tick(key, on)
        self.part_shown.emit(key, on)

    def _make(self, fitting: Fitting) -> QWidget | None:
        assert self._bench is not None
        if fitting.key not in self._made:
            widget: QWidget | None = fittings.load(fitting.make)(self._bench)
            self._made[fitting.key] = widget
            if widget is not None:
                self._put(fitting, widget)
        return self._made[fitting.key]

    def _put(self, fitting: Fitting, widget: QWidget) -> None:
        if fitting.place is Place.RIGHT:
            self.right.addWidget(widget)
        elif fitting.place is Place.ABOVE:
            widget.hide()
            self._bars.addWidget(widget)
        elif fitting.place is Place.BELOW:
            widget.hide()
            self.vertical.addWidget(widget)
        elif fitting.place is Place.MARGIN:
            self.sheet.view.set_side(widget)
