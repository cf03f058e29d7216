"""Whole blocks that one U+FFFC stands for: figures, tables, statistics, separators, what was kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from essayeditor.text.blocks import WHOLES, Block, Box, Figure, Kept, Placement, Separator, Statistic
from essayeditor.text.document import inline_fields, walk
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge import values
from essayeditor.ui.edit.bridge.looks import INDENT
from essayeditor.ui.edit.bridge.props import Prop
from essayeditor.ui.edit.objects import html
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.style import appearance, metrics

_KEPT = 64
_PAD = 8.0
_HIGHEST = 320.0
_STYLE = "p { margin: 2px 0 2px 0; white-space: pre-wrap; } td p, th p { margin: 0; }"


class Over(NamedTuple):
    """A look laid over words inside a whole: from `start` up to `end` (code points) of a field of a block."""

    block: str
    field: str
    start: int
    end: int
    look: QTextCharFormat


Overs = Callable[[QTextBlock], Iterable[Over]]
"""Gives what lies over the words inside the whole that a block of Qt's document stands for."""


@dataclass(slots=True)
class Sketch:
    """A block laid out for painting: a picture, and words under it."""

    size: QSizeF
    words: QTextDocument
    image: QImage | None
    picture: QRectF
    framed: bool
    fields: dict[str, QRectF]
    """Where the words of its fields stand, from the block's top left corner."""
    change: MarkKind | None
    """Whether somebody suggests that it come, or go."""
    texts: dict[str, Inline]
    """The runs of words in it, by their names in the layout."""
    begin: dict[str, int]
    """Where they begin there."""


class WholeObject(QPyTextObject):
    """Draws a block from its value; keeps the layout of those drawn last."""

    def __init__(
        self, document: QTextDocument, pictures: Pictures, labels: Callable[[], Mapping[str, str]]
    ) -> None:
        super().__init__(document)
        self._pictures = pictures
        self._labels = labels
        self.overs: Overs = lambda _block: ()
        self._sketches: OrderedDict[tuple[object, ...], Sketch] = OrderedDict()

    def forget(self) -> None:
        """Lay everything out anew: note numbers or colours changed."""
        self._sketches.clear()

    def intrinsicSize(self, document: QTextDocument, position: int, made: QTextFormat) -> QSizeF:
        """Return the size of the block, as wide as the column."""
        return self._sketch(document, position, made).size

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, position: int, made: QTextFormat
    ) -> None:
        """Draw the block."""
        sketch = self._sketch(document, position, made)
        colours = appearance.colours()
        painter.save()
        painter.translate(rect.topLeft())
        if sketch.framed:
            painter.setPen(QColor(colours.hairline))
            painter.setBrush(QColor(colours.alternate))
            painter.drawRect(QRectF(0, 0, sketch.size.width() - 1, sketch.size.height() - 1))
            painter.translate(_PAD, _PAD)
        if sketch.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sketch.picture, sketch.image)
        painter.translate(0, sketch.picture.bottom() + 2 if sketch.picture.height() else 0)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
        context.selections = self._selections(sketch, document.findBlock(position))
        sketch.words.documentLayout().draw(painter, context)
        painter.restore()
        if sketch.change is not None:
            _changed(painter, rect, sketch.change)

    def _selections(self, sketch: Sketch, block: QTextBlock) -> list[QAbstractTextDocumentLayout.Selection]:
        found = []
        labels = self._labels()
        for over in self.overs(block):
            name = html.words_name(over.block, over.field)
            text, begin = sketch.texts.get(name), sketch.begin.get(name)
            if text is None or begin is None or over.end > len(text):
                continue
            made = QAbstractTextDocumentLayout.Selection()
            made.cursor = QTextCursor(sketch.words)
            made.cursor.setPosition(begin + html.shown_at(text, over.start, labels))
            made.cursor.setPosition(
                begin + html.shown_at(text, over.end, labels), QTextCursor.MoveMode.KeepAnchor
            )
            made.format = over.look
            found.append(made)
        return found

    def fields(self, document: QTextDocument, position: int, made: QTextFormat) -> dict[str, QRectF]:
        """Return where the words of a block's fields stand, from its top left corner, by their keys."""
        return self._sketch(document, position, made).fields

    def _sketch(self, document: QTextDocument, position: int, made: QTextFormat) -> Sketch:
        packed = str(made.property(Prop.OBJECT))
        width = self._width(document, position)
        key = (packed, width, document.defaultFont().pointSizeF(), appearance.colours().name)
        if key not in self._sketches:
            self._sketches[key] = self._lay_out(values.unpack_block(packed), width, document)
            if len(self._sketches) > _KEPT:
                self._sketches.popitem(last=False)
        self._sketches.move_to_end(key)
        return self._sketches[key]

    def _width(self, document: QTextDocument, position: int) -> float:
        path = values.unpack_path(document.findBlock(position).blockFormat().property(Prop.BOX) or "")
        full = document.textWidth() if document.textWidth() > 0 else 480.0
        return max(120.0, full - 2 * document.documentMargin() - 2 * INDENT * len(path) - 2)

    def _lay_out(self, block: Block, width: float, document: QTextDocument) -> Sketch:
        framed = isinstance(block, Statistic | Kept | Box)
        inside = width - 2 * _PAD if framed else width
        image, picture = self._picture(block, inside)
        words = QTextDocument()
        words.setUndoRedoEnabled(False)
        words.setDocumentMargin(0)
        words.setDefaultFont(metrics.essay(document.defaultFont().pointSizeF() * 0.94))
        words.setDefaultStyleSheet(_STYLE)
        words.setTextWidth(inside)
        words.setHtml(html.of_block(block, self._labels(), appearance.colours()))
        height = words.size().height() + (picture.height() + 2 if picture.height() else 0)
        if isinstance(block, Separator):
            height = max(height, 24.0)
        size = QSizeF(width, height + (2 * _PAD if framed else 0))
        inset = _PAD if framed else 0.0
        down = inset + (picture.bottom() + 2 if picture.height() else 0)
        places = {key: place.translated(inset, down) for key, place in _places(words).items()}
        texts = {
            html.words_name(one.id, name): getattr(one, name)
            for one in walk([block])
            for name in inline_fields(one)
        }
        change = block.change.kind if isinstance(block, WHOLES) and block.change is not None else None
        return Sketch(size, words, image, picture, framed, places, change, texts, _beginnings(words))

    def _picture(self, block: Block, width: float) -> tuple[QImage | None, QRectF]:
        if not isinstance(block, Figure):
            return None, QRectF()
        image = self._pictures.get(block.asset)
        if image is None:
            image = _blank(block.alt)
        room = width / 2 if block.placement is Placement.HALF else width
        size = QSizeF(image.size()).scaled(room, _HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)
        return image, QRectF(0, 0, size.width(), size.height())


