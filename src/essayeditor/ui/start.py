"""The start page: begin a collection, open one, or look at the sample."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from essayeditor.foundation.files import safe_name
from essayeditor.ui.help import STEPS
from essayeditor.ui.start_side import StartSide
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.templates import TemplateChoice
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.drop import DropStrip
from essayeditor.ui.widgets.labels import hint, line
from essayeditor.ui.widgets.scrolling import scrolling

SUFFIX = ".essays"
_READ = "docx docm doc odt fodt rtf md markdown txt html htm pdf eml msg zip"
FILE_KINDS = f"Essays ({' '.join(f'*.{ending}' for ending in _READ.split())});;All files (*)"
_TITLE = "Stories from Community Britain"
_WIDTH = 700


def shown_path(path: Path) -> str:
    """Return a path as people read it: "Documents › Stories.essays", from the home folder on."""
    try:
        parts = path.relative_to(Path.home()).parts
    except ValueError:
        parts = path.parts
    return " › ".join(filter(None, (part.strip("/\\") for part in parts)))


def unused(path: Path) -> Path:
    """Return the path, or with the first number after it that no file has."""
    number = 2
    tried = path
    while tried.exists():
        tried = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return tried


class StartPage(QWidget):
    """What a person sees first. It asks by signals; the window does."""

    create_wanted = Signal(Path, str, str)
    open_wanted = Signal(object)
    files_chosen = Signal(list)
    sample_wanted = Signal()

    def __init__(self, present: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path(platformdirs.user_documents_path())
        self._made_one = False
        self.side = StartSide()
        self.side.open_wanted.connect(self.open_wanted)
        self.side.sample_wanted.connect(self.sample_wanted)
        self.title = QLineEdit(_TITLE)
        self.title.setAccessibleName("Title")
        self.title.setFont(metrics.sized(1))
        self.title.textChanged.connect(self._show_place)
        self.title.returnPressed.connect(self._create)
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self._place.setAccessibleName("Kept in")
        self._place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.choice = TemplateChoice()
        self.templates = self.choice.list
        self.create = buttons.primary("Create collection", self._create)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        divide = QFrame()
        divide.setFrameShape(QFrame.Shape.VLine)
        divide.setFixedWidth(1)
        row.addWidget(divide)
        row.addWidget(self._middle(present), 1)
        self._show_place()

    @property
    def path(self) -> Path:
        """Where the collection would be kept: in the chosen folder, named by its title."""
        return unused(self._folder / f"{safe_name(self.title.text(), 'Collection')}{SUFFIX}")

    @property
    def folder(self) -> Path:
        """The folder that a new collection would be kept in."""
        return self._folder

    @property
    def template(self) -> str:
        """The key of the chosen template."""
        return self.templates.chosen()

    def use_folder(self, folder: Path) -> None:
        """Keep the collection in another folder."""
        self._folder = folder
        self._show_place()

    def begin(self) -> None:
        """Put the cursor where one begins; what the last collection was made of is forgotten."""
        if self._made_one:
            self._made_one = False
            self.title.setText(_TITLE)
            self.templates.choose_first()
        self.choice.refill()
        self._show_place()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self.side, self.title]

    def _middle(self, present: set[str]) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(_WIDTH + 2 * metrics.GROUP)
        column = QVBoxLayout(page)
        column.setContentsMargins(metrics.GROUP, 36, metrics.GROUP, metrics.GROUP)
        column.setSpacing(0)
        heading = QLabel("Start a collection")
        heading.setFont(metrics.page_title())
        column.addWidget(heading)
        column.addSpacing(2)
        column.addWidget(
            hint(
                "One file on this computer keeps the essays, every version of them, their contributors, "
                "permissions and order."
            )
        )
        column.addSpacing(16)
        column.addLayout(self._form())
        column.addSpacing(14)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.create)
        column.addLayout(end)
        column.addSpacing(metrics.GROUP)
        column.addWidget(
            DropStrip(
                "<b>Have the Word files already?</b> Drop them here, or a whole folder.",
                "They become a new collection. Your files are read and never changed.",
                "Choose files…",
                self._choose_files,
            )
        )
        column.addSpacing(metrics.GROUP)
        column.addWidget(line())
        column.addSpacing(14)
        column.addLayout(_steps(present))
        column.addStretch(1)
        ground = QWidget()
        ground.setBackgroundRole(self.title.backgroundRole())
        centre = QHBoxLayout(ground)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(page, 100)
        centre.addStretch(1)
        area = scrolling(ground, "Start a collection")
        area.viewport().setBackgroundRole(self.title.backgroundRole())
        return area

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.MARGIN)
        grid.setVerticalSpacing(9)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        change = buttons.button("Change…", self._change_folder)
        change.setAccessibleName("Change where the collection is kept")
        for number, (words, field) in enumerate(
            (("Title", self.title), ("Kept in", self._place), ("Template", self.choice))
        ):
            label = hint(words)
            label.setWordWrap(False)
            label.setBuddy(field)
            top = Qt.AlignmentFlag.AlignTop if field is self.choice else Qt.AlignmentFlag.AlignVCenter
            if field is self.choice:
                label.setContentsMargins(0, 10, 0, 0)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignRight | top)
            grid.addWidget(field, number, 1, 1, 1 if field is self._place else 2)
        grid.addWidget(change, 1, 2)
        return grid

    def _show_place(self) -> None:
        self._place.setText(shown_path(self.path))
        self._place.setToolTip(str(self.path))
        self._place.setCursorPosition(0)
        self.create.setEnabled(bool(self.title.text().strip()))
        self.create.setToolTip("" if self.create.isEnabled() else "Give the collection a title first.")

    def _create(self) -> None:
        if self.create.isEnabled():
            self._made_one = True
            self.create_wanted.emit(self.path, self.title.text().strip(), self.template)

    def _change_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Keep the collection in", str(self._folder))
        if chosen:
            self.use_folder(Path(chosen))

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, "Choose essays", str(self._folder), FILE_KINDS)
        if names:
            self.files_chosen.emit([Path(name) for name in names])


def _steps(present: set[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(metrics.MARGIN)
    grid.setVerticalSpacing(metrics.MARGIN)
    title = QLabel("Then, in this order")
    title.setFont(metrics.strong())
    grid.addWidget(title, 0, 0, 1, 3)
    for number, step in enumerate((one for one in STEPS if one.key in present), start=1):
        sign = QLabel()
        icons.put(sign, step.key, "secondary")
        name = QLabel(step.title)
        name.setFont(metrics.strong())
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(sign, number, 0, top)
        grid.addWidget(name, number, 1, top)
        grid.addWidget(hint(step.text), number, 2, top)
    grid.setColumnStretch(2, 1)
    return grid
