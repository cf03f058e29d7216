"""Note calls: the number of the note, raised, always the number of the moment."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
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
        self._labels: dict[str, str] = {}
        self._by_note: dict[object, QSizeF] = {}
        self._sizes: dict[tuple[str, float], tuple[QSizeF, QFont]] = {}

    @property
    def labels(self) -> dict[str, str]:
        """The number of each note, by its id."""
        return self._labels

    @labels.setter
    def labels(self, labels: dict[str, str]) -> None:
        self._labels = labels
        self.forget()

    def forget(self) -> None:
        """Measure every call anew: numbers or the size of the text changed."""
        self._by_note.clear()

    def label(self, made: QTextFormat) -> str:
        """Return the number that a call with this format shows."""
        return self.labels.get(str(made.property(Prop.NOTE)), "?")

    def _sized(self, document: QTextDocument, label: str) -> tuple[QSizeF, QFont]:
        full = document.defaultFont()
        key = (label, full.pointSizeF())
        if key not in self._sizes:
            small = QFont(full)
            small.setPointSizeF(full.pointSizeF() * _SIZE)
            width = QFontMetricsF(small).horizontalAdvance(label) + 1
            self._sizes[key] = QSizeF(width, QFontMetricsF(full).ascent()), small
        return self._sizes[key]

    def intrinsicSize(self, document: QTextDocument, _position: int, made: QTextFormat) -> QSizeF:
        """Return the room for the number; no higher than the line is without it.

        Qt asks hundreds of times for each key: what was measured is kept.
        """
        note = made.property(Prop.NOTE)
        size = self._by_note.get(note)
        if size is None:
            size = self._by_note[note] = self._sized(document, self.label(made))[0]
        return size

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, _position: int, made: QTextFormat
    ) -> None:
        """Draw the number in the accent colour."""
        label = self.label(made)
        painter.save()
        painter.setFont(self._sized(document, label)[1])
        painter.setPen(QColor(appearance.colours().accent))
        painter.drawText(QPointF(rect.x(), rect.bottom() - rect.height() * _RAISED), label)
        painter.restore()
