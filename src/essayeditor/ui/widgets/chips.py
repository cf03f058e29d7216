"""Chips: a glyph or icon and a word or two on the ground of their tone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.widgets import glyphs
from essayeditor.ui.widgets.states import Look

_GLYPH = 13
_LEFT = 4
_RIGHT = 7
_GAP = 5


def _height(fm: QFontMetrics) -> int:
    return max(19, fm.height() + 4)


def width(text: str) -> int:
    """Return the width of a chip with this text, in pixels."""
    return _LEFT + _GLYPH + _GAP + QFontMetrics(metrics.small()).horizontalAdvance(text) + _RIGHT


def _frame(painter: QPainter, rect: QRect, text: str, ground: str) -> tuple[QRect, QFontMetrics]:
    fm = QFontMetrics(metrics.small())
    height = min(_height(fm), rect.height())
    chip = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, min(width(text), rect.width()), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(chip, 4, 4)
    return chip, fm


def _words(painter: QPainter, chip: QRect, fm: QFontMetrics, text: str, ink: str) -> None:
    words = chip.adjusted(_LEFT + _GLYPH + _GAP, 0, -_RIGHT + 3, 0)
    painter.setPen(QColor(ink))
    painter.setFont(metrics.small())
    elided = fm.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def paint_state(painter: QPainter, rect: QRect, look: Look) -> QRect:
    """Paint a state's chip at the left of `rect`, and return where it lies."""
    tone = appearance.colours().tone(look.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chip, fm = _frame(painter, rect, look.text, tone.ground)
    glyph = QRectF(chip.x() + _LEFT, chip.center().y() - _GLYPH / 2 + 0.5, _GLYPH, _GLYPH)
    glyphs.paint(painter, glyph, look.ring, QColor(tone.ink), QColor(tone.ground))
    _words(painter, chip, fm, look.text, tone.ink)
    painter.restore()
    return chip


def paint_flag(painter: QPainter, rect: QRect, text: str, tone_name: str, icon: str) -> QRect:
    """Paint a chip with an icon at the left of `rect`, and return where it lies."""
    tone = appearance.colours().tone(tone_name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chip, fm = _frame(painter, rect, text, tone.ground)
    sign = icons.pixmap(icon, tone.ink, _GLYPH)
    painter.drawPixmap(chip.x() + _LEFT, chip.y() + (chip.height() - _GLYPH) // 2, sign)
    _words(painter, chip, fm, text, tone.ink)
    painter.restore()
    return chip


class StateChip(QWidget):
    """A state's chip as a widget, for forms and headers."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_look(look)

    def show_look(self, look: Look) -> None:
        """Show another state."""
        self._look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the chip."""
        return QSize(width(self._look.text), _height(QFontMetrics(metrics.small())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        paint_state(QPainter(self), self.rect(), self._look)
