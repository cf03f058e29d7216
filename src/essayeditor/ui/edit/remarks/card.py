"""One card beside the text: a comment with its thread, or a suggestion, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.text.document import Remark
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.remarks.items import Item, when_in_words
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary


class Answer(QPlainTextEdit):
    """A few lines to write. Ctrl+Enter keeps them, Esc puts them away, Tab leads on."""

    kept = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(3)
        self._fit()
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        lines = min(8, max(2, round(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or put away."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """`asked` carries what is to be done: accept, reject, reply, resolve, reopen, delete; `chosen` a click.

    With `replied` come the words of an answer, "" when it is put away; `grown` asks for another height.
    """

    asked = Signal(str)
    replied = Signal(str)
    chosen = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget, tone: str, name: str) -> None:
        super().__init__(parent)
        self.item: Item | None = None
        self.active = False
        self.answer: Answer | None = None
        self._tone = tone
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.EDGE + 7, 6, 8, 6)
        self._column.setSpacing(2)
        self._links = QHBoxLayout()
        self._links.setSpacing(metrics.BETWEEN + 2)

    def say(self, author: str, when: str, words: str) -> None:
        """Add somebody's words."""
        head = QHBoxLayout()
        head.setSpacing(metrics.WITHIN + 2)
        who = QLabel(author or "Somebody")
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setFont(metrics.strong())
        moment = Secondary(when_in_words(when))
        head.addWidget(who)
        head.addWidget(moment, 1)
        said = QLabel(words)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        wraps = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        wraps.setHeightForWidth(True)
        said.setSizePolicy(wraps)
        self._column.addLayout(head)
        self._column.addWidget(said)

    def place(self, words: str) -> None:
        """Name the place, where the card stands beside something larger."""
        self._column.addWidget(Secondary(words))

    def offer(self, *offers: tuple[str, str, str]) -> None:
        """Add buttons: words, what they ask, and their name in full."""
        for words, what, name in offers:
            made = buttons.link(words, lambda asked=what: self.asked.emit(asked))
            made.setAccessibleName(name)
            made.setFixedWidth(made.fontMetrics().horizontalAdvance(words) + 6)
            self._links.addWidget(made)
        self._links.addStretch(1)
        self._column.addLayout(self._links)

    def write(self, name: str, button: str) -> Answer:
        """Open a field for an answer, and put the cursor there."""
        answer = Answer(name)
        answer.kept.connect(lambda: self.replied.emit(answer.toPlainText().strip()))
        answer.left.connect(lambda: self.replied.emit(""))
        row = QHBoxLayout()
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(buttons.button(button, lambda: self.replied.emit(answer.toPlainText().strip())))
        row.addWidget(buttons.link("Cancel", lambda: self.replied.emit("")))
        row.addStretch(1)
        self._column.addWidget(answer)
        self._column.addLayout(row)
        self.answer = answer
        answer.textChanged.connect(self.grown)
        return answer

    def wanted(self, width: int) -> QSize:
        """Return its size in a column of this width."""
        self._column.activate()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else -1
        return QSize(width, max(height, self._column.minimumSize().height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, outline, and the edge in the tone of its kind."""
        colours = appearance.colours()
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(QColor(colours.tint if self.active else colours.alternate))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), metrics.RADIUS, metrics.RADIUS)
        ink = QColor(colours.tone(self._tone).ink)
        painter.fillRect(0, 1, metrics.EDGE, self.height() - 2, ink)


def card(parent: QWidget, item: Item) -> Card:
    """Return the card of a comment or a suggestion."""
    made = _comment(parent, item) if item.comment is not None else _suggestion(parent, item)
    made.item = item
    return made


def _comment(parent: QWidget, item: Item) -> Card:
    comment = item.comment
    assert comment is not None
    thread = comment.thread or (Remark("", "", ""),)
    where = f" on {item.says.lower()}" if item.says else ""
    said = f"Comment by {thread[0].author or 'somebody'}{where}: {thread[0].text}"
    made = Card(parent, "grey" if comment.resolved else "amber", said)
    if item.says:
        made.place(item.says)
    for remark in thread:
        made.say(remark.author, remark.when, remark.text)
    settle = ("Reopen", "reopen", "Open the comment again")
    if not comment.resolved:
        settle = ("Resolve", "resolve", "Resolve the comment")
    made.offer(("Reply", "reply", "Reply to the comment"), settle, ("Delete", "delete", "Delete the comment"))
    return made


def _suggestion(parent: QWidget, item: Item) -> Card:
    tone = "red" if item.kinds == {MarkKind.DELETED} else "green"
    made = Card(parent, tone, f"Suggestion by {item.author or 'somebody'}: {item.says}")
    made.say(item.author, item.when, item.says)
    made.offer(("Accept", "accept", "Accept the suggestion"), ("Reject", "reject", "Reject the suggestion"))
    return made