def _changed(painter: QPainter, rect: QRectF, change: MarkKind) -> None:
    """Paint a line around a whole that is suggested: green if it comes, red and struck if it goes."""
    colours = appearance.colours()
    goes = change is MarkKind.DELETED
    place = rect.adjusted(-3, 0, 2, 0)  # off the words, which begin at the very edge
    painter.save()
    if goes:
        veil = QColor(colours.base)
        veil.setAlphaF(0.45)
        painter.fillRect(place, veil)
    painter.setPen(QPen(QColor((colours.red if goes else colours.green).ink), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    if goes:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawLine(place.topLeft(), place.bottomRight())
    painter.restore()


def _places(words: QTextDocument) -> dict[str, QRectF]:
    """Return where the fields stand: a paragraph each, or all that is in a cell.

    Only the first paragraph of a field bears its name; a cell goes on up to the next name, but not
    into the empty paragraph that Qt puts after a table.
    """
    layout = words.documentLayout()
    found: dict[str, QRectF] = {}
    here = ""
    block = words.begin()
    while block.isValid():
        at = block.begin()
        names = () if at.atEnd() else at.fragment().charFormat().anchorNames()
        name = next((one for one in names if not one.startswith(html.WORDS)), "")
        if name:
            here = name
            found[name] = layout.blockBoundingRect(block)
        elif here.startswith("cell/") and not at.atEnd():
            found[here] = found[here].united(layout.blockBoundingRect(block))
        block = block.next()
    return found


def _beginnings(words: QTextDocument) -> dict[str, int]:
    """Return where the runs of words begin, by their names."""
    found: dict[str, int] = {}
    block = words.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            for name in fragment.charFormat().anchorNames():
                if name.startswith(html.WORDS):
                    found.setdefault(name, fragment.position())
            at += 1
        block = block.next()
    return found


def _blank(alt: str) -> QImage:
    """Return what stands for a picture that the collection has not got."""
    image = QImage(420, 120, QImage.Format.Format_RGB32)
    colours = appearance.colours()
    image.fill(QColor(colours.grey.ground))
    painter = QPainter(image)
    painter.setPen(QColor(colours.grey.ink))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, alt or "The picture cannot be shown")
    painter.end()
    return image
