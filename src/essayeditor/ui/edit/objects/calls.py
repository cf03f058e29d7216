"""Note calls: the number of the note, raised, always the number of the moment."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from essayeditor.ui.edit.bridge.props import Prop
from essayeditor.ui.style import appearance

_SIZE = 0.66
_RAISED = 0.36


class NoteCallObject(QPyTextObject):
    """Draws the call of a note; `labels` gives its number by the note's id."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.labels: dict[str, str] = {}

    def label(self, made: QTextFormat) -> str:
        """Return the number that a call with this format shows."""
        return self.labels.get(str(made.property(Prop.NOTE)), "?")

    def intrinsicSize(self, document: QTextDocument, _position: int, made: QTextFormat) -> QSizeF:
        """Return the room for the number; no higher than the line is without it."""
        full, small = _fonts(document, made)
        return QSizeF(
            QFontMetricsF(small).horizontalAdvance(self.label(made)) + 1, QFontMetricsF(full).ascent()
        )

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, _position: int, made: QTextFormat
    ) -> None:
        """Draw the number in the accent colour."""
        _full, small = _fonts(document, made)
        painter.save()
        painter.setFont(small)
        painter.setPen(QColor(appearance.colours().accent))
        painter.drawText(QPointF(rect.x(), rect.bottom() - rect.height() * _RAISED), self.label(made))
        painter.restore()


def _fonts(document: QTextDocument, made: QTextFormat) -> tuple[QFont, QFont]:
    chars: QTextCharFormat = made.toCharFormat()
    full = chars.font().resolve(document.defaultFont())
    full.setPointSizeF(document.defaultFont().pointSizeF())
    small = QFont(full)
    small.setPointSizeF(full.pointSizeF() * _SIZE)
    return full, small
