"""The essays that are open, as tabs over the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.style.elements import SHEETS
from essayeditor.ui.widgets import buttons

_WIDEST = 240
_AIR = 40
_CLOSE = 26
_RESIZING = (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
_PASSING = "Only looked at: the next essay takes this place. Double-click to keep it."


class EssayTabs(QTabBar):
    """One tab for each open essay, which is its data. Tabs are dragged to another place by the mouse.

    A tab whose essay was only looked at gives way to the next essay that is chosen; its name is paler
    until something is written, or it is double-clicked. `chosen` is an essay to be shown,
    `closed` one whose tab is to go, `arranged` says that tabs came, went or moved.
    """

    chosen = Signal(str)
    closed = Signal(str)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passing = ""
        self._last: list[tuple[str, int]] = []
        self._titles: dict[str, str] = {}
        self._widths: dict[str, int] = {}  # Qt asks for each several times whenever another is selected
        self._tall = 0
        self.setProperty(SHEETS, True)
        self.setFont(metrics.strong())  # by which words are elided; those not selected are painted lighter
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setAccessibleName("Open essays")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._changed)
        self.tabMoved.connect(lambda _a, _b: self.arranged.emit())
        self.tabBarDoubleClicked.connect(lambda index: self.keep(self.key(index)))

    # What is open

    def key(self, index: int) -> str:
        """Return the essay of a tab, "" if there is no such tab."""
        return str(self.tabData(index) or "")

    def essays(self) -> list[str]:
        """Return the open essays in the order of their tabs."""
        return [self.key(index) for index in range(self.count())]

    @property
    def current(self) -> str:
        """The essay of the selected tab, or ""."""
        return self.key(self.currentIndex())

    @property
    def passing(self) -> str:
        """The essay that was only looked at, whose tab the next one takes; or ""."""
        return self._passing

    def show_essay(self, key: str, title: str, *, keep: bool = False) -> None:
        """Select an essay's tab, making one or taking over that of an essay only looked at."""
        self.blockSignals(True)
        keys = self.essays()
        if key in keys:
            index = keys.index(key)
        elif self._passing in keys:
            index = keys.index(self._passing)
            self._passing = "" if keep else key
        else:
            index = self.insertTab(self.currentIndex() + 1, "")
            self._passing = self._passing if keep else key
        self.setTabData(index, key)
        self.name(key, title)
        self.setCurrentIndex(index)
        self.blockSignals(False)
        self._mark()
        self.arranged.emit()

    def keep(self, key: str) -> None:
        """Let an essay have its tab for good."""
        if key and key == self._passing:
            self._passing = ""
            self.name(key, self._titles.get(key, ""))
            self.arranged.emit()

    def name(self, key: str, title: str) -> None:
        """Show an essay under its present title."""
        if key in (keys := self.essays()):
            index = keys.index(key)
            self._titles[key] = title
            said, passing = title.replace("&", "&&"), key == self._passing
            if self.tabText(index) != said:
                self.setTabText(index, said)
            role = QPalette.ColorRole.PlaceholderText if passing else QPalette.ColorRole.WindowText
            self.setTabTextColor(index, self.palette().color(role))
            self.setTabToolTip(index, f"{title}\n{_PASSING}" if passing else title)
            self.setAccessibleTabName(index, f"{title}, only looked at" if passing else title)

    def drop(self, key: str) -> None:
        """Take an essay's tab away without a word; the selected one is then another, or none."""
        keys = self.essays()
        if key in keys:
            self._last = [*(one for one in self._last if one[0] != key), (key, keys.index(key))][-20:]
            self.blockSignals(True)
            self.removeTab(keys.index(key))
            self.blockSignals(False)
            self._passing = "" if self._passing == key else self._passing
            self._mark()
            self.arranged.emit()

    def last_closed(self) -> str:
        """Return the essay whose tab was closed last, and forget that it was; or ""."""
        return self._last.pop()[0] if self._last else ""

    def clear(self) -> None:
        """Take all tabs away."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self.blockSignals(False)
        self._passing = ""
        self._last.clear()

    # What a person does

    def step(self, by: int) -> None:
        """Select the next tab (1) or the one before (-1), round and round."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def shift(self, by: int) -> None:
        """Move the selected tab one place."""
        to = self.currentIndex() + by
        if 0 <= to < self.count():
            self.moveTab(self.currentIndex(), to)

    def _changed(self, index: int) -> None:
        self._mark()
        if self.key(index):
            self.chosen.emit(self.key(index))

    def _mark(self) -> None:
        """Give the selected tab, and no other, its cross."""
        for index in range(self.count()):
            here = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if index != self.currentIndex() and here is not None:
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, None)
                here.deleteLater()
            elif index == self.currentIndex() and here is None:
                cross = buttons.bare("cross", "Close this tab", self._close, "Ctrl+W")
                cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                cross.setFixedSize(QSize(_CLOSE, _CLOSE))
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)

    def _close(self) -> None:
        if self.current:
            self.closed.emit(self.current)

    # Qt

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab, with room for the words in semi-bold and for the cross."""
        said = self.tabText(index).replace("&&", "&")
        words = self._widths.get(said)
        if words is None:
            words = self._widths[said] = QFontMetrics(metrics.strong()).horizontalAdvance(said)
        cross = _CLOSE if index == self.currentIndex() else 0
        return QSize(min(_WIDEST, words + _AIR + cross), self._height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return room for a few words, and for all of the selected tab's."""
        return QSize(
            min(_WIDEST if index == self.currentIndex() else 110, self.tabSizeHint(index).width()),
            self._height(),
        )

    def sizeHint(self) -> QSize:
        """Return any width: what has no room is reached by the arrows."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for one tab."""
        return QSize(120, self._height())

    def _height(self) -> int:
        self._tall = self._tall or metrics.row_height(metrics.LIST_ROW + 4)
        return self._tall

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab under the middle button."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.MiddleButton:
            key = self.key(self.tabAt(event.position().toPoint()))
            if key:
                self.closed.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new appearance, or the sizes of another font."""
        if event.type() in _RESIZING:
            self._widths, self._tall = {}, 0
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for key in self.essays():
                self.name(key, self._titles.get(key, ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline on which the tabs stand, then the tabs."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.end()
        super().paintEvent(event)


class TabRow(QWidget):
    """The tabs, and at the left the button that shows and hides the sidebar."""

    def __init__(self, toggle: QWidget, tabs: EssayTabs) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(toggle)
        row.addWidget(tabs, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
