"""The right pane for the cover: its picture or its drawings, and their colour, of a book or an edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel

from essayeditor.collection.entities import AS_FULL, Collection, Edition
from essayeditor.ui.arrange.forms import COLOURS
from essayeditor.ui.arrange.partforms import WholeForm
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"
_ROOM = 150


class CoverForm(WholeForm):
    """`chosen` carries a picture file, `coloured` a colour; `removed` and `as_full` take the picture away."""

    chosen = Signal(Path)
    removed = Signal()
    as_full = Signal()
    coloured = Signal(int)
    book_wanted = Signal()

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.picture.setWordWrap(True)
        self.column.addWidget(self.picture)
        row = QHBoxLayout()
        self.choose = buttons.button("Choose a picture…", self.ask, "page")
        self.remove = buttons.button("Remove", self.removed.emit)
        self.remove.setAccessibleName("Remove the cover picture")
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.column.addLayout(row)
        self.full = buttons.link("Take the cover of the full book", self.as_full.emit)
        self.column.addWidget(self.full, 0, Qt.AlignmentFlag.AlignLeft)
        self.alt = self.text("What the picture shows", "cover_alt", 3)
        self.missing = hint("Say what it shows, for those who cannot see it.")
        self.column.addWidget(self.missing)
        self.colour = QComboBox()
        self.colour.setIconSize(QSize(metrics.ICON, metrics.ICON))
        self.colour.activated.connect(lambda _n: self.coloured.emit(int(self.colour.currentData())))
        self.add("Colour of cover and back cover", self.colour)
        self.column.addSpacing(12)
        self.whose = hint()
        self.column.addWidget(self.whose)
        self.column.addWidget(
            buttons.link("Change title and subtitle", self.book_wanted.emit), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addStretch(1)
        self._key: str | None = None

    def show_cover(
        self, shown: Collection, content: Callable[[str], bytes], edition: Edition | None = None
    ) -> None:
        """Show the cover of a book; `content` gives the bytes of its picture.

        `edition` is the edition that the book is, None for the full book.
        """
        self.show_fields(edition or shown, shown if edition else None)
        whose = "of the book" if edition is None else "of this edition"
        self.whose.setText(f"Title, subtitle and the line of the edition are those {whose}.")
        key = shown.cover_picture
        own = edition.cover_picture if edition is not None else key
        self.remove.setVisible(bool(key))
        self.alt.setEnabled(bool(own))
        self.missing.setVisible(bool(own) and not shown.cover_alt)
        dressed = edition is not None and bool(own or edition.cover_drawn or edition.cover_colour != AS_FULL)
        self.full.setVisible(dressed)
        self._offer_colours(with_full=edition is not None)
        colour = shown.cover_colour if edition is None else edition.cover_colour
        self.colour.setCurrentIndex(max(0, self.colour.findData(colour)))
        if key != self._key:
            self._key = key
            self._show_picture(key, shown.cover_alt, content)

    def _show_picture(self, key: str, alt: str, content: Callable[[str], bytes]) -> None:
        pixmap = QPixmap()
        if key and pixmap.loadFromData(content(key)):
            size = pixmap.size().scaled(_ROOM, _ROOM, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self.picture.setAccessibleName(f"Cover picture: {alt}")
            return
        self.picture.clear()
        self.picture.setText("The picture cannot be shown." if key else "The theme draws the cover.")

    def _offer_colours(self, *, with_full: bool) -> None:
        """Offer the families of the theme; those of an edition begin with the full book's."""
        wanted = [("As the full book", AS_FULL)] if with_full else []
        wanted += [("All colours of the theme", 0), *((c.capitalize(), n + 1) for n, c in enumerate(COLOURS))]
        if [self.colour.itemData(n) for n in range(self.colour.count())] == [key for _, key in wanted]:
            return
        self.colour.clear()
        for words, number in wanted:
            self.colour.addItem(_swatch(number), words, number)

    def ask(self) -> None:
        """Ask for a picture file."""
        name, _kind = QFileDialog.getOpenFileName(self, "Choose the cover picture", "", PICTURES)
        if name:
            self.chosen.emit(Path(name))


def _swatch(number: int) -> QIcon:
    """Return the colour of a family as an icon; all of them side by side for 0."""
    if number < 0:
        return QIcon()
    colours = appearance.colours()
    found = [colours.section(number - 1)] if number else [colours.section(n) for n in range(len(COLOURS))]
    pixmap = QPixmap(metrics.ICON, metrics.ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    each = (metrics.ICON - 4) // len(found)
    for place, colour in enumerate(found):
        painter.fillRect(2 + place * each, 2, each, metrics.ICON - 4, QColor(colour))
    painter.end()
    return QIcon(pixmap)
