"""Dropping files: the dashed strip at rest, and the outline over the whole window while dragging."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint


def dropped_paths(mime: QMimeData) -> list[Path]:
    """Return the files and folders on this computer that a drag carries."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []


def drop_words(paths: list[Path]) -> str:
    """Return what dropping these would do, such as "Drop 12 files to import"."""
    folders = sum(1 for path in paths if path.is_dir())
    files = len(paths) - folders
    parts = []
    if files:
        parts.append("1 file" if files == 1 else f"{files} files")
    if folders:
        parts.append("1 folder" if folders == 1 else f"{folders} folders")
    return f"Drop {' and '.join(parts)} to import"


class DropStrip(QWidget):
    """A dashed strip that says what can be dropped, with a button for those who would rather choose."""

    def __init__(
        self, title: str, detail: str, action: str, run: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        sign = QLabel()
        icons.put(sign, "drop", "secondary")
        first = QLabel(title)
        first.setTextFormat(Qt.TextFormat.RichText)
        first.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(first)
        if detail:
            words.addWidget(hint(detail))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, metrics.MARGIN, 18, metrics.MARGIN)
        row.setSpacing(14)
        row.addWidget(sign)
        row.addLayout(words, 1)
        row.addWidget(buttons.button(action, run))
        self.setAccessibleName(first.text().replace("<b>", "").replace("</b>", ""))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the dashed outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Dark), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class DropOverlay(QWidget):
    """Lies over the window while files are dragged in, and says what dropping would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def say(self, words: str) -> None:
        """Cover the parent and say `words`."""
        self._words = words
        self.setAccessibleName(words)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.setVisible(True)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, the accent outline and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3))
        painter.drawRoundedRect(self.rect().adjusted(8, 8, -9, -9), 6, 6)
        painter.setFont(metrics.page_title())
        words = painter.fontMetrics().boundingRect(self._words).adjusted(-32, -18, 32, 18)
        words.moveCenter(self.rect().center())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
        painter.drawRoundedRect(words, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


class FileDrops(QObject):
    """Takes files and folders dropped anywhere on a window, whatever lies under the pointer.

    It listens before the widgets do: a field would take a file's address as text.
    """

    dropped = Signal(list)

    def __init__(self, window: QWidget, cover: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._overlay = DropOverlay(cover)
        self._watched: QObject | None = None
        self.elsewhere: Callable[[list[Path], QPoint], bool] = lambda _paths, _place: False
        """Says whether what is under a place of the screen takes these files itself."""
        window.setAcceptDrops(True)

    @property
    def overlay(self) -> DropOverlay:
        """What is shown while files are dragged over."""
        return self._overlay

    def listen(self) -> None:
        """Begin to listen; the window must have its handle of the system by now."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the events of a drag that carries files; leave all others."""
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return self._take(event, kind)
        if kind == QEvent.Type.DragLeave:
            self._overlay.setVisible(False)
        return False

    def _take(self, event: QDropEvent, kind: QEvent.Type) -> bool:
        paths = dropped_paths(event.mimeData())
        if kind == QEvent.Type.Drop and not paths and not self._overlay.isHidden():
            self._overlay.setVisible(False)  # the other program went away with what it offered
            event.ignore()
            return True
        if not paths or event.source() is not None:
            return False
        if self.elsewhere(paths, self._window.mapToGlobal(event.position().toPoint())):
            self._overlay.setVisible(False)
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # the files stay where they are
        event.accept()
        if kind == QEvent.Type.Drop:
            self._overlay.setVisible(False)
            self.dropped.emit(paths)
        elif kind == QEvent.Type.DragEnter or self._overlay.isHidden():
            self._overlay.say(drop_words(paths))
        return True
