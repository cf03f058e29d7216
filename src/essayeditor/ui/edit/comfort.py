"""The comfort of writing: the size of the text, the line held at one height, and focus mode."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from essayeditor.text.plain import count_words, plain_blocks
from essayeditor.ui.edit.about.measures import selected_words
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import Secondary

FOCUS_COLUMN = 620
"""Width of the text in focus mode at the usual size, in pixels."""
USUAL_POINTS = 12.0
_HELD_AT = 0.45
"""Where the line that is written stays, as a part of the height, in typewriter scrolling."""


def made(bench: Bench) -> None:
    """Begin to look after the comfort of a workspace."""
    bench.page.comfort = Comfort(bench)


def made_note(bench: Bench) -> FocusNote:
    """Return the bar that shows the note at the cursor in focus mode."""
    return FocusNote(bench)


class Comfort(QObject):
    """Remembers the size of the text and whether the line is held, for the collection."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._view = bench.view
        self._holding = False
        remember = bench.shell.remember
        try:
            self._view.set_points(float(remember.text("edit/points", str(USUAL_POINTS))))
        except ValueError:
            self._view.set_points(USUAL_POINTS)
        self.typewriter = remember.text("edit/typewriter") == "1"
        self._view.zoomed.connect(self._zoomed)
        self._view.cursorPositionChanged.connect(self.hold)
        self._view.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._select_soon = QTimer(self)
        self._select_soon.setSingleShot(True)
        self._select_soon.setInterval(150)
        self._select_soon.timeout.connect(self._say_selected)
        self._view.selectionChanged.connect(self._select_soon.start)
        bench.closing.connect(self._select_soon.stop)
        bench.focused.connect(self._focused)
        bench.opened.connect(self._say)
        self._say()

    def toggle_typewriter(self) -> None:
        """Hold the line that is written at one height, or let it go."""
        self.typewriter = not self.typewriter
        self._bench.shell.remember.put("edit/typewriter", "1" if self.typewriter else "")
        bar = self._view.verticalScrollBar()
        if self.typewriter:
            self._make_room(bar.minimum(), bar.maximum())
            self.hold()
        else:
            layout = self._view.document().documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())  # Qt takes its own range again

    def hold(self) -> None:
        """Scroll so that the line of the cursor is where it is to stay."""
        if not self.typewriter or self._view.buffer is None or self._view.textCursor().hasSelection():
            return
        place: QRect = self._view.cursorRect()
        sheet = self._bench.page.sheet
        height = sheet.height()
        top = self._view.y() + place.center().y()
        sheet.bar.setValue(max(0, round(sheet.bar.value() + top - height * _HELD_AT)))

    def _make_room(self, low: int, high: int) -> None:
        """Let the last line come up to where it is held: Qt's own range ends with the text."""
        if self.typewriter and not self._holding and self._view.buffer is not None:
            self._holding = True
            natural = round(self._view.document().size().height()) - self._view.viewport().height()
            room = round(self._bench.page.sheet.height() * (1 - _HELD_AT))
            self._view.verticalScrollBar().setRange(low, max(high, natural + room, 0))
            self._holding = False

    def _zoomed(self) -> None:
        self._bench.shell.remember.put("edit/points", str(self._view.points))
        self._say()
        self._bench.recoloured.emit()

    def _say(self) -> None:
        share = round(100 * self._view.points / USUAL_POINTS)
        self._bench.say("zoom", f"Text at {share}%" if share != 100 else "")

    def _say_selected(self) -> None:
        cursor = self._view.textCursor()
        count = count_words(selected_words(cursor)) if cursor.hasSelection() else 0
        self._bench.say("selected", f"{count:,} word{'' if count == 1 else 's'} selected" if count else "")

    def _focused(self, on: bool) -> None:
        self._view.set_column(FOCUS_COLUMN if on else 0)
        self.hold()


class FocusNote(QWidget):
    """The note whose call stands in the paragraph of the cursor; only in focus mode."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setAccessibleName("Note at the cursor")
        self._bench = bench
        self._on = False
        self._number = Secondary("", small=True)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(metrics.essay(11))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.GROUP, metrics.BETWEEN, metrics.GROUP, metrics.BETWEEN)
        row.setSpacing(metrics.MARGIN)
        row.addStretch(1)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words)
        row.addStretch(1)
        self._words.setFixedWidth(FOCUS_COLUMN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        bench.focused.connect(self._focused)
        bench.moved.connect(self.follow)
        bench.settled.connect(self.follow)

    @property
    def words(self) -> str:
        """What is shown."""
        return f"{self._number.text()} {self._words.text()}".strip()

    def follow(self) -> None:
        """Show the note of the cursor's paragraph, nearest to the cursor; hide if there is none."""
        buffer = self._bench.buffer
        key = _note_near(self._bench.view.textCursor(), buffer.calls) if buffer is not None else ""
        if not self._on or buffer is None or not key:
            self.hide()
            return
        note = buffer.beside.notes.get(key)
        self._number.setText(f"Note {buffer.labels.get(key, '')}")
        self._words.setText(" ".join(plain_blocks(note.blocks)) if note is not None else "")
        self.show()

    def _focused(self, on: bool) -> None:
        self._on = on
        self.follow()


def _note_near(cursor: QTextCursor, calls: list[tuple[int, str]]) -> str:
    block = cursor.block()
    inside = [(abs(place - cursor.position()), key) for place, key in calls if block.contains(place)]
    return min(inside)[1] if inside else ""
