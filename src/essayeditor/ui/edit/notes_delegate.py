"""How a note looks in its row, and its editor, which opens in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayeditor.text.blocks import Paragraph, new_id
from essayeditor.text.document import Document, Note
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.notes_model import NoteRole, NotesModel
from essayeditor.ui.edit.objects import html
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.edit.writing import Writing
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import rows

Index = QModelIndex | QPersistentModelIndex
LEFT = 48
_PAD = 5
POINTS = 11.0


_LAID_OUT = 60
_HEIGHTS_KEPT = 4_000


def _is_one_line(note: Note, font: QFont, width: int) -> bool:
    """Say whether a note is a paragraph that is sure to find room on one line, bold or not."""
    if len(note.blocks) != 1 or not isinstance(note.blocks[0], Paragraph) or note.blocks[0].content.atoms:
        return False
    return QFontMetricsF(font).horizontalAdvance(note.blocks[0].content.text) * 1.15 < width


@lru_cache(maxsize=8)
def _line_height(font_key: str) -> int:  # noqa: ARG001 - another font, another height
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(metrics.essay(POINTS))
    made.setDefaultStyleSheet("p { margin: 0; }")
    made.setHtml("<p>x</p>")
    return round(made.size().height())


class NoteEditor(TextView):
    """The words of one note. Esc takes back, Ctrl+Enter or leaving keeps; words taller than it scroll."""

    grown = Signal()

    def __init__(
        self, parent: QWidget, note: Note, pictures: Pictures, writing: Writing | None = None
    ) -> None:
        super().__init__(parent, writing)
        self.note = note
        self.points = POINTS
        self.wide = True
        self.names.hide()
        self.setAccessibleName("Words of the note")
        blocks = note.blocks or (Paragraph(new_id()),)
        self.open(Buffer("", Document(blocks), (), pictures, self))
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.buffer.qt.documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())
        self.setAutoFillBackground(True)

    def _fit(self) -> None:
        self.setViewportMargins(0, 0, 0, 0)
        self._set_width(max(80, self.viewport().width()))

    def changed_note(self) -> Note:
        """Return the note with the words that stand here."""
        assert self.buffer is not None
        document, _comments = self.buffer.read()
        return Note(self.note.id, document.blocks, self.note.kind)

    def wanted_height(self) -> int:
        """Return the height that the words take."""
        return round(self.document().size().height())


class NoteDelegate(QStyledItemDelegate):
    """Paints number and words; gives the editor."""

    menu_asked = Signal(object)
    opened = Signal(object)
    """An editor was made; carries it."""

    def __init__(self, pictures: Callable[[], Pictures], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.writing: Writing | None = None
        self._words: dict[tuple[object, ...], QTextDocument] = {}
        self._heights: dict[tuple[int, int], tuple[Note, int]] = {}
        self.editor: NoteEditor | None = None
        self.width = 600

    def forget(self) -> None:
        """Lay the words out anew: the colours changed."""
        self._words.clear()
        self._heights.clear()

    def _height(self, note: Note, width: int) -> int:
        """Return the height of a note's words. Most are one plain line, which needs no laying out."""
        known = self._heights.get((id(note), width))
        if known is not None and known[0] is note:
            return known[1]
        if len(self._heights) > _HEIGHTS_KEPT:
            self._heights.clear()
        font = metrics.essay(POINTS)
        height = _line_height(font.key()) if _is_one_line(note, font, width) else 0
        height = height or round(self._document(note, width).size().height())
        self._heights[id(note), width] = note, height
        return height

    def _document(self, note: Note, width: int) -> QTextDocument:
        colours = appearance.colours()
        key = (note, width, colours.name)
        if key not in self._words:
            if len(self._words) > _LAID_OUT:
                self._words.clear()
            made = QTextDocument()
            made.setUndoRedoEnabled(False)
            made.setDocumentMargin(0)
            made.setDefaultFont(metrics.essay(POINTS))
            made.setDefaultStyleSheet("p { margin: 0; }")
            made.setTextWidth(width)
            made.setHtml(html.of_blocks(note.blocks, {}, colours))
            self._words[key] = made
        return self._words[key]

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words, or of the editor while it is open."""
        note = index.data(NoteRole.NOTE)
        width = self.width - LEFT - metrics.MARGIN
        if self.editor is not None and self.editor.note.id == note.id:
            height = self.editor.wanted_height()
        else:
            height = self._height(note, width)
        return QSize(self.width, max(metrics.LIST_ROW + 3, height + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the number and the words."""
        self.initStyleOption(option, index)
        note = index.data(NoteRole.NOTE)
        rows.ground(painter, option)
        painter.save()
        rect = option.rect
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        number = QRect(rect.x(), rect.y() + _PAD, LEFT - 14, rect.height() - 2 * _PAD)
        painter.drawText(
            number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, index.data(NoteRole.LABEL)
        )
        painter.translate(rect.x() + LEFT, rect.y() + _PAD)
        if index.data(Qt.ItemDataRole.DisplayRole):
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = option.palette
            self._document(note, self.width - LEFT - metrics.MARGIN).documentLayout().draw(painter, context)
        else:
            words = QRect(0, 0, rect.width() - LEFT, rect.height() - 2 * _PAD)
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(words, top, "No words yet. Press F2 to write the note.")
        painter.restore()
        if option.state & QStyle.StateFlag.State_Selected:
            rows.accent_bar(painter, rect, option.widget, option)
        rows.focus(painter, option)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the editor in the row."""
        self.editor = NoteEditor(parent, index.data(NoteRole.NOTE), self._pictures(), self.writing)
        self.editor.grown.connect(lambda: self.sizeHintChanged.emit(QModelIndex(index)))
        self.editor.menu_asked.connect(self.menu_asked)
        self.editor.destroyed.connect(lambda: self._closed())
        self.opened.emit(self.editor)
        return self.editor

    def _closed(self) -> None:
        self.editor = None

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Nothing: the editor was made with its words, and keeps what is typed when rows change."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Keep the words."""
        cast(NotesModel, model).put(index, cast(NoteEditor, editor).changed_note())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor where the words are."""
        editor.setGeometry(option.rect.adjusted(LEFT - 4, 1, -metrics.MARGIN + 4, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter keeps the words and closes the editor; the other keys as in any editor."""
        if event.type() == QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            enter = key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and key.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(cast(QWidget, watched))
                self.closeEditor.emit(cast(QWidget, watched))
                return True
            if key.key() == Qt.Key.Key_Tab:
                return False
        return super().eventFilter(watched, event)
