"""The panel of the right pane that lists the versions, and what is done with one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import Revision
from essayeditor.collection.sittings import original
from essayeditor.text.diff import compare
from essayeditor.text.restoring import restored
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.versions import restoring
from essayeditor.ui.edit.versions.actions import KEY
from essayeditor.ui.edit.versions.compare import CompareView
from essayeditor.ui.edit.versions.rows import VersionRow, rows, short
from essayeditor.ui.models.base import Index, ListModel
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.twolines import Lines, TwoLineDelegate

_LINES = Qt.ItemDataRole.UserRole + 1
_INDENT = 16


def made(bench: Bench) -> VersionsPanel:
    """Return the panel, for the right pane."""
    return VersionsPanel(bench)


class VersionsPanel(QWidget):
    """One version chosen is compared with the text now; two are compared with each other."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._opened: frozenset[str] = frozenset()
        self._pair: tuple[str, str] = ("", "")
        self.view = CompareView(beside=bench.shell.remember.text("edit/versions") == "beside")
        bench.page.frame.pages.addWidget(self.view)
        self.model: ListModel[VersionRow] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.title,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.sentence,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                _LINES: _lines,
            },
            self,
        )
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.header = PaneHeader("Versions")
        self.header.add(buttons.bare("cross", "Close", self.leave, "Esc"))
        self.sent = buttons.button("Show all changes", self.compare_with_sent)
        self.sent.setToolTip("Compare with what the contributor sent")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(_LINES, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Versions")
        self.list.installEventFilter(self)
        self.said = hint("")
        self.said.setContentsMargins(metrics.MARGIN, 4, metrics.MARGIN, 8)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of this version")
        self.name.setAccessibleName("Name of this version")
        top = QHBoxLayout()
        top.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, 6)
        top.addWidget(self.sent)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 10)
        foot.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setAccessibleName("Versions")

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda _a, _b: self._chosen())
        self.list.doubleClicked.connect(self._toggle)
        self.name.editingFinished.connect(self._named)
        self.view.left.connect(self.back)
        self.view.whole_asked.connect(self.restore)
        self.view.passage_asked.connect(self.restore_passage)
        self.view.two.clicked.connect(self._remember)
        self.view.one.clicked.connect(self._remember)
        self._bench.opened.connect(self._opened_another)
        self._bench.changed.connect(lambda _changes: self.refresh())
        self._bench.recoloured.connect(self.view.recolour)

    # The list

    def refresh(self) -> None:
        """Show the versions as they are now."""
        essay = self._bench.essay
        if not self.isVisible() or essay is None:
            if essay is None:
                self.model.set_rows([])
            return
        kept = {row.revision.id for row in self._selected()}
        shown = rows(self._bench.record, essay.id, essay.revision, self._opened)
        before = self.model.rows()
        self.model.set_rows(shown)
        if before != shown:
            self._select(kept)
        number = len(self._bench.record.revisions(essay.id))
        self.header.set_detail(f"{number:,}" if number else "")
        self.sent.setEnabled(original(self._bench.record.revisions(essay.id)) is not None)
        self.sent.setToolTip("" if self.sent.isEnabled() else "This text did not come from a file.")
        how = "Choose a version to compare it with the text now; two, with Ctrl, to compare them."
        if number <= 1:
            how = "There is one version so far. Every saving becomes another."
        if not self.sent.isEnabled():
            how += " This text was not imported, so there is nothing that a contributor sent."
        self.said.setText(how)

    def _select(self, keys: set[str]) -> None:
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        for number, row in enumerate(self.model.rows()):
            if row.revision.id in keys and not row.within:
                selection.select(self.model.index(number), QItemSelectionModel.SelectionFlag.Select)
        selection.blockSignals(False)

    def _selected(self) -> list[VersionRow]:
        found = (self.model.row(index) for index in self.list.selectionModel().selectedIndexes())
        return [row for row in found if row is not None]

    def _toggle(self, index: Index) -> None:
        row = self.model.row(index)
        if row is not None and row.inside:
            key = row.revision.id
            self._opened = self._opened ^ {key}
            self.refresh()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Open and close a sitting by the right and left keys; leave on Esc."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            row = self.model.row(self.list.currentIndex())
            opens = event.key() == Qt.Key.Key_Right
            if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and row is not None and row.inside:
                if (row.revision.id in self._opened) is not opens:
                    self._toggle(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.back() if self._is_comparing() else self.leave()
                return True
        return super().eventFilter(watched, event)

    # Comparing

    def compare_with_sent(self) -> None:
        """Compare what the contributor sent first with the text now."""
        self._bench.saver.save()
        essay = self._bench.essay
        if essay is None:
            return
        first = original(self._bench.record.revisions(essay.id))
        if first is not None:
            self.refresh()
            self.list.selectionModel().clearSelection()
            self._compare(first.id, essay.revision)
            self._select({first.id})
            self._show_name()
            self.view.text.setFocus()

    def _chosen(self) -> None:
        if not self._selected():
            self._show_name()
            return
        self._bench.saver.save()
        chosen, essay = self._selected(), self._bench.essay
        self._show_name()
        if essay is None or not chosen:
            return
        if len(chosen) == 1:
            if chosen[0].revision.id == essay.revision:
                self.back(focus=False)
            else:
                self._compare(chosen[0].revision.id, essay.revision)
            return
        ends = sorted((row.revision for row in chosen), key=lambda one: one.number)
        self._compare(ends[0].id, ends[-1].id)

    def _compare(self, old: str, new: str) -> None:
        essay = self._bench.essay
        if essay is None or not new:
            return
        record, desk = self._bench.record, self._bench.shell.session.desk
        now = essay.revision
        self._pair = old, new
        comparison = compare(desk.revision_document(old), desk.revision_document(new))
        first = original(record.revisions(essay.id))
        names = [
            short(
                record.get(Revision, key),
                sent=first is not None and key == first.id,
                now=key == now,
            )
            for key in (old, new)
        ]
        self.view.show_comparison(comparison, *names, restore=new == now)
        self.view.whole.setText(f"Restore {'what was sent' if 'sent' in names[0] else names[0]}")
        self._bench.page.frame.pages.setCurrentWidget(self.view)

    def _is_comparing(self) -> bool:
        return self._bench.page.frame.pages.currentWidget() is self.view

    def back(self, *, focus: bool = True) -> None:
        """Go back to the text."""
        if self._is_comparing():
            self._bench.page.frame.pages.setCurrentWidget(self._bench.page.frame.text)
            self.view.clear()
        if focus:
            self.list.clearSelection()
            self._bench.view.setFocus()

    def leave(self) -> None:
        """Close the panel and go back to the text."""
        self.back()
        self._bench.hide(KEY)

    def hideEvent(self, event: QEvent) -> None:
        """A comparison ends with the panel."""
        super().hideEvent(event)
        if self._is_comparing() and not self.window().isMinimized() and self._bench.page.isVisible():
            self.back(focus=False)

    def showEvent(self, event: QEvent) -> None:
        """Bring the list up to date."""
        super().showEvent(event)
        self.refresh()

    def _opened_another(self) -> None:
        self.view.clear()
        self.list.clearSelection()
        self._opened = frozenset()
        self.refresh()

    def _remember(self) -> None:
        self._bench.shell.remember.put("edit/versions", "beside" if self.view.beside else "one")

    # Naming and restoring

    def _show_name(self) -> None:
        chosen = self._selected()
        self.name.setEnabled(len(chosen) <= 1)
        revision = self._to_name()
        self.name.setText(revision.label if revision is not None else "")

    def _to_name(self) -> Revision | None:
        """Return the version that the name is for: the chosen one, or else the text now."""
        chosen, essay = self._selected(), self._bench.essay
        key = chosen[0].revision.id if chosen else essay.revision if essay is not None else ""
        return self._bench.record.find(Revision, key)

    def ask_name(self) -> None:
        """Ask for the name of the text as it stands now."""
        self._bench.saver.save()
        self.refresh()
        self.list.clearSelection()
        self._show_name()
        self.name.setFocus()
        self.name.selectAll()

    def _named(self) -> None:
        revision, label = self._to_name(), self.name.text().strip()
        if revision is not None and label != revision.label and len(self._selected()) <= 1:
            self._bench.shell.session.perform(lambda desk: desk.name_version(revision.id, label))
            self.refresh()

    def restore(self) -> None:
        """Bring the whole of the earlier version back."""
        old, _new = self._pair
        if restoring.restore(self._bench, lambda desk: desk.restore_version(old)):
            self.back()

    def restore_passage(self, chosen: set[int]) -> None:
        """Bring the chosen passages of the earlier version back, and show what still differs."""
        old, new = self._pair
        essay = self._bench.essay
        desk = self._bench.shell.session.desk
        comparison = compare(desk.revision_document(old), desk.revision_document(new))
        document = restored(comparison, chosen)
        number = self._bench.record.get(Revision, old).number
        done = restoring.restore(self._bench, lambda desk: desk.restore_passage(essay.id, document, number))
        if done and self._bench.essay is not None:
            self._compare(old, self._bench.essay.revision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _lines(row: VersionRow) -> Lines:
    tone = "amber" if row.sent else "green" if row.approved else "plum" if row.now else ""
    return Lines(row.title, row.detail, row.change, tone, _INDENT if row.within else 0)
