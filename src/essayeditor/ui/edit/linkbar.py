"""The address of a link, asked for in a line over the text."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint

_SAFE = re.compile(r"(https?://|mailto:|#).+", re.IGNORECASE)


def address(typed: str) -> str:
    """Return what was typed as an address that a link may have, "" if it is none."""
    typed = typed.strip()
    if not typed or _SAFE.fullmatch(typed):
        return typed
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+", typed):
        return f"mailto:{typed}"
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", typed):
        return f"https://{typed}"
    return ""


class LinkBar(QWidget):
    """Opens with the address of the link at the cursor; `decided` gives the new one, "" for no link."""

    decided = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName("Address of the link")
        self.field.setPlaceholderText("https://…")
        self._fault = hint("")
        self._remove = buttons.button("Remove link", lambda: self._decide(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MARGIN, 5, metrics.MARGIN, 5)
        row.setSpacing(metrics.BETWEEN)
        label = QLabel("Link to")
        label.setBuddy(self.field)
        for part in (label, self.field, self._fault):
            row.addWidget(part)
        row.addWidget(buttons.button("Set link", self._set))
        row.addWidget(self._remove)
        row.addWidget(buttons.bare("cross", "Leave the link as it is", self.put_away, "Esc"))
        row.setStretch(1, 1)
        self.field.returnPressed.connect(self._set)
        self.hide()

    def ask(self, present: str) -> None:
        """Open with the address there is."""
        self.field.setText(present)
        self._fault.setText("")
        self._remove.setVisible(bool(present))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def put_away(self) -> None:
        """Close without a change."""
        self.hide()
        self.closed.emit()

    def _set(self) -> None:
        found = address(self.field.text())
        if found or not self.field.text().strip():
            self._decide(found)
        else:
            self._fault.setText("This is not a web or e-mail address.")

    def _decide(self, found: str) -> None:
        self.hide()
        self.decided.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
