"""A form of one column: label above field, the fault below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.announce import note_fault
from essayeditor.ui.widgets.labels import hint


class FormField(QWidget):
    """A labelled field with room for the sentence that says what is wrong with it."""

    def __init__(self, label: str, field: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = hint(label)
        self.label.setWordWrap(False)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.setFont(metrics.small())
        self._fault.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        if isinstance(field, QLayout):
            column.addLayout(field)
        else:
            self.label.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(label)
            column.addWidget(field)
        column.addWidget(self._fault)

    def changeEvent(self, event: QEvent) -> None:
        """Take the red of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.fault:
            self.say(self.fault)

    @property
    def fault(self) -> str:
        """What is said to be wrong, or ""."""
        return "" if self._fault.isHidden() else self._fault.text()

    def say(self, fault: str) -> None:
        """Say what is wrong below the field; "" takes it back."""
        palette = self._fault.palette()
        red = QColor(appearance.colours().red.ink)
        if palette.color(self._fault.foregroundRole()) != red:
            palette.setColor(self._fault.foregroundRole(), red)
            self._fault.setPalette(palette)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        note_fault(self.label.buddy() or self, fault)
