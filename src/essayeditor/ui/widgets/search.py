"""Fields for finding: a filter over a list, and the field of the top bar that opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.style.strokes import box


class FilterField(QLineEdit):
    """A field with an icon that narrows a list as one types; Esc empties it."""

    def __init__(self, words: str, icon: str = "filter", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self._name = icon
        self._sign.setIcon(icons.icon(icon, "secondary"))
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        present = appearance.current()
        if present is not None:
            present.changed.connect(self._tint)

    def _tint(self) -> None:
        self._sign.setIcon(icons.icon(self._name, "secondary"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class FindField(QAbstractButton):
    """Looks like a field, "Find or do anything  Ctrl K", and opens the command palette."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("Find or do anything")
        self.setAccessibleName("Find or do anything")
        self.setToolTip("Find or do anything (Ctrl+K)")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(lambda _checked=False: self.asked.emit(""))

    def sizeHint(self) -> QSize:
        """Return the size of a field."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 108
        return QSize(max(236, width), metrics.row_height(metrics.FIELD))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the icon and a few letters."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the palette with the letter that was typed."""
        typed = event.text()
        if typed and typed.isprintable() and not typed.isspace():
            self.asked.emit(typed)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with its icon, its words and its key."""
        option = QStyleOptionButton()
        option.initFrom(self)
        painter = QPainter(self)
        palette = self.palette()
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        line = palette.color(QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Dark)
        box(painter, self.rect(), palette.color(QPalette.ColorRole.Base), line, 2 if focus else 1, 4)
        sign = icons.pixmap("search", icons.ink("secondary"))
        painter.drawPixmap(10, (self.height() - metrics.ICON) // 2, sign)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(metrics.small())
        key = painter.fontMetrics().boundingRect("Ctrl+K")
        frame = self.rect().adjusted(self.width() - key.width() - 20, 5, -6, -5)
        painter.setFont(self.font())
        words = self.rect().adjusted(34, 0, -(key.width() + 26), 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        box(painter, frame, palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Mid))
        painter.setFont(metrics.small())
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, "Ctrl+K")
