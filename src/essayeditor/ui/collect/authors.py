"""Who wrote an essay: the names in the order of the byline, one taken off, another added."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import ElidedLabel


class AuthorsEditor(QWidget):
    """Tells the keys of the authors that are wanted, and names that nobody here has yet."""

    removed = Signal(str)
    moved_up = Signal(str)
    added = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[tuple[str, str]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Add an author")
        self.field.setAccessibleName("Add an author")
        self.field.returnPressed.connect(self._add)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.field)

    def show_authors(self, names: list[tuple[str, str]], known: list[str]) -> None:
        """Show the authors by key and name; `known` are the names of all contributors."""
        if self._known.stringList() != known:
            self._known.setStringList(known)
        if names == self._names:
            return
        self._names = list(names)
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for number, (key, name) in enumerate(names):
            row = self._row(key, name, first=number == 0)
            self._rows.addWidget(row)
            row.show()  # at once: left to the layout, it would be missing from the next painting

    def _row(self, key: str, name: str, *, first: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(ElidedLabel(name), 1)
        if not first:
            up = buttons.button("Up", lambda: self.moved_up.emit(key))
            up.setFlat(True)
            up.setAccessibleName(f"Put {name} one place up")
            line.addWidget(up)
        show = buttons.bare("person", f"Show {name} among the contributors", lambda: self.opened.emit(key))
        line.addWidget(show)
        line.addWidget(buttons.bare("cross", f"Take {name} off this essay", lambda: self.removed.emit(key)))
        return row

    def _add(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.field.clear()
            self.added.emit(name)
