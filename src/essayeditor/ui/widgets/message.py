"""Inline messages: what happened, in one sentence, with at most two things to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.announce import announce

Remedy = tuple[str, Callable[[], object]]


class Severity(Enum):
    """How grave a message is: its tone and its icon."""

    INFO = ("blue", "info")
    DONE = ("green", "check")
    WARNING = ("amber", "warn")
    ERROR = ("red", "stop")

    @property
    def tone(self) -> str:
        """The name of its tone."""
        return str(self.value[0])

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return str(self.value[1])


class InlineMessage(QFrame):
    """A 3 px edge, an icon, one sentence, up to two actions. It stays until its cause is gone."""

    def __init__(
        self,
        text: str,
        severity: Severity = Severity.INFO,
        remedies: Sequence[Remedy] = (),
        parent: QWidget | None = None,
        *,
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        if len(remedies) > 2:
            raise ValueError("An inline message has at most two actions")
        self.severity = severity
        self._icon = QLabel()
        self._icon.setFixedWidth(metrics.ICON)
        self._text = QLabel(text)
        self._text.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # or else the last line of a long sentence is cut off
        self._text.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.EDGE + 10, 4, 8, 4)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for label, run in remedies:
            row.addWidget(buttons.link(label, run))
        if closable:
            row.addWidget(buttons.bare("cross", "Put this message away", self.close))
        self.setAccessibleName(text)
        self._tint()
        icons.put(self._icon, severity.icon, severity.tone)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def announce(self) -> None:
        """Have screen readers say the sentence."""
        announce(self, self.text, urgent=True)

    def changeEvent(self, event: QEvent) -> None:
        """Take the tone of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _tint(self) -> None:
        self.setMinimumHeight(metrics.row_height(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the tone and the edge."""
        tone = appearance.colours().tone(self.severity.tone)
        painter = QPainter(self)
        rect: QRect = self.rect()
        painter.fillRect(rect, QColor(tone.ground))
        painter.fillRect(0, 0, metrics.EDGE, rect.height(), QColor(tone.ink))


class MessageArea(QWidget):
    """The messages of a page, each under the name of its cause; a cause has one message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, InlineMessage] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setVisible(False)

    def show_message(
        self,
        cause: str,
        text: str,
        severity: Severity = Severity.INFO,
        remedies: Sequence[Remedy] = (),
        *,
        closable: bool = True,
    ) -> InlineMessage:
        """Show a message, in place of the one that the same cause had."""
        self.clear_message(cause)
        message = InlineMessage(text, severity, remedies, self, closable=closable)
        self._shown[cause] = message
        self._column.addWidget(message)
        self.setVisible(True)
        message.installEventFilter(self)
        message.announce()
        return message

    def clear_message(self, cause: str) -> None:
        """Take a cause's message away, if there is one."""
        message = self._shown.pop(cause, None)
        if message is not None:
            message.removeEventFilter(self)
            message.hide()
            self._column.removeWidget(message)
            message.deleteLater()
        self.setVisible(bool(self._shown))

    def messages(self) -> dict[str, str]:
        """Return the sentences that are shown, by cause."""
        return {cause: message.text for cause, message in self._shown.items()}

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Forget a message that was put away."""
        if event.type() == QEvent.Type.Close:
            for cause, message in list(self._shown.items()):
                if message is watched:
                    self.clear_message(cause)
        return False
