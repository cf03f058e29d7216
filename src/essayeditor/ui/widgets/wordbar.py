"""The word bar: "1,184 / 1,200" over a thin bar that says how much of the target is written."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette

from essayeditor.ui.style import appearance, metrics

Role = QPalette.ColorRole
OVER = 1.1
"""From this multiple of the target on, a text is over length."""


def label(words: int, target: int) -> tuple[str, str]:
    """Return the two halves of the label: what is written, and what is wanted."""
    written = f"{words:,}" if words else "–"
    return written, f" / {target:,}" if target else ""


def paint(
    painter: QPainter, rect: QRect, words: int, target: int, palette: QPalette, *, selected: bool
) -> None:
    """Paint a word bar in `rect`."""
    written, wanted = label(words, target)
    painter.save()
    font = metrics.small()
    painter.setFont(font)
    fm = QFontMetrics(font)
    block = fm.height() + (5 if target and words else 0)
    top = rect.y() + (rect.height() - block) // 2
    line = QRect(rect.x(), top, rect.width(), fm.height())
    painter.setPen(palette.color(Role.Text))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, written)
    line.setLeft(line.left() + fm.horizontalAdvance(written))
    painter.setPen(palette.color(Role.Text if selected else Role.PlaceholderText))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, wanted)
    if target and words:
        bar = QRectF(rect.x(), top + fm.height() + 1, min(rect.width(), 88), 3)
        _bar(painter, bar, words, target, palette, selected=selected)
    painter.restore()


def paint_bar(
    painter: QPainter, rect: QRect, words: int, target: int, palette: QPalette, *, selected: bool
) -> None:
    """Paint the bar alone, over the whole of `rect`."""
    painter.save()
    _bar(painter, QRectF(rect), words, target, palette, selected=selected)
    painter.restore()


def _bar(
    painter: QPainter, bar: QRectF, words: int, target: int, palette: QPalette, *, selected: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(Role.Mid))
    painter.drawRoundedRect(bar, 1.5, 1.5)
    fill = palette.color(Role.Dark)
    if words > target * OVER:
        fill = QColor(appearance.colours().amber.ink)
    elif selected:
        fill = palette.color(Role.Text)
    painter.setBrush(fill)
    part = QRectF(bar)
    part.setWidth(bar.width() * min(1.0, words / target))
    painter.drawRoundedRect(part, 1.5, 1.5)
