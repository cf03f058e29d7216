"""What closes by itself when the window grows narrow, and comes back when it grows wide again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from essayeditor.ui.edit.frame import Frame
from essayeditor.ui.style import metrics

RIGHT_FROM = 1300
"""Width of the window in pixels from which the right pane has its place."""
SIDEBAR_FROM = 1100


class Narrow(QObject):
    """Watches the width of the window. What a person opens in a narrow window stays open."""

    def __init__(self, page: QWidget, frame: Frame, sidebar: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._frame = frame
        self._sidebar = sidebar
        self._width = 1 << 20
        self._sidebar_closed = False
        self.closed_part = ""
        """The view of the right pane that was closed by itself."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the width whenever the page takes another."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.fit(self._page.window().width())
        return False

    def fit(self, width: int) -> None:
        """Close or open what the change from the width before to this one asks for."""
        before, self._width = self._width, width
        right_from, sidebar_from = metrics.span(RIGHT_FROM), metrics.span(SIDEBAR_FROM)
        if width < right_from <= before:
            self.closed_part = self._frame.right_key()
            self._frame.close_right()
        elif before < right_from <= width and self.closed_part:
            part, self.closed_part = self.closed_part, ""
            if not self._frame.right_key():
                self._frame.show_part(part)
        if width < sidebar_from <= before and not self._sidebar.isHidden():
            self._sidebar_closed = True
            self._sidebar.hide()
        elif before < sidebar_from <= width and self._sidebar_closed:
            self._sidebar_closed = False
            self._sidebar.show()
