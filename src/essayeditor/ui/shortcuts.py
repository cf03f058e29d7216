"""Help (F1) and the list of keys (Ctrl+/): every action that has one, by menu."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from essayeditor.ui import help as help_text
from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.header import PaneHeader

_ALSO = (
    ("Moving about", "Next pane, previous pane", "F6, Shift+F6"),
    ("Moving about", "Next field, previous field", "Tab, Shift+Tab"),
    ("Moving about", "Back, or cancel a drag", "Esc"),
)


def rows(registry: ActionRegistry) -> list[tuple[str, str, str]]:
    """Return group, action and key of everything that has a key."""
    listed = []
    for action in registry.all():
        keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        if keys and action.id not in ("view.next_pane", "view.previous_pane"):
            group = action.menu.split("/")[0] or "Elsewhere"
            listed.append((group, action.text.rstrip("…"), keys))
    return [*listed, *_ALSO]


def as_html(listed: list[tuple[str, str, str]]) -> str:
    """Return the list as a table with a title over each group."""
    parts = []
    for group in dict.fromkeys(row[0] for row in listed):
        parts.append(f"<h3>{escape(group)}</h3><table width='100%' cellpadding='3'>")
        parts.extend(
            f"<tr><td>{escape(text)}</td><td align='right'>{escape(keys)}</td></tr>"
            for where, text, keys in listed
            if where == group
        )
        parts.append("</table>")
    return "".join(parts)


class HelpWindow(QDialog):
    """Stays beside the window while one works."""

    def __init__(self, registry: ActionRegistry, present: set[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry
        self._present = present
        self.setWindowTitle("Help")
        self.setModal(False)
        self._text = QTextBrowser()
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setAccessibleName("Help")
        self._text.document().setDocumentMargin(metrics.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PaneHeader("Help", "Esc closes it"))
        column.addWidget(self._text, 1)
        self.resize(480, 620)

    @property
    def text(self) -> str:
        """What is said, as plain text."""
        return self._text.toPlainText()

    def open_at(self, keys: bool) -> None:
        """Show the help from its beginning, or from the list of keys."""
        steps = help_text.as_html(self._present)
        self._text.setHtml(f"{steps}<a name='keys'></a>{as_html(rows(self._registry))}")
        self.show()
        self.raise_()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        if keys:
            self._text.scrollToAnchor("keys")
