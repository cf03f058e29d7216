"""Choosing which square of a contributor's picture is printed, by dragging or by the keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayeditor.collection.headshots import square
from essayeditor.desk.portraits import LEAST_PART
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.flow import FlowLayout
from essayeditor.ui.widgets.labels import hint

_TALL = 280
"""Pixels of height in which the picture is shown."""
_GRIP = 12
_STEP = 0.01
_VEIL = QColor(0, 0, 0, 130)


class CropArea(QWidget):
    """The picture with the square on it. Inside, a drag moves the square; at its corners it sizes it."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._shown = QPixmap()
        self._square = QRectF()  # in pixels of the picture
        self._held: tuple[str, QPointF, QRectF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Part of the picture that is printed")
        self.setAccessibleDescription("Arrow keys move the square, plus and minus size it")

    def show_picture(self, content: bytes, crop: tuple[int, ...]) -> None:
        """Show a picture, and on it the square that is printed now."""
        self._image = QImage.fromData(content)
        wide, tall = self._image.width(), self._image.height()
        left, top, right, _bottom = square(wide, tall, crop)
        side = (1 - left - right) * wide
        self._square = QRectF(left * wide, top * tall, side, side)
        self._shown = QPixmap()
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def crop(self) -> tuple[int, int, int, int]:
        """Return the square as the record writes it: in thousandths of the picture's sides."""
        wide, tall = max(1, self._image.width()), max(1, self._image.height())
        part = self._square
        width = min(1000, round(1000 * part.width() / wide))
        height = min(1000, round(1000 * part.height() / tall))
        left = min(1000 - width, round(1000 * part.x() / wide))
        return left, min(1000 - height, round(1000 * part.y() / tall)), width, height

    @property
    def _scale(self) -> float:
        return _TALL / max(1, self._image.height(), self._image.width())

    def sizeHint(self) -> QSize:
        """Return the size of the picture as it is shown."""
        return QSize(round(self._image.width() * self._scale), round(self._image.height() * self._scale))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the picture is shown whole."""
        return self.sizeHint()

    def _on_screen(self) -> QRectF:
        part, scale = self._square, self._scale
        return QRectF(part.x() * scale, part.y() * scale, part.width() * scale, part.height() * scale)

    def _settle(self, left: float, top: float, side: float) -> None:
        """Keep the square within the picture, and no smaller than can be printed."""
        wide, tall = self._image.width(), self._image.height()
        least = max(wide, tall) * LEAST_PART / 1000 + 1
        side = min(max(side, min(least, wide, tall)), wide, tall)
        left, top = min(max(left, 0.0), wide - side), min(max(top, 0.0), tall - side)
        self._square = QRectF(left, top, side, side)
        self.update()
        self.moved.emit()

    # Mouse and keys

    def _grip(self, at: QPointF) -> str:
        part = self._on_screen()
        near = {
            "nw": part.topLeft(),
            "ne": part.topRight(),
            "sw": part.bottomLeft(),
            "se": part.bottomRight(),
        }
        for name, corner in near.items():
            if (corner - at).manhattanLength() <= _GRIP:
                return name
        return "move" if part.contains(at) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the square or a corner of it."""
        what = self._grip(event.position())
        if what and event.button() is Qt.MouseButton.LeftButton:
            self._held = what, event.position(), QRectF(self._square)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or size the square."""
        if self._held is None:
            shapes = {"nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
                      "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
                      "move": Qt.CursorShape.SizeAllCursor}  # fmt: skip
            self.setCursor(shapes.get(self._grip(event.position()), Qt.CursorShape.ArrowCursor))
            return
        what, start, was = self._held
        by = (event.position() - start) / self._scale
        if what == "move":
            self._settle(was.x() + by.x(), was.y() + by.y(), was.width())
            return
        grow = (by.x() if "e" in what else -by.x()) / 2 + (by.y() if "s" in what else -by.y()) / 2
        side = max(1.0, was.width() + grow)
        left = was.x() if "e" in what else was.right() - side
        top = was.y() if "s" in what else was.bottom() - side
        self._settle(left, top, side)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the square by the arrows; size it by plus and minus, or by Shift and the arrows."""
        step = max(self._image.width(), self._image.height()) * _STEP
        part, key = self._square, event.key()
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        size = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(key, 0)
        if key in ways and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across, down = ways[key]
            size = 1 if across + down > 0 else -1
        if size:
            self._settle(part.x() - size * step, part.y() - size * step, part.width() + 2 * size * step)
        elif key in ways:
            across, down = ways[key]
            self._settle(part.x() + across * step, part.y() + down * step, part.width())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, a veil over what is not printed, and the square with its corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown.isNull():
            ratio = self.devicePixelRatioF()
            size = self.size() * ratio
            image = self._image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
            self._shown = QPixmap.fromImage(image)
        painter.drawPixmap(0, 0, self._shown)
        part = self._on_screen()
        rest = self.rect().toRectF()
        for veil in (
            QRectF(0, 0, rest.width(), part.y()),
            QRectF(0, part.bottom(), rest.width(), rest.height() - part.bottom()),
            QRectF(0, part.y(), part.x(), part.height()),
            QRectF(part.right(), part.y(), rest.width() - part.right(), part.height()),
        ):
            painter.fillRect(veil, _VEIL)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent if self.hasFocus() else QColor("white"), 2))
        painter.drawRect(part.adjusted(1, 1, -1, -1))
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(accent, 1))
        for corner in (part.topLeft(), part.topRight(), part.bottomLeft(), part.bottomRight()):
            at = QRectF(corner.x() - 4, corner.y() - 4, 8, 8)
            painter.drawRect(at.intersected(rest.adjusted(0, 0, -1, -1)))


class CropEditor(QWidget):
    """The picture with the square, and the buttons. `cropped` tells it in thousandths, or None."""

    cropped = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = CropArea()
        self.save = buttons.button("Save crop", lambda: self.cropped.emit(self.area.crop()))
        self.save.setFont(metrics.strong())
        self.usual = buttons.button("Usual square", lambda: self.cropped.emit(None))
        self.cancel = buttons.button("Cancel", self.closed.emit)
        said = hint(
            "Drag the square to the part that is to be printed, or move it with the arrow keys. "
            "Its corners, or + and −, size it."
        )
        acts = QWidget()
        row = FlowLayout(metrics.BETWEEN, metrics.WITHIN, acts)
        for button in (self.save, self.usual, self.cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(metrics.BETWEEN)
        for part in (self.area, said, acts):
            column.addWidget(part)
        self.setVisible(False)
        self.setAccessibleName("Crop the picture")

    def open(self, content: bytes, crop: tuple[int, ...]) -> None:
        """Show a picture to be cropped."""
        self.area.show_picture(content, crop)
        self.setVisible(True)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it as it was, Enter saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cropped.emit(self.area.crop())
        else:
            super().keyPressEvent(event)
