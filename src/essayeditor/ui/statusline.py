"""The status bar: counts or the undo notice at the left, saving at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import wordbar
from essayeditor.ui.widgets.labels import Secondary, upright
from essayeditor.ui.widgets.notice import UndoNotice


class WordsBar(QWidget):
    """How much of the wanted words is written. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._words = self._target = 0
        self.setFixedSize(88, 4)
        self.hide()

    def show_words(self, words: int, target: int) -> None:
        """Show words written and wanted; without a target there is no bar."""
        if (words, target) != (self._words, self._target):
            self._words, self._target = words, target
            self.setVisible(target > 0)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        wordbar.paint_bar(
            QPainter(self), self.rect(), self._words, self._target, self.palette(), selected=False
        )


class StatusLine(QStatusBar):
    """24 px high. While a notice stands, it takes the place of the counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.notice = UndoNotice()
        self._counts = QWidget()
        self._row = QHBoxLayout(self._counts)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._labels: list[Secondary] = []
        self.bar = WordsBar()
        left = QWidget()
        stack = QHBoxLayout(left)
        stack.setContentsMargins(metrics.MARGIN - 6, 0, 0, 0)
        stack.addWidget(self._counts)
        stack.addWidget(self.notice)
        stack.addStretch(1)
        self._sign = QLabel()
        self._saved = Secondary("", small=True)
        right = QWidget()
        end = QHBoxLayout(right)
        end.setContentsMargins(0, 0, metrics.MARGIN - 6, 0)
        end.setSpacing(5)
        self._facts = Secondary("", small=True)
        self._line = upright()
        for part in (self._facts, self._line, self._sign, self._saved):
            end.addWidget(part)
        self.addWidget(left, 1)
        self.addPermanentWidget(right)
        self.setFixedHeight(metrics.row_height(metrics.STATUS_BAR, metrics.small()))
        self.notice.ended.connect(lambda: self._counts.setVisible(True))
        self.show_saved(None)
        self.show_fact("")

    def show_counts(self, counts: list[str], progress: tuple[int, int] = (0, 0)) -> None:
        """Say what the page holds, such as "17 essays", "15,702 of 18,050 words".

        `progress`, words written and wanted, is drawn as a bar after the first of them.
        """
        self.bar.show_words(*progress)
        while len(self._labels) < len(counts):
            label = Secondary("", small=True)
            self._labels.append(label)
            self._row.addWidget(label)
            if len(self._labels) == 1:
                self._row.addWidget(self.bar)
        for number, label in enumerate(self._labels):
            label.setText(counts[number] if number < len(counts) else "")
            label.setVisible(number < len(counts))

    def counts(self) -> list[str]:
        """Return what is said of the page."""
        return [label.text() for label in self._labels if label.text()]

    def show_fact(self, fact: str) -> None:
        """Say one thing at the right, such as how far the publication is; "" hides it."""
        self._facts.setText(fact)
        self._facts.setVisible(bool(fact))
        self._line.setVisible(bool(fact) and bool(self._saved.text()))

    def show_saved(self, when: datetime | None) -> None:
        """Say when the collection was last saved."""
        self._sign.setVisible(when is not None)
        self._saved.setText(f"Saved {when:%H:%M}" if when is not None else "")
        self._saved.setVisible(when is not None)
        self._line.setVisible(when is not None and bool(self._facts.text()))
        icons.put(self._sign, "check", "green")

    def show_unsaved(self) -> None:
        """Say that the last saving failed."""
        self._sign.setVisible(True)
        icons.put(self._sign, "warn", "red")
        self._saved.setText("Not saved")
        self._saved.setVisible(True)

    @property
    def saved(self) -> str:
        """What is said of saving."""
        return self._saved.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline over the bar."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, self.palette().color(QPalette.ColorRole.Mid))

    def tell(self, text: str, undo: object | None = None) -> None:
        """Show a notice in place of the counts."""
        self._counts.setVisible(False)
        self.notice.tell(text, undo if callable(undo) else None)
        self.notice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
