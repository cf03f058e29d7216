"""The Overview: for looking rather than reading; each mark leads to its essays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection import overview
from essayeditor.collection.flags import FlagKind
from essayeditor.collection.overview import Mark
from essayeditor.collection.progress import history
from essayeditor.foundation.dates import day_in_words
from essayeditor.foundation.files import safe_name
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.overview.bars import Bars
from essayeditor.ui.collect.overview.chart import Chart
from essayeditor.ui.collect.overview.course import Course
from essayeditor.ui.collect.overview.panel import Panel
from essayeditor.ui.collect.overview.tiles import PLACES, Tiles
from essayeditor.ui.collect.parts import CollectView
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.empty import EmptyState
from essayeditor.ui.widgets.labels import Secondary
from essayeditor.ui.widgets.scrolling import scrolling

_TWO_FROM = 760
"""Width from which two panels stand side by side."""
_ESSAYS, _PEOPLE, _WORDS = ("essay", "essays"), ("contributor", "contributors"), ("word", "words")


class Overview(CollectView):
    """Six panels in one or two columns; the same as tables; the whole as a picture."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._folder = Path.home()
        self._columns = 0
        self._drawn: tuple[object, object] = (None, None)
        self.before = Bars("Before publication", _ESSAYS)
        self.course = Course("Progress")
        self.words = Bars("Section", _WORDS, self._section_ink)
        self.map = Tiles("Nation or region")
        self.people = Bars("Kind of contributor", _PEOPLE)
        self.themes = Bars("Theme", _ESSAYS)
        self.panels = [
            Panel("What stands before publication", self.before, "Nothing. The book can be published."),
            Panel("Progress", self.course, "No essay has been heard of yet."),
            Panel("Words by section", self.words, "No words are written or planned yet."),
            Panel("Around the country", self.map, "No essay says where it tells of."),
            Panel("Kinds of contributor", self.people, "No contributor of the book is known yet."),
            Panel("Themes", self.themes, "No essay has a theme. Add them in its details."),
        ]
        self.title = QLabel("Overview")
        self.title.setFont(metrics.pane_title())
        self.left = Secondary()
        self.as_tables = buttons.button("Show as tables", self._toggle_tables, "table")
        self.as_tables.setCheckable(True)
        self.picture = buttons.button("Save as picture…", self.ask_picture, "picture")
        self.empty = EmptyState("chart", "No essays yet.", "How the book comes along will be drawn here.")
        self._lay_out()
        for panel in self.panels:
            panel.chart.asked.connect(lambda mark, panel=panel: self._show(panel.chart, mark))
        self.setAccessibleName("Overview")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 14, 8)
        head.setSpacing(metrics.BETWEEN)
        head.addWidget(self.title)
        head.addWidget(self.left, 1)
        head.addWidget(self.as_tables)
        head.addWidget(self.picture)
        self.sheet = QWidget()
        self.sheet.setAutoFillBackground(True)
        self.sheet.setBackgroundRole(QPalette.ColorRole.Base)
        self._grid = QGridLayout(self.sheet)
        self._grid.setContentsMargins(16, 8, 16, 20)
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(28)
        self.area = scrolling(self.sheet)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)
        self._spread(2)

    def _spread(self, columns: int) -> None:
        """Put the panels in one column or in two."""
        if columns == self._columns:
            return
        self._columns = columns
        for panel in self.panels:
            self._grid.removeWidget(panel)
        for number, panel in enumerate(self.panels):
            self._grid.addWidget(panel, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    # Showing

    def refresh(self) -> None:
        """Draw the collection as it is now."""
        record, today = self._bench.record, self._bench.today
        if self._drawn[0] is record and self._drawn[1] == today:
            return  # nothing changed while another view was shown
        self._drawn = record, today
        some = bool(overview.inside(record))
        self.area.setVisible(some)
        self.empty.setVisible(not some)
        self.as_tables.setEnabled(some)
        self.picture.setEnabled(some)
        self.left.setText(_until(record.collection.publication_date, overview.days_left(record, today)))
        self.before.show_marks(overview.before_publication(record, today))
        self.course.show_days(history(record, today), overview.by_holder(record))
        self.words.show_marks(overview.words_by_section(record))
        regions = overview.by_region(record)
        self.map.show_marks(regions)
        self.people.show_marks(overview.by_standing(record))
        self.themes.show_marks(overview.by_theme(record))
        heard = sum(bool(mark.number) for mark in regions if mark.key)
        said = f"{heard} of the {len(PLACES)} nations and regions are heard."
        stale = next((m.number for m in self.before.marks if m.key == FlagKind.APPROVAL_OUT_OF_DATE), 0)
        out = "1 approval is" if stale == 1 else f"{stale:,} approvals are"
        told = {self.map: said, self.course: f"By state. {out} out of date." if stale else ""}
        for panel in self.panels:
            panel.refresh(told.get(panel.chart, ""))

    def _section_ink(self, mark: Mark) -> QColor:
        groups = {group.key: group.colour for group in self._bench.groups()}
        colour = groups.get(mark.key, -1)
        colours = appearance.colours()
        return QColor(colours.sections[-1] if colour < 0 else colours.section(colour))

    def _show(self, chart: Chart, mark: Mark) -> None:
        """Lead to the essays of a mark."""
        self._bench.show_essays(only=mark.essays, because=f"{chart.name}: {mark.name}")

    def _toggle_tables(self) -> None:
        for panel in self.panels:
            panel.show_as_table(self.as_tables.isChecked())
        self.area.verticalScrollBar().setValue(0)

    # The picture

    def ask_picture(self) -> None:
        """Ask where to, and write the whole as a picture."""
        name = safe_name(f"{self._bench.record.collection.title} overview") + ".png"
        path, _kind = QFileDialog.getSaveFileName(
            self, "Save the overview as a picture", str(self._folder / name), "Pictures (*.png)"
        )
        if path:
            self._folder = Path(path).parent
            self.save_picture(Path(path))

    def save_picture(self, path: Path) -> bool:
        """Write the whole as PNG at twice the size of the screen; return whether that went well."""
        size = self.sheet.size().expandedTo(self.sheet.minimumSizeHint())
        picture = QPixmap(size * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(self.palette().color(QPalette.ColorRole.Base))
        self.sheet.render(picture)
        session = self._bench.shell.session
        if not picture.save(str(path), "PNG"):
            session.problem.emit(
                "picture", f"Could not write ‘{path.name}’. Nothing else was changed. Choose another folder."
            )
            return False
        session.settled.emit("picture")
        session.told.emit(f"Saved the overview as ‘{path.name}’.", False)
        return True

    # Qt

    def arrive(self, target: str = "") -> None:
        """Go to what comes first."""
        del target
        if self.before.isVisible():
            self.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the panels in reading order."""
        return [self.as_tables, *(panel for panel in self.panels)]

    def counts(self) -> list[str]:
        """Return how many essays there are, as the status bar tells it."""
        number = len(overview.inside(self._bench.record))
        return ["1 essay" if number == 1 else f"{number:,} essays"]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panels side by side where there is room."""
        super().resizeEvent(event)
        self._spread(2 if self.width() >= _TWO_FROM else 1)


def _until(day: str, left: int | None) -> str:
    if left is None:
        return "No day of publication is set"
    said = f"Publication {day_in_words(day)}"
    if left == 0:
        return f"{said}, today"
    days = "1 day" if abs(left) == 1 else f"{abs(left):,} days"
    return f"{said}, in {days}" if left > 0 else f"{said}, {days} ago"
