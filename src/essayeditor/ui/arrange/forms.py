"""The right pane: what is known of the section or essay that is selected, saved on leaving a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Essay, Section
from essayeditor.text.plain import count_words
from essayeditor.ui.arrange.asks import AskList
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.contrast import ratio
from essayeditor.ui.style.strokes import ring
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary, hint

NOTE_WORDS = 80
"""What an editor's note may have, so that it fits the section's opener."""
COLOURS = ("brick", "green", "violet")
"""The families of the book's theme, by the number that a section has, from 1."""
Save = Callable[..., object]


class NoteField(QPlainTextEdit):
    """Words of the book in a form; told when it is left."""

    left = Signal()

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self.setFont(metrics.essay(11))
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 16)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.left.emit()


class Swatch(QAbstractButton):
    """A colour to choose."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        self.setCheckable(True)
        self.setAccessibleName(f"Colour: {name}")
        self.setToolTip(name.capitalize())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return a target of 28 pixels."""
        return QSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour, ringed when it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = appearance.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.section(self._number)))
        painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 3, 3)
        if self.isChecked() or self.hasFocus():
            ring(painter, self.rect(), QColor(colours.accent), 2)


class Form(QWidget):
    """A column of labelled fields. Each saves when it is left, if it was changed."""

    def __init__(self, save: Save) -> None:
        super().__init__()
        self._save = save
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.MARGIN)
        self.column.setSpacing(metrics.WITHIN)

    def add(self, label: str, field: QWidget, detail: QWidget | None = None) -> None:
        """Add a field under its label; `detail` stands at the right of the label."""
        if self.column.count():
            self.column.addSpacing(metrics.BETWEEN)
        row = QHBoxLayout()
        words = QLabel(label)
        words.setBuddy(field)
        row.addWidget(words)
        row.addStretch(1)
        if detail is not None:
            row.addWidget(detail)
        self.column.addLayout(row)
        self.column.addWidget(field)
        field.setAccessibleName(label)

    def line(self, label: str, name: str) -> QLineEdit:
        """Add a line of text that saves the field `name`."""
        field = QLineEdit()
        field.editingFinished.connect(lambda: self.save(name, " ".join(field.text().split())))
        self.add(label, field)
        return field

    def save(self, name: str, value: object) -> None:
        """Save one field, if it differs from what is held."""
        held = self.held()
        if held is not None and getattr(held, name) != value:
            self.store(name, value)

    def store(self, name: str, value: object) -> None:
        """Save one field of what is shown."""
        self._save(self.held().id, **{name: value})  # type: ignore[attr-defined]

    def held(self) -> object | None:
        """Return what is shown."""
        raise NotImplementedError

    def leave(self) -> None:
        """Save what is being typed, if there is anything to type in."""


def words_field() -> QSpinBox:
    """Return a field for a number of words, 0 for none."""
    field = QSpinBox()
    field.setRange(0, 200_000)
    field.setSingleStep(100)
    field.setSpecialValueText("none")
    field.setGroupSeparatorShown(True)
    return field


def fill(field: QLineEdit, text: str) -> None:
    """Show a text in a field, unless it is being changed there."""
    if field.text() != text and not field.hasFocus():
        field.setText(text)
        field.setCursorPosition(0)


