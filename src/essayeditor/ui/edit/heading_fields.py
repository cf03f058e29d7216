"""Title and standfirst at the head of the sheet, set as they read and edited in place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from essayeditor.ui.edit.margin import WIDTH
from essayeditor.ui.style import metrics

_PAD = 4
Key = Qt.Key


class HeadingField(QPlainTextEdit):
    """One paragraph that grows with its words. Enter or the down key leads on; it takes no line break."""

    committed = Signal(str)
    onward = Signal()
    back = Signal()

    def __init__(self, name: str, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._committed = ""
        self._asked: object = None
        self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font)
        self.document().setDocumentMargin(_PAD)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setCursorWidth(2)

    def show_text(self, text: str) -> None:
        """Show what the collection holds, unless it is being changed here."""
        self._committed = text
        if text != self.toPlainText() and not self.hasFocus():
            self.setPlainText(text)

    def take(self, text: str) -> None:
        """Show another essay's words, whatever stood here."""
        self._committed = text
        self.setPlainText(text)

    def commit(self) -> None:
        """Tell the words if they were changed."""
        text = " ".join(self.toPlainText().split())
        if text != self._committed:
            self._committed = text
            self.committed.emit(text)

    def height_for(self, width: int) -> int:
        """Return the height that the words take in a width, in pixels."""
        asked = (width, self.toPlainText() or self.placeholderText() or "x", self.font())
        if asked != self._asked:  # with every line that is begun in the text the fields are placed anew
            fm = QFontMetrics(self.font())
            room = QRect(0, 0, max(60, width - 2), 10_000)
            lines = fm.boundingRect(room, int(Qt.TextFlag.TextWordWrap), asked[1]).height()
            self._asked, self._height = asked, max(lines, fm.lineSpacing()) + 2 * _PAD + 2
        return self._height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on by Enter and the down key, back by the up key; Esc takes back what was typed."""
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self.onward.emit()
        elif event.key() == Key.Key_Escape:
            self.setPlainText(self._committed)
        elif event.key() == Key.Key_Down and self._on_last_line():
            self.onward.emit()
        elif event.key() == Key.Key_Up and self.cursorRect().top() <= _PAD + 1:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _on_last_line(self) -> bool:
        return self.cursorRect().bottom() + QFontMetrics(self.font()).height() > self.viewport().height()

    def insertFromMimeData(self, source: object) -> None:
        """Paste words as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit."""
        super().focusOutEvent(event)
        self.commit()


class HeadingFields(QWidget):
    """The two fields with their names in the margin, aligned with the column of the text."""

    grown = Signal()
    below = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._width = WIDTH, 400
        title = metrics.essay(20)
        title.setWeight(QFont.Weight.DemiBold)
        standfirst = metrics.essay(13)
        standfirst.setItalic(True)
        self.title = HeadingField("Title", title, self)
        self.title.setPlaceholderText("Title")
        self.standfirst = HeadingField("Standfirst", standfirst, self)
        self.standfirst.setPlaceholderText("Standfirst: one sentence that leads into the essay")
        self._dim(self.standfirst)
        self.title.onward.connect(lambda: self.standfirst.setFocus(Qt.FocusReason.TabFocusReason))
        self.standfirst.back.connect(lambda: self.title.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.standfirst.onward.connect(self.below)
        for field in (self.title, self.standfirst):
            field.textChanged.connect(self.grown)

    def _dim(self, field: HeadingField) -> None:
        palette = field.palette()
        palette.setBrush(QPalette.ColorRole.Text, palette.brush(QPalette.ColorRole.PlaceholderText))
        field.setPalette(palette)

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        self.standfirst.setPalette(QPalette())
        self._dim(self.standfirst)
        self.update()

    def align(self, left: int, width: int) -> None:
        """Stand over a column of text."""
        self._left, self._width = left, width
        y, moved = 14, False
        for field in (self.title, self.standfirst):
            place = QRect(left - _PAD, y, width + 2 * _PAD, field.height_for(width))
            moved = moved or place != field.geometry()
            field.setGeometry(place)
            y += place.height() + 2
        if moved:
            self.update()

    def wanted_height(self) -> int:
        """Return the height of both fields over the present column, in pixels."""
        return 14 + self.title.height_for(self._width) + 2 + self.standfirst.height_for(self._width) + 12

    def sizeHint(self) -> QSize:
        """Return a size in which both fields have room."""
        return QSize(self._width + self._left, self.wanted_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the names in the margin."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        for field, name in ((self.title, "Title"), (self.standfirst, "Standfirst")):
            font = metrics.small()
            role = QPalette.ColorRole.PlaceholderText
            if field.hasFocus():
                font.setWeight(metrics.strong().weight())
                role = QPalette.ColorRole.Accent
            painter.setFont(font)
            painter.setPen(self.palette().color(role))
            fm = QFontMetrics(font)
            base = field.y() + _PAD + QFontMetrics(field.font()).ascent()
            place = QRect(self._left - WIDTH - 4, base - fm.ascent(), WIDTH - 12, fm.height())
            words = fm.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)
