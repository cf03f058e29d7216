"""Two versions compared, in the place of the text: what differs, and what can be brought back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout, QWidget

from essayeditor.text.diff import Comparison
from essayeditor.ui.edit.versions.page import ComparisonPage
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary, upright

_WIDEST = 760
_WIDEST_BESIDE = 1240


class _Text(QTextEdit):
    """The page itself: read, selected, copied, not written in; its column is not too wide to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The two versions compared")
        self.setTabChangesFocus(True)
        self.widest = _WIDEST

    def fit(self) -> None:
        """Keep the column in the middle."""
        spare = max(0, self.width() - self.widest)
        self.setViewportMargins(spare // 2, 0, spare // 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self.fit()


class CompareView(QWidget):
    """Shows a comparison in one column or two. `passage_asked` carries the numbers of blocks chosen."""

    left = Signal()
    passage_asked = Signal(set)
    whole_asked = Signal()

    def __init__(self, *, beside: bool = False) -> None:
        super().__init__()
        self.page: ComparisonPage | None = None
        self._comparison: Comparison | None = None
        self._blank = QTextDocument(self)
        self._can_restore = False
        self.header = PaneHeader("Compare")
        self.header.add(buttons.button("Back to the text", self.left.emit))
        self.one = _toggle("One column")
        self.two = _toggle("Side by side")
        (self.two if beside else self.one).setChecked(True)
        self.one.clicked.connect(lambda: self.set_beside(False))
        self.two.clicked.connect(lambda: self.set_beside(True))
        self.previous = buttons.bare("down", "Previous change", lambda: self.step(-1), "Shift+F8")
        self.previous.setArrowType(Qt.ArrowType.UpArrow)
        self.next = buttons.bare("down", "Next change", lambda: self.step(1), "F8")
        self.next.setArrowType(Qt.ArrowType.DownArrow)
        self.passage = buttons.button("Restore the passage", self._ask_passage)
        self.whole = buttons.button("Restore this version", self.whole_asked.emit)
        row = QHBoxLayout()
        row.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, 6)
        row.setSpacing(metrics.WITHIN)
        for part in (self.one, self.two, upright(), self.previous, self.next):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.passage, self.whole):
            row.addWidget(part)
        self.text = _Text()
        self.text.selectionChanged.connect(self._show_state)
        self.text.cursorPositionChanged.connect(self._show_state)
        self.names = QWidget()
        names = QHBoxLayout(self.names)
        names.setContentsMargins(metrics.MARGIN * 2, 4, metrics.MARGIN, 4)
        self.old_name, self.new_name = Secondary(""), Secondary("")
        names.addWidget(self.old_name, 1)
        names.addWidget(self.new_name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row)
        column.addWidget(self.names)
        column.addWidget(self.text, 1)
        self.setAccessibleName("Versions compared")

    @property
    def beside(self) -> bool:
        """Whether the versions stand side by side."""
        return self.two.isChecked()

    def set_beside(self, beside: bool) -> None:
        """Show the versions side by side, or as one text."""
        self.two.setChecked(beside)
        self.one.setChecked(not beside)
        self._lay_out()

    def show_comparison(self, comparison: Comparison, old: str, new: str, *, restore: bool) -> None:
        """Show a comparison. `restore` says that the later version is the text as it is now."""
        self._comparison = comparison
        self._can_restore = restore
        self.header.set_title(f"{old[:1].upper()}{old[1:]} → {new}")
        self.old_name.setText(f"{old[:1].upper()}{old[1:]}")
        self.new_name.setText(f"{new[:1].upper()}{new[1:]}")
        self.whole.setVisible(restore)
        self.passage.setVisible(restore)
        self._lay_out()
        if self.page is not None and self.page.changes:
            self._go(self.page.changes[0])

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        self._lay_out()

    def clear(self) -> None:
        """Let go of what is shown."""
        before, self._comparison, self.page = self.page, None, None
        self.text.setDocument(self._blank)
        if before is not None:
            before.qt.deleteLater()

    def _lay_out(self) -> None:
        if self._comparison is None:
            return
        place = self.text.verticalScrollBar().value()
        before = self.page
        self.page = ComparisonPage(self._comparison, appearance.colours(), beside=self.beside)
        self.page.qt.setParent(self)
        self.text.widest = _WIDEST_BESIDE if self.beside else _WIDEST
        self.text.setDocument(self.page.qt)
        if before is not None:
            before.qt.deleteLater()
        self.text.fit()
        self.text.verticalScrollBar().setValue(place)
        self.names.setVisible(self.beside)
        number = len(self.page.changes)
        said = (
            "Nothing differs"
            if not number
            else f"{number:,} {'passage differs' if number == 1 else 'passages differ'}"
        )
        self.header.set_detail(said)
        self._show_state()

    def step(self, by: int) -> None:
        """Go to the next passage that differs, or to the one before."""
        if self.page is None or not self.page.changes:
            return
        here = self.text.textCursor().position()
        changes = self.page.changes
        if by > 0:
            place = next((at for at in changes if at > here), changes[0])
        else:
            place = next((at for at in reversed(changes) if at < here), changes[-1])
        self._go(place)

    def _go(self, position: int) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(position)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect().top() - self.text.viewport().height() // 4)

    def _chosen(self) -> set[int]:
        return self.page.numbers_in(self.text.textCursor()) if self.page is not None else set()

    def _show_state(self) -> None:
        chosen = self._chosen()
        self.passage.setEnabled(self._can_restore and bool(chosen))
        self.passage.setText("Restore the passages" if len(chosen) > 1 else "Restore the passage")
        able = self.page is not None and bool(self.page.changes)
        self.whole.setEnabled(self._can_restore and able)
        for button in (self.previous, self.next):
            button.setEnabled(able)

    def _ask_passage(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.passage_asked.emit(chosen)

    def event(self, event: QEvent) -> bool:
        """Keep F8 from the window: here it goes from change to change."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F8:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, go on by F8."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F8:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _toggle(words: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setCheckable(True)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setFixedHeight(metrics.BUTTON)
    return made
