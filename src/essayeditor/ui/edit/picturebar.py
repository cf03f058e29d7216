"""What a picture says to those who cannot see it, its caption, credit, permission and width."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from essayeditor.text.blocks import Figure, Placement
from essayeditor.text.plain import plain
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary

_WIDTHS = ((Placement.TEXT, "As the text"), (Placement.HALF, "Half the text"), (Placement.PAGE, "Whole page"))


class PictureBar(QWidget):
    """Opens for a figure; `decided` gives it with other words.

    `permitted` carries what was written about a permission that was not recorded before.
    """

    decided = Signal(object)
    permitted = Signal(str)
    replace_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self.alt = self._field("Alternative text", "What the picture shows, in a sentence")
        self.decorative = QCheckBox("Decorative: says nothing that the text does not")
        self.caption = self._field("Caption", "")
        self.credit = self._field("Credit", "Who took or drew it")
        self.permission = self._field("Permission", "Who allowed its printing, when, and for what")
        self.width = QComboBox()
        self.width.setAccessibleName("Width of the picture")
        self.width.addItems([name for _placement, name in _WIDTHS])
        self.recorded = Secondary("")
        grid = QGridLayout(self)
        grid.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, 6)
        grid.setHorizontalSpacing(metrics.BETWEEN)
        grid.setVerticalSpacing(metrics.WITHIN)
        grid.addWidget(_label("Alternative text", self.alt), 0, 0)
        grid.addWidget(self.alt, 0, 1, 1, 3)
        grid.addWidget(self.decorative, 1, 1, 1, 3)
        for place, name, field in (
            ((2, 0), "Caption", self.caption),
            ((2, 2), "Credit", self.credit),
            ((3, 0), "Permission", self.permission),
            ((3, 2), "Width", self.width),
        ):
            grid.addWidget(_label(name, field), *place)
            grid.addWidget(field, place[0], place[1] + 1)
        grid.addWidget(self.recorded, 3, 1)
        self._kept = Secondary("", small=True)
        last = QHBoxLayout()
        last.setSpacing(metrics.BETWEEN)
        last.addWidget(self._kept, 1)
        last.addWidget(buttons.button("Replace picture…", self.replace_asked.emit))
        last.addWidget(buttons.button("Set", self._decide))
        last.addWidget(buttons.button("Leave as it is", self.put_away))
        grid.addLayout(last, 4, 1, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        self.decorative.toggled.connect(lambda on: self.alt.setEnabled(not on))
        self.hide()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self._decide)
        return field

    def ask(self, figure: Figure, recorded: str = "") -> None:
        """Open with what is known of a figure; `recorded` says what permission there is for it."""
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
        self.permission.clear()
        self.permission.setVisible(not recorded)
        self.recorded.setText(recorded)
        self.recorded.setVisible(bool(recorded))
        self.width.setCurrentIndex([placement for placement, _name in _WIDTHS].index(figure.placement))
        self.show()
        self.alt.setFocus()
        self.alt.selectAll()

    def put_away(self) -> None:
        """Close without a change."""
        self.hide()
        self.closed.emit()

    def _decide(self) -> None:
        self.hide()
        if self._figure is None:
            return
        described = wholes.described(
            self._figure,
            alt=self.alt.text(),
            decorative=self.decorative.isChecked(),
            caption=self.caption.text(),
            credit=self.credit.text(),
        )
        placement = _WIDTHS[self.width.currentIndex()][0]
        self.decided.emit(replace(described, placement=placement))
        if self.permission.text().strip():
            self.permitted.emit(self.permission.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


def _label(name: str, field: QWidget) -> QLabel:
    label = QLabel(name)
    label.setBuddy(field)
    return label
