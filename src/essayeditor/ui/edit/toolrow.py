"""The row of tools over the text: the style of the paragraph, marks, lists, note."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextFormat
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from essayeditor.text.blocks import ListKind
from essayeditor.text.marks import MarkKind
from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.edit.bridge import formats, looks
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import styling
from essayeditor.ui.edit.view import TextView
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets.labels import upright

_LETTERS = {
    "edit.bold": ("B", MarkKind.BOLD),
    "edit.italic": ("I", MarkKind.ITALIC),
    "edit.small_caps": ("Sc", MarkKind.SMALL_CAPS),
    "edit.superscript": ("x²", MarkKind.SUPERSCRIPT),
}
_TICKED = ("edit.link", "edit.bullets", "edit.numbers", "edit.suggesting")
_FIRST_TO_GO = (
    "insert.table",
    "insert.box",
    "insert.pull_quote",
    "insert.picture",
    "edit.superscript",
    "edit.small_caps",
    "edit.numbers",
    "edit.bullets",
    "edit.link",
)
"""In this order buttons give way in a narrow row: all of them are in the menus too."""


class ToolRow(QWidget):
    """Triggers the actions of the registry, and shows what is on at the cursor."""

    style_chosen = Signal(object)

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self.styles = QComboBox()
        self.styles.setAccessibleName("Paragraph style")
        self.styles.setToolTip("Paragraph style")
        self.styles.addItems([style.name for style in styling.STYLES])
        for number, style in enumerate(styling.STYLES):
            self.styles.setItemData(number, _look(style), Qt.ItemDataRole.FontRole)
        self.styles.setMinimumContentsLength(12)
        self.styles.setMaxVisibleItems(len(styling.STYLES))
        self.styles.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.styles.activated.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MARGIN - 2, 0, metrics.MARGIN - 2, 1)
        row.setSpacing(metrics.WITHIN)
        row.addWidget(self.styles)
        groups = (
            (*_LETTERS, "edit.link"),
            ("edit.bullets", "edit.numbers"),
            ("edit.note", "insert.picture", "insert.pull_quote", "insert.box", "insert.table"),
        )
        for group in groups:
            row.addWidget(upright())
            for key in group:
                row.addWidget(self._button(key))
        row.addStretch(1)
        self.suggesting = self._button("edit.suggesting")
        row.addWidget(self.suggesting)
        tallest = max(one.sizeHint().height() for one in self._buttons.values())
        self.setFixedHeight(max(metrics.row_height(metrics.PANE_HEADER), tallest + 2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Formatting")

    def _button(self, key: str) -> QToolButton:
        action = self._actions.get(key)
        made = QToolButton()
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(action.text.rstrip("…"))
        made.setToolTip(self._actions.qaction(key).toolTip())
        made.setCheckable(key in _LETTERS or key in _TICKED)
        if key in _LETTERS:
            letter, kind = _LETTERS[key]
            made.setText(letter)
            made.setFont(_font(kind))
            side = metrics.row_height(metrics.BUTTON)
            made.setFixedSize(max(side + 2, made.sizeHint().width()), max(side, made.sizeHint().height()))
        else:
            icons.put(made, action.icon)
            if key in ("edit.note", "edit.suggesting"):
                made.setText("Note" if key == "edit.note" else action.text)
                made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.clicked.connect(lambda _checked=False: self._actions.trigger(key))
        self._buttons[key] = made
        return made

    def minimumSizeHint(self) -> QSize:
        """Return a width at which only what matters most is left."""
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the buttons for which there is no room."""
        super().resizeEvent(event)
        for key in _FIRST_TO_GO:
            self._buttons[key].show()
        for key in _FIRST_TO_GO:
            if self.layout().sizeHint().width() <= self.width():
                break
            self._buttons[key].hide()
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.suggesting.setToolButtonStyle(words)
        if self.layout().sizeHint().width() > self.width():
            self.suggesting.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_state(self, view: TextView) -> None:
        """Show what is on at the cursor of a view."""
        facts = formats.block_facts(view.textCursor().block())
        number = self.styles.findText(styling.name(facts))
        self.styles.setCurrentIndex(number)
        fixed = facts.role in (Role.OBJECT, Role.BOX_TITLE)
        self.styles.setPlaceholderText("Box title" if facts.role is Role.BOX_TITLE else "Picture or table")
        able = view.buffer is not None and not view.isReadOnly()
        self.styles.setEnabled(able and not fixed)
        for key, (_letter, kind) in _LETTERS.items():
            self._buttons[key].setChecked(able and view.mark_is_on(kind))
        self._buttons["edit.link"].setChecked(able and view.mark_is_on(MarkKind.LINK))
        is_list = facts.role is Role.LIST
        bullets = facts.list_kind == ListKind.BULLET
        self._buttons["edit.bullets"].setChecked(able and is_list and bullets)
        self._buttons["edit.numbers"].setChecked(able and is_list and not bullets)
        self._buttons["edit.suggesting"].setChecked(able and view.writing.suggesting)
        for button in self._buttons.values():
            button.setEnabled(able)

    def _chosen(self, number: int) -> None:
        self.style_chosen.emit(styling.STYLES[number])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().color(QPalette.ColorRole.Mid))


def _look(style: styling.Style) -> QFont:
    """Return a font in which a style's name looks as its words do."""
    base = metrics.sized(0).pointSizeF()
    font = metrics.essay(base + 1 if base > 0 else 11)
    made = looks.char_format(style.role, style.level)
    if made.fontWeight() > QFont.Weight.Normal:
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(made.fontItalic())
    if made.hasProperty(QTextFormat.Property.FontSizeAdjustment):
        font.setPointSizeF(font.pointSizeF() * 1.2)
    return font


def _font(kind: MarkKind) -> QFont:
    font = metrics.sized(0)
    if kind is MarkKind.BOLD:
        font.setWeight(QFont.Weight.Bold)
    elif kind is MarkKind.ITALIC:
        font = metrics.essay(font.pointSizeF() + 1 if font.pointSizeF() > 0 else 11)
        font.setItalic(True)
    elif kind is MarkKind.SMALL_CAPS:
        font.setCapitalization(QFont.Capitalization.SmallCaps)
    return font
