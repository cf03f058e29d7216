"""What a picture says to those who cannot see it, its caption and credit: asked for over the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from essayeditor.text.blocks import Figure
from essayeditor.text.plain import plain
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary


class PictureBar(QWidget):
    """Opens for a figure; `decided` gives it with other words."""

    decided = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self.alt = self._field("Alternative text", "What the picture shows, in a sentence")
        self.decorative = QCheckBox("Decorative: says nothing that the text does not")
        self.caption = self._field("Caption", "")
        self.credit = self._field("Credit", "")
        grid = QGridLayout(self)
        grid.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, 6)
        grid.setHorizontalSpacing(metrics.BETWEEN)
        grid.setVerticalSpacing(metrics.WITHIN)
        for row, (label, field) in enumerate(
            (("Alternative text", self.alt), ("Caption", self.caption), ("Credit", self.credit))
        ):
            words = QLabel(label)
            words.setBuddy(field)
            grid.addWidget(words, 2 * row if row else 0, 0)
            grid.addWidget(field, 2 * row if row else 0, 1)
        grid.addWidget(self.decorative, 1, 1)
        self._kept = Secondary("", small=True)
        last = QHBoxLayout()
        last.setSpacing(metrics.BETWEEN)
        last.addWidget(self._kept, 1)
        last.addWidget(buttons.button("Set", self._decide))
        last.addWidget(buttons.button("Leave as it is", self.put_away))
        grid.addLayout(last, 6, 1)
        grid.setColumnStretch(1, 1)
        self.decorative.toggled.connect(lambda on: self.alt.setEnabled(not on))
        self.hide()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self._decide)
        return field

    def ask(self, figure: Figure) -> None:
        """Open with what is known of a figure."""
        self._figure = figure
        self.alt.setText(figure.alt)
        self.decorative.setChecked(figure.decorative)
        self.alt.setEnabled(not figure.decorative)
        rich = []
        for field, held, name in (
            (self.caption, figure.caption, "caption"),
            (self.credit, figure.credit, "credit"),
        ):
            field.setText(plain(held, " "))
            if held.marks or held.atoms:
                rich.append(name)
        said = " and ".join(rich)
        self._kept.setText(f"Formatting and notes of the {said} go if it is changed here." if rich else "")
        self.show()
        self.alt.setFocus()
        self.alt.selectAll()

    def put_away(self) -> None:
        """Close without a change."""
        self.hide()
        self.closed.emit()

    def _decide(self) -> None:
        self.hide()
        if self._figure is not None:
            self.decided.emit(
                wholes.described(
                    self._figure,
                    alt=self.alt.text(),
                    decorative=self.decorative.isChecked(),
                    caption=self.caption.text(),
                    credit=self.credit.text(),
                )
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
