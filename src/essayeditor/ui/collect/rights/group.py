"""A group of rows under a heading, in one of which a form may stand open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from essayeditor.ui.collect.rights.values import Line
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.flow import FlowLayout
from essayeditor.ui.widgets.labels import hint

THUMBNAIL = 44
_INDENT = metrics.ICON + metrics.BETWEEN
Act = tuple[str, Callable[[], object]]


class Row(QFrame):
    """A sign, a title, what is said of it, and what can be done about it."""

    def __init__(
        self,
        line: Line,
        acts: Sequence[Act] = (),
        links: Sequence[Act] = (),
        picture: QPixmap | None = None,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName(line.sentence)
        self.buttons: dict[str, QPushButton] = {}
        sign = QLabel()
        icons.put(sign, line.icon, line.tone)
        sign.setFixedWidth(metrics.ICON)
        self.title = QLabel(line.title)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.said = hint(line.said)
        self.said.setFont(metrics.small())
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        if not line.said:
            self.said.hide()  # never shown before it has a parent: it would be a window
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.said)
        top = QHBoxLayout()
        top.setSpacing(metrics.BETWEEN)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        if picture is not None and not picture.isNull():
            shown = QLabel()
            shown.setPixmap(picture)
            shown.setAccessibleName(f"{line.title}, as it is")
            top.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.MARGIN, 9, metrics.MARGIN, 10)
        self._column.setSpacing(5)
        self._column.addLayout(top)
        if below is not None:
            self._column.addWidget(below)
        if acts or links:
            self._column.addWidget(self._acts(acts, links))

    def _button(self, label: str, run: Callable[[], object], *, link: bool = False) -> QPushButton:
        made = buttons.link(label, run) if link else buttons.button(label, run)
        made.setAccessibleName(f"{label.rstrip('…')}: {self.line.title}")
        made.setFixedHeight(max(24, made.fontMetrics().height() + 6))
        self.buttons[label] = made
        return made

    def _acts(self, acts: Sequence[Act], links: Sequence[Act]) -> QWidget:
        holder = QWidget()
        row = FlowLayout(metrics.WITHIN, 2, holder)
        row.setContentsMargins(_INDENT if acts else _INDENT - metrics.BETWEEN, 0, 0, 0)
        for label, run in acts:
            row.addWidget(self._button(label, run))
        for label, run in links:
            row.addWidget(self._button(label, run, link=True))
        return holder

    def put_below(self, form: QWidget) -> None:
        """Let a form stand in the row, below what is said."""
        self._column.addWidget(form)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        rect: QRect = self.rect()
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(metrics.MARGIN, rect.bottom(), rect.width() - 2 * metrics.MARGIN, 1, line)


class Group(QWidget):
    """Rows by key. A form that is open stays open, with what was typed, while the rows are made anew."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.heading = QLabel(title)
        self.heading.setFont(metrics.strong())
        self.detail = hint("")
        self.detail.setFont(metrics.small())
        self.detail.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, 2)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.detail)
        self.rows: dict[str, Row] = {}
        self.form: QWidget | None = None
        self._at = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, metrics.BETWEEN)
        self._foot.setSpacing(metrics.BETWEEN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addLayout(self._foot)

    def foot(self, widget: QWidget) -> None:
        """Put something below the rows: a sentence, or the button that asks for more."""
        self._foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else
                             Qt.AlignmentFlag(0))  # fmt: skip

    def show_rows(self, rows: Sequence[tuple[str, Row]]) -> None:
        """Show other rows in the place of those there are."""
        focused = self._focused()
        if self.form is not None:
            self.form.setParent(None)
        for row in self.rows.values():
            row.hide()
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = dict(rows)
        for row in self.rows.values():
            self._rows.addWidget(row)
            row.show()
        if self.form is not None:
            self._place()
        row = self.rows.get(focused[0])
        if row is not None and focused[1] in row.buttons:
            row.buttons[focused[1]].setFocus()

    def _focused(self) -> tuple[str, str]:
        for key, row in self.rows.items():
            for label, button in row.buttons.items():
                if button.hasFocus():
                    return key, label
        return "", ""

    def open_form(self, key: str, form: QWidget) -> None:
        """Open a form in the row of this key, or with "" below the rows; another one closes."""
        self.close_form()
        self.form, self._at = form, key
        self._place()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.form is not None:
            area.ensureWidgetVisible(self.form, 0, metrics.GROUP)

    def _place(self) -> None:
        assert self.form is not None
        row = self.rows.get(self._at)
        if row is not None:
            row.put_below(self.form)
        else:
            self._foot.insertWidget(0, self.form)
        self.form.show()

    def close_form(self) -> None:
        """Close the form that is open, if one is."""
        if self.form is not None:
            self.form.hide()
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None
