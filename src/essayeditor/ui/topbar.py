"""The bar under the menus: workspaces at the left, finding and the primary action at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabBar, QToolBar, QWidget

from essayeditor.ui.actions import START, ActionRegistry
from essayeditor.ui.shell import WorkspaceSpec
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets.search import FindField

_AIR = 26


class WorkspaceTabs(QTabBar):
    """The workspaces as tabs, with room for the semi-bold words of the selected one."""

    def __init__(self, specs: list[WorkspaceSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = specs
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Workspaces")
        self.setIconSize(QSize(metrics.ICON, metrics.ICON))
        for number, spec in enumerate(specs):
            self.addTab(spec.title)
            self.setTabData(number, spec.key)
            self.setAccessibleTabName(number, spec.title)
        self.currentChanged.connect(lambda _index: self.tint())
        self.tint()

    def select(self, key: str) -> None:
        """Show a workspace as the selected one, without saying so."""
        for number, spec in enumerate(self._specs):
            if spec.key == key:
                self.blockSignals(True)
                self.setCurrentIndex(number)
                self.blockSignals(False)
        self.tint()

    def tint(self) -> None:
        """Give the icons their colours: accent for the selected workspace."""
        for number, spec in enumerate(self._specs):
            selected = number == self.currentIndex() and self.isEnabled()
            self.setTabIcon(number, icons.icon(spec.icon, "accent" if selected else "secondary"))

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab; its height is the bar's."""
        words = QFontMetrics(metrics.strong()).horizontalAdvance(self.tabText(index))
        return QSize(words + metrics.ICON + 7 + _AIR, metrics.row_height(metrics.TOP_BAR) - 1)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: tabs are not squeezed."""
        return self.tabSizeHint(index)


class PrimaryButton(QPushButton):
    """The one filled button of the window; it shows the primary action of the workspace."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._id = ""
        self.setDefault(True)
        self.setFont(metrics.strong())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked=False: self._actions.trigger(self._id))
        actions.refreshed.connect(self._follow)

    def show_action(self, key: str) -> None:
        """Show an action; "" hides the button."""
        if key and key == self._id:
            return
        self._id = key if key in self._actions else ""
        self.setVisible(bool(self._id))
        if self._id:
            action = self._actions.get(self._id)
            if action.icon:
                icons.put(self, action.icon, "on_accent")
            self._follow()

    def _follow(self) -> None:
        if self._id and self._id in self._actions:
            made = self._actions.qaction(self._id)
            self.setText(made.text())
            self.setEnabled(made.isEnabled())
            self.setToolTip(made.toolTip())
            self.setAccessibleDescription(made.statusTip())


class TopBar(QToolBar):
    """Fixed; it cannot be moved, hidden or floated."""

    chosen = Signal(str)
    find_asked = Signal(str)

    def __init__(
        self, specs: list[WorkspaceSpec], actions: ActionRegistry, parent: QWidget | None = None
    ) -> None:
        super().__init__("Workspaces", parent)
        self.setMovable(False)
        self.setFloatable(False)
        self.setObjectName("topbar")
        self._place = START
        self._primaries = {spec.key: spec.primary for spec in specs}
        self.tabs = WorkspaceTabs(specs)
        self.find = FindField()
        self.primary = PrimaryButton(actions)
        height = metrics.row_height(metrics.TOP_BAR)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(metrics.BETWEEN, 0, metrics.MARGIN, 1)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.find)
        row.addWidget(self.primary)
        inside.setFixedHeight(height)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(inside)
        self.layout().setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(height)
        self.tabs.currentChanged.connect(lambda index: self.chosen.emit(self.tabs.tabData(index)))
        self.find.asked.connect(self.find_asked)

    def show_place(self, key: str) -> None:
        """Show which workspace the window is in; on the start page none can be chosen."""
        self._place = key
        self.tabs.setEnabled(key != START)
        if key != START:
            self.tabs.select(key)
        self.tabs.tint()
        self.primary.show_action(self._primaries.get(key, ""))

    def show_primary(self, action: str = "") -> None:
        """Show an action as the primary one; "" for that of the workspace."""
        self.primary.show_action(action or self._primaries.get(self._place, ""))
