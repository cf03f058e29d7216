"""The flatplan: every page of the book, spread by spread, as small as it has to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from essayeditor.ui.arrange.paging import Paging
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.strokes import ring

_SIZES = ((13, 19), (11, 16), (9, 13), (7, 10), (5, 7), (4, 5))
"""Width and height of a page, from the largest that is pleasant to the least that can be seen."""
_ROWS = 3
"""Rows that pages may take before they become smaller."""
_BAR = 4


class Flatplan(QWidget):
    """A spread per cell. `picked` carries the key of the essay or section whose page was chosen."""

    picked = Signal(str)
    fitted = Signal(int)
    """Carries the height that the pages need."""
    shown_at = Signal(QRect)
    """Carries where the pages are that should be in sight."""
    pointed = Signal(str)
    """Carries a sentence about the page that the keys went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paging = Paging()
        self._colours: dict[str, int] = {}
        self._chosen: frozenset[str] = frozenset()
        self._stale = False
        self._page = 1
        self._size = _SIZES[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Pages of the book")
        self._fit()

    def show_pages(self, paging: Paging, colours: dict[str, int]) -> None:
        """Show a book; `colours` are those of its sections by key, counted from 0."""
        self._paging, self._colours = paging, colours
        self._stale = False
        self._page = max(1, min(self._page, self._count()))
        self._fit()
        self._name()
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Show that the pages are out of date, or not any more."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def choose(self, keys: Iterable[str]) -> None:
        """Ring the pages of these essays and sections."""
        chosen = frozenset(keys)
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()
            found = [part.first for key in chosen if (part := self._paging.part(key))]
            if found:
                self.shown_at.emit(self._rect(min(found)))

    def _count(self) -> int:
        return self._paging.plan.pages if self._paging.plan else 0

    def _name(self) -> None:
        if not self._paging:
            self.setAccessibleName("Pages of the book, not known yet")
            return
        said = f"{self._paging.length_said()}, {self._paging.blanks_said()}"
        self.setAccessibleName(f"Pages of the book: {said}. {self._paging.page_said(self._page)}")

    # Where the pages are.

    def _spreads(self) -> int:
        return self._count() // 2 + 1

    def _fit(self) -> None:
        """Take the largest pages that fit into a few rows, and the height that they need."""
        for size in _SIZES:
            self._size = size
            rows = max(1, -(-self._spreads() // self._across()))
            if rows <= _ROWS:
                break
        height = rows * (self._size[1] + self._apart) + self._apart
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            self.fitted.emit(height)

    @property
    def _apart(self) -> int:
        """Pixels between spreads, and between rows of them."""
        return 6 if self._size[0] > 7 else 4

    def _across(self) -> int:
        """How many spreads stand side by side."""
        room = self.width() - 2 * metrics.MARGIN + self._apart
        return max(1, room // (2 * self._size[0] + self._apart))

    def _rect(self, page: int) -> QRect:
        """Return where a page is: even ones at the left of their spread, odd ones at the right."""
        wide, high = self._size
        across, apart = self._across(), self._apart
        spread = page // 2
        x = metrics.MARGIN + spread % across * (2 * wide + apart) + (page % 2) * wide
        return QRect(x, apart + spread // across * (high + apart), wide, high)

    def page_at(self, place: QPoint) -> int:
        """Return the page at a place, 0 for none."""
        wide, high = self._size
        apart = self._apart
        column, left = divmod(place.x() - metrics.MARGIN, 2 * wide + apart)
        row, top = divmod(place.y() - apart, high + apart)
        if not (0 <= column < self._across() and row >= 0 and left < 2 * wide and top < high):
            return 0
        page = 2 * (row * self._across() + column) + (left >= wide)
        return page if 1 <= page <= self._count() else 0

    def sizeHint(self) -> QSize:
        """Return the width of a window and the height that the pages need."""
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the width."""
        super().resizeEvent(event)
        self._fit()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        if not self._paging.plan:
            return
        painter.setOpacity(0.45 if self._stale else 1.0)
        self._pages(painter)
        painter.setOpacity(1.0)
        if not self._stale:
            self._rings(painter)
        if self.hasFocus():
            rect = self._rect(self._page).adjusted(-2, -2, 2, 2)
            ring(painter, rect, QColor(appearance.colours().accent), 2)

    def _pages(self, painter: QPainter) -> None:
        colours = appearance.colours()
        edge, paper = QColor(colours.border), QColor(colours.paper)
        hatch = QBrush(edge, Qt.BrushStyle.BDiagPattern)
        plan = self._paging.plan
        assert plan is not None
        filled = set()
        for part, after in pairwise([*plan.parts, None]):
            assert part is not None
            section = part.key if part.kind == "section" else self._paging.section_of.get(part.key, "")
            if part.kind == "section-tint" and after is not None:
                section = after.key
            number = self._colours.get(section, -1)
            ink = QColor(colours.sections[-1] if number < 0 else colours.section(number))
            for page in range(part.first, part.first + part.pages):
                filled.add(page)
                rect = self._rect(page)
                whole = part.kind in ("section", "section-tint")
                painter.fillRect(rect, ink if whole else paper)
                if not whole:
                    bar = min(_BAR, rect.height() // 3)
                    painter.fillRect(rect.x(), rect.y(), rect.width(), bar, ink)
                painter.setPen(edge)
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(edge)
        for page in plan.blanks:
            rect = self._rect(page)
            painter.fillRect(rect, QColor(colours.base))
            painter.fillRect(rect, hatch)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _rings(self, painter: QPainter) -> None:
        """Ring each run of chosen pages, spread by spread."""
        accent = QColor(appearance.colours().accent)
        for key in self._chosen:
            found = self._paging.part(key)
            pages = self._paging.section_pages(key) or (
                (found.first, found.first + found.pages - 1) if found else (1, 0)
            )
            for spread in range(pages[0] // 2, pages[1] // 2 + 1):
                inside = [p for p in (2 * spread, 2 * spread + 1) if pages[0] <= p <= pages[1]]
                if inside:
                    rect = self._rect(inside[0]).united(self._rect(inside[-1]))
                    ring(painter, QRectF(rect.adjusted(-2, -2, 2, 2)).toRect(), accent, 2)

    # Choosing.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what stands on a page."""
        page = self.page_at(event.position().toPoint())
        if page:
            self._go(page)
            self._pick()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what is on a page."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            page = self.page_at(event.pos())
            if page:
                QToolTip.showText(event.globalPos(), self._paging.page_said(page), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page, and choose with Space or Enter."""
        key = Qt.Key
        across = 2 * self._across()
        steps = {key.Key_Left: -1, key.Key_Right: 1, key.Key_Up: -across, key.Key_Down: across}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._go(self._page + steps[event.key()])
        elif event.key() in (key.Key_Home, key.Key_End):
            self._go(1 if event.key() == key.Key_Home else self._count())
        elif event.key() in (key.Key_Space, key.Key_Return, key.Key_Enter):
            self._pick()
        else:
            super().keyPressEvent(event)

    def _go(self, page: int) -> None:
        if 1 <= page <= self._count():
            self._page = page
            self._name()
            self.pointed.emit(self._paging.page_said(page))
            self.shown_at.emit(self._rect(page))
            self.update()

    def _pick(self) -> None:
        part = self._paging.at(self._page)
        if part is not None and part.key:
            self.picked.emit(part.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        if self._paging:
            self.pointed.emit(self._paging.page_said(self._page))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say nothing about a page any more."""
        super().focusOutEvent(event)
        self.pointed.emit("")
