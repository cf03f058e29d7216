"""The left pane of the start page: recent collections, opening another, the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import group_label, hint, line
from essayeditor.ui.widgets.rows import IconSign, RowDelegate, RowRole

_WIDTH = 244


class StartSide(QWidget):
    """Asks for a collection by its path, or with None for a choice of files."""

    open_wanted = Signal(object)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(metrics.span(_WIDTH))
        self.setAccessibleName("Recent collections")
        self._none = hint("None yet. Collections you open are listed here.")
        self._model: ListModel[Path] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda path: path.stem,
                Qt.ItemDataRole.ToolTipRole: str,
                Qt.ItemDataRole.AccessibleTextRole: lambda path: f"{path.stem}, in {path.parent.name}",
                RowRole.SIGN: lambda _path: IconSign("publish"),
            },
            self,
        )
        self.recent = QListView()
        self.recent.setModel(self._model)
        self.recent.setItemDelegate(RowDelegate(self.recent))
        self.recent.setFrameShape(QFrame.Shape.NoFrame)
        self.recent.setAccessibleName("Recent collections")
        self.recent.setMouseTracking(True)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.viewport().setAutoFillBackground(False)
        self.recent.clicked.connect(self._open)
        self.recent.activated.connect(self._open)
        other = buttons.button("Open a collection…", lambda: self.open_wanted.emit(None), "folder")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 14, 14, 4)
        head.setSpacing(6)
        head.addWidget(group_label("Recent collections"))
        head.addWidget(self._none)
        column.addLayout(head)
        column.addWidget(self.recent)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 10, 14, 14)
        foot.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addStretch(1)
        self._sample = self._sample_part()
        column.addWidget(self._sample)

    def show_recent(self, paths: list[Path]) -> None:
        """List the collections opened last."""
        self._model.set_rows(paths)
        self._none.setVisible(not paths)
        self.recent.setVisible(bool(paths))
        row = self.recent.sizeHintForRow(0) if paths else 0
        self.recent.setFixedHeight(row * len(paths) + 2)

    def show_sample(self, there: bool) -> None:
        """Offer the sample, or not, where it does not ship."""
        self._sample.setVisible(there)

    def _open(self, index: object) -> None:
        path = self._model.row(index)  # type: ignore[arg-type]
        if path is not None:
            self.open_wanted.emit(path)

    def _sample_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(4)
        inner.addWidget(QLabel("Just looking?"))
        words = hint("Sample essays, already arranged. They open as a copy to try things on.")
        words.setFont(metrics.small())
        inner.addWidget(words)
        open_it = buttons.button("Open the sample", self.sample_wanted.emit)
        inner.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(inner)
        return part