class SectionForm(Form):
    """Title, short title, colour and editor's note of a section."""

    def __init__(self, save: Save) -> None:
        super().__init__(save)
        self._section: Section | None = None
        self.title = self.line("Title", "title")
        self.short = self.line("Short title for running heads", "short_title")
        self.swatches = QButtonGroup(self)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        for number, name in enumerate(COLOURS):
            swatch = Swatch(number, name)
            self.swatches.addButton(swatch, number + 1)
            across.addWidget(swatch)
        self.contrast = Secondary("", small=True)
        across.addWidget(self.contrast)
        across.addStretch(1)
        self.add("Colour", row)
        self.swatches.idClicked.connect(lambda number: self.save("colour", number))
        self.target = words_field()
        self.target.setSpecialValueText("the sum of its essays’")
        self.target.editingFinished.connect(lambda: self.save("target_words", self.target.value()))
        self.add("Words planned", self.target)
        self.note_count = Secondary("", small=True)
        self.note = NoteField("Editor’s note", 6)
        self.note.left.connect(lambda: self.save("note", self.note.toPlainText().strip()))
        self.note.textChanged.connect(self._count)
        self.add("Editor’s note", self.note, self.note_count)
        self.column.addStretch(1)

    def held(self) -> Section | None:
        """Return the section that is shown."""
        return self._section

    def show_section(self, section: Section) -> None:
        """Show a section."""
        other = self._section is None or self._section.id != section.id
        self._section = section
        for field, text in ((self.title, section.title), (self.short, section.short_title)):
            if other:
                field.setText(text)
                field.setCursorPosition(0)
            else:
                fill(field, text)
        self.short.setPlaceholderText(section.title)
        if other or (not self.note.hasFocus() and self.note.toPlainText() != section.note):
            self.note.setPlainText(section.note)
        if other or not self.target.hasFocus():
            self.target.setValue(section.target_words)
        button = self.swatches.button(section.colour)
        if button is not None:
            button.setChecked(True)
        colours = appearance.colours()
        self.contrast.setText(f"contrast {ratio(colours.section(section.colour - 1), colours.base):.1f}")
        self._count()

    def leave(self) -> None:
        """Save what is being typed."""
        if self._section is not None:
            if title := " ".join(self.title.text().split()):
                self.save("title", title)
            self.save("short_title", " ".join(self.short.text().split()))
            self.save("note", self.note.toPlainText().strip())
            self.save("target_words", self.target.value())

    def _count(self) -> None:
        words = count_words(self.note.toPlainText())
        self.note_count.setText(f"{words} of {NOTE_WORDS} words" if words else "")


class EssayForm(Form):
    """Title, short title, standfirst and target of an essay."""

    opened = Signal(str)

    def __init__(self, save: Save) -> None:
        super().__init__(save)
        self._essay: Essay | None = None
        self.title = self.line("Title", "title")
        self.short = self.line("Short title for running heads", "short_title")
        self.standfirst = NoteField("Standfirst", 4)
        self.standfirst.left.connect(
            lambda: self.save("standfirst", " ".join(self.standfirst.toPlainText().split()))
        )
        self.add("Standfirst", self.standfirst)
        self.target = words_field()
        self.target.editingFinished.connect(lambda: self.save("target_words", self.target.value()))
        self.add("Target, in words", self.target)
        self.asks = AskList("What the essay asks of government")
        self.asks.changed.connect(lambda essay, asks: self._save(essay, asks=asks))
        self.add("What it asks of government", self.asks)
        self.heads = hint()
        self.heads.setFont(metrics.small())
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(self.heads)
        self.column.addSpacing(metrics.BETWEEN)
        open_text = buttons.button("Edit the text", self._open, "edit")
        self.column.addWidget(open_text, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def held(self) -> Essay | None:
        """Return the essay that is shown."""
        return self._essay

    def show_essay(self, essay: Essay) -> None:
        """Show an essay."""
        other = self._essay is None or self._essay.id != essay.id
        self._essay = essay
        for field, text in ((self.title, essay.title), (self.short, essay.short_title)):
            if other:
                field.setText(text)
                field.setCursorPosition(0)
            else:
                fill(field, text)
        self.short.setPlaceholderText(essay.title)
        if other or (not self.standfirst.hasFocus() and self.standfirst.toPlainText() != essay.standfirst):
            self.standfirst.setPlainText(essay.standfirst)
        if other or not self.target.hasFocus():
            self.target.setValue(essay.target_words)
        self.asks.show_asks(essay.id, essay.asks)

    def leave(self) -> None:
        """Save what is being typed."""
        if self._essay is not None:
            if title := " ".join(self.title.text().split()):
                self.save("title", title)
            self.save("short_title", " ".join(self.short.text().split()))
            self.save("standfirst", " ".join(self.standfirst.toPlainText().split()))
            self.save("target_words", self.target.value())

    def _open(self) -> None:
        if self._essay is not None:
            self.opened.emit(self._essay.id)
