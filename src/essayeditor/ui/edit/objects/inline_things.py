"""Things that stand in a line: pictures, formulas, and characters that Qt cannot show."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from essayeditor.text.marks import Formula, InlinePicture
from essayeditor.ui.edit.bridge import values
from essayeditor.ui.edit.bridge.props import Prop
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.style import appearance

_WIDEST = 220.0
_PAD = 3.0


class InlineObject(QPyTextObject):
    """Draws an atom, or what stands in for it."""

    def __init__(self, document: QTextDocument, pictures: Pictures) -> None:
        super().__init__(document)
        self._pictures = pictures

    def intrinsicSize(self, document: QTextDocument, _position: int, made: QTextFormat) -> QSizeF:
        """Return the room it takes in the line."""
        fm = QFontMetricsF(document.defaultFont())
        atom = _atom(made)
        if isinstance(atom, InlinePicture):
            image = self._pictures.get(atom.asset)
            if image is not None:
                scale = min(1.0, _WIDEST / max(1, image.width()), 4 * fm.height() / max(1, image.height()))
                return QSizeF(image.width() * scale + 2, image.height() * scale)
        return QSizeF(fm.horizontalAdvance(_words(atom)) + 2 * _PAD, fm.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, _position: int, made: QTextFormat
    ) -> None:
        """Draw the picture, or the words that stand in for it on a tinted ground."""
        atom = _atom(made)
        image = self._pictures.get(atom.asset) if isinstance(atom, InlinePicture) else None
        painter.save()
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect.adjusted(1, 0, -1, 0), image)
        else:
            colours = appearance.colours()
            painter.fillRect(rect.adjusted(1, 0, -1, 3), QColor(colours.grey.ground))
            painter.setPen(QColor(colours.grey.ink))
            painter.setFont(document.defaultFont())
            painter.drawText(QPointF(rect.x() + _PAD, rect.bottom()), _words(atom))
        painter.restore()


def _atom(made: QTextFormat) -> object:
    packed = made.property(Prop.ATOM)
    return values.unpack_atom(packed) if packed else None


def _words(atom: object) -> str:
    if isinstance(atom, Formula):
        return atom.plain or "formula"
    if isinstance(atom, InlinePicture):
        return atom.alt or "picture"
    return "¶"
