"""The right pane of Publish: the proof, its tools, and what the page that is looked at belongs to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayeditor.ui.publish.proof import ProofView
from essayeditor.ui.publish.render import PageImages
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary, line


class ProofPane(QWidget):
    """Tells which essay the person wants to go to, by its key."""

    essay_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Proof")
        self._essays: dict[str, str] = {}
        self.view = ProofView()
        self.header = PaneHeader("Proof")
        self.facing = buttons.bare("facing", "Facing pages", lambda: self.view.face(True), checkable=True)
        self.single = buttons.bare("page", "One page", lambda: self.view.face(False), checkable=True)
        self.smaller = buttons.bare("minus", "Smaller", lambda: self.view.zoom(-1), "Ctrl+-")
        self.larger = buttons.bare("plus", "Larger", lambda: self.view.zoom(1), "Ctrl++")
        for tool in (self.facing, self.single, self.smaller, self.larger):
            tool.setMinimumSize(QSize(metrics.BUTTON, metrics.BUTTON))
            self.header.add(tool)
        self._words = Secondary("", small=True)
        self._go = buttons.link("Go to text", self._leave)
        self._foot = QWidget()
        self._foot.setBackgroundRole(QPalette.ColorRole.Window)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(metrics.MARGIN, 3, metrics.MARGIN, 3)
        row.addWidget(self._words, 1)
        row.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addWidget(line())
        column.addWidget(self._foot)
        self.view.page_changed.connect(lambda _page: self._tell())
        self.view.zoomed.connect(self._tell)
        self._tell()

    def show_pages(self, images: PageImages | None, essays: dict[str, str]) -> None:
        """Show other pages, or none; `essays` holds the keys of the essays by their titles."""
        self._essays = dict(essays)
        self.view.show_pages(images)

    @property
    def words(self) -> str:
        """What is said of the page that is looked at."""
        return self._words.text()

    def _tell(self) -> None:
        view = self.view
        self.header.set_detail(f"{view.page + 1:,} of {view.pages:,}" if view.pages else "")
        for tool, able in (
            (self.facing, bool(view.pages)),
            (self.single, bool(view.pages)),
            (self.smaller, view.can_shrink),
            (self.larger, view.can_grow),
        ):
            tool.setEnabled(able)
        self.facing.setChecked(view.facing)
        self.single.setChecked(not view.facing)
        title = view.title(self._essays)
        self._words.setText(f"Page {view.label} is {title}" if title else f"Page {view.label}")
        self._foot.setVisible(bool(view.pages))
        self._go.setVisible(bool(title))
        self._go.setAccessibleName(f"Go to the text of {title}")

    def _leave(self) -> None:
        key = self._essays.get(self.view.title(self._essays), "")
        if key:
            self.essay_wanted.emit(key)
