"""What is missing from one essay, each with its remedy beside it where there is one here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from essayeditor.collection.flags import Flag, FlagKind
from essayeditor.ui.collect import flagging
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.style import icons
from essayeditor.ui.widgets import buttons

_AGREED = {
    FlagKind.APPROVAL_OUT_OF_DATE: "Approval…",
    FlagKind.REPLY_OVERDUE: "Approval…",
    FlagKind.PERMISSION_MISSING: "Permissions…",
    FlagKind.CONSENT_MISSING: "Permissions…",
    FlagKind.PERMISSION_EXPIRING: "Permissions…",
    FlagKind.QUERY_OPEN: "Queries…",
}
"""What is settled in the pane of permissions and approvals, and what its button says."""


class FlagList(QWidget):
    """One line for each flag."""

    confirm_byline = Signal()
    rights_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Flag, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setAccessibleName("What is missing")

    def show_flags(self, row: EssayRow) -> None:
        """Show the flags of an essay; nothing if there are none."""
        if row.flags == self._shown:
            return
        self._shown = row.flags
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for flag in row.flags:
            line = self._line(flag)
            self._column.addWidget(line)
            line.show()  # at once: left to the layout, it would be missing from the next painting
        self.setVisible(bool(row.flags))

    def _line(self, flag: Flag) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        icons.put(sign, flagging.icon(flag), flagging.tone(flag))
        words = QLabel(flagging.words(flag))
        words.setWordWrap(True)
        row.addWidget(sign)
        row.addWidget(words, 1)
        if flag.kind is FlagKind.BYLINE_UNCONFIRMED:
            confirm = buttons.button("Confirm byline", self.confirm_byline.emit)
            confirm.setToolTip("Record that the contributor confirmed the name as it is printed, today")
            row.addWidget(confirm)
        elif flag.kind in _AGREED:
            show = buttons.button(_AGREED[flag.kind], self.rights_wanted.emit)
            show.setToolTip("Show the permissions, approvals and queries of this essay")
            row.addWidget(show)
        elif flag.kind is FlagKind.WORDS_MISSING:
            row.addWidget(buttons.button("See the report", self.report_wanted.emit))
        return line
