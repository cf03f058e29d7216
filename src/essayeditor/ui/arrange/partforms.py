"""The right pane for parts of the book: cover, imprint, recommendations, back cover, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit

from essayeditor.collection.entities import Collection, Imprint, PartKind
from essayeditor.ui.arrange.asks import Asking, AskList
from essayeditor.ui.arrange.forms import Form, NoteField, fill
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary, hint

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"
_COVER_ROOM = 150
IMPRINT = (
    ("publisher", "Publisher", 1),
    ("registered", "Registered name, Act and number", 2),
    ("office", "Registered office", 2),
    ("copyright", "Copyright", 1),
    ("licence", "Licence", 2),
    ("views", "Whose views these are", 3),
    ("editors", "Editors", 2),
    ("credits", "Credits", 3),
    ("printer", "Printer", 1),
    ("isbn_print", "ISBN of the printed book", 1),
    ("isbn_pdf", "ISBN of the PDF", 1),
    ("corrections", "Corrections", 2),
    ("other_formats", "Other formats", 2),
    ("promoter", "Promoter", 1),
    ("on_behalf_of", "On behalf of", 1),
    ("promoter_address", "Promoter’s address", 2),
    ("web", "Web address", 1),
)
"""The fields of the imprint in the order of its page: field, label, lines."""


class WholeForm(Form):
    """A form whose fields are the collection's own."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self._shown: object | None = None
        self._fields: dict[str, QLineEdit | NoteField] = {}

    def held(self) -> object | None:
        """Return what is shown."""
        return self._shown

    def store(self, name: str, value: object) -> None:
        """Save one field."""
        self._save(**{name: value})

    def text(self, label: str, name: str, lines: int = 1) -> QLineEdit | NoteField:
        """Add a field of one line or of several."""
        field: QLineEdit | NoteField
        if lines == 1:
            field = self.line(label, name)
        else:
            field = NoteField(label, lines)
            field.left.connect(lambda: self.save(name, _words(field)))
            self.add(label, field)
        self._fields[name] = field
        return field

    def show_fields(self, shown: object) -> None:
        """Show the values that the fields have, except where one is being written."""
        self._shown = shown
        for name, field in self._fields.items():
            held = str(getattr(shown, name))
            if isinstance(field, QLineEdit):
                fill(field, held)
            elif not field.hasFocus() and field.toPlainText() != held:
                field.setPlainText(held)

    def leave(self) -> None:
        """Save what is being typed."""
        for name, field in self._fields.items():
            if self._shown is not None and (words := _words(field)) != getattr(self._shown, name):
                self.save(name, words)


def _words(field: QLineEdit | NoteField) -> str:
    return " ".join(field.text().split()) if isinstance(field, QLineEdit) else field.toPlainText().strip()


class ImprintForm(WholeForm):
    """What the imprint page states. Empty fields are left out of the page."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.column.addWidget(hint("Empty fields are left out of the page."))
        for name, label, lines in IMPRINT:
            self.text(label, name, lines)
        self.column.addStretch(1)

    def show_imprint(self, imprint: Imprint) -> None:
        """Show an imprint."""
        self.show_fields(imprint)


class CoverForm(WholeForm):
    """The picture of the cover, and what it shows. `chosen` carries a file, `removed` takes it away."""

    chosen = Signal(Path)
    removed = Signal()
    book_wanted = Signal()

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.picture)
        row = QHBoxLayout()
        self.choose = buttons.button("Choose a picture…", self.ask, "page")
        self.remove = buttons.button("Remove", self.removed.emit)
        self.remove.setAccessibleName("Remove the cover picture")
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.column.addLayout(row)
        self.alt = self.text("What the picture shows", "cover_alt", 3)
        self.missing = hint("Say what it shows, for those who cannot see it.")
        self.column.addWidget(self.missing)
        self.column.addSpacing(12)
        self.column.addWidget(hint("Title, subtitle and campaign are those of the book."))
        self.column.addWidget(
            buttons.link("Change title and subtitle", self.book_wanted.emit), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addStretch(1)
        self._key: str | None = None

    def show_cover(self, collection: Collection, content: Callable[[str], bytes]) -> None:
        """Show a cover; `content` gives the bytes of its picture."""
        self.show_fields(collection)
        key = collection.cover_picture
        there = bool(key)
        self.remove.setVisible(there)
        self.alt.setEnabled(there)
        self.missing.setVisible(there and not collection.cover_alt)
        if key == self._key:
            return
        self._key = key
        pixmap = QPixmap()
        if there and pixmap.loadFromData(content(key)):
            size = pixmap.size().scaled(_COVER_ROOM, _COVER_ROOM, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self.picture.setAccessibleName(f"Cover picture: {collection.cover_alt}")
        else:
            self.picture.clear()
            self.picture.setWordWrap(True)
            self.picture.setText(
                "The theme draws the cover." if not there else "The picture cannot be shown."
            )

    def ask(self) -> None:
        """Ask for a picture file."""
        name, _kind = QFileDialog.getOpenFileName(self, "Choose the cover picture", "", PICTURES)
        if name:
            self.chosen.emit(Path(name))


class BackCoverForm(WholeForm):
    """The words on the back cover."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.words = self.text("Words on the back cover", "back_cover_text", 10)
        self.column.addStretch(1)


class AsksForm(Form):
    """The recommendations of the whole book, under the essays that make them."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.column.addWidget(
            hint("What the essays ask of government, in the order of the book. Write in them, or move them.")
        )
        self.asks = AskList("Recommendations of the book")
        self.asks.changed.connect(lambda essay, asks: self._save(essay, asks=asks))
        self.column.addWidget(self.asks, 1)
        self.none = hint("No essay of the book asks anything yet. Select an essay to write what it asks.")
        self.column.addWidget(self.none)

    def show_asks(self, shown: Sequence[Asking]) -> None:
        """Show what the essays of the book ask."""
        self.asks.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.asks.show_asks(shown)

    def held(self) -> None:
        """Nothing here is saved field by field."""


class PlainForm(Form):
    """A part that has no facts of its own: what it is made of, and where that is changed."""

    run = Signal()

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.words = hint()
        self.fact = Secondary("")
        self.button = buttons.button("", self.run.emit)
        self.column.addWidget(self.words)
        self.column.addWidget(self.fact)
        self.column.addSpacing(8)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.show_part("")

    def show_part(self, words: str, fact: str = "", button: str = "") -> None:
        """Say what the part is made of; `button` says what can be done, "" for nothing."""
        self.words.setText(words)
        self.fact.setText(fact)
        self.fact.setVisible(bool(fact))
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def held(self) -> None:
        """Nothing here is saved field by field."""


MADE_OF = {
    PartKind.CONTENTS: "The titles of sections and essays, with their authors and pages. It is made anew "
    "each time, so that no page number can be wrong.",
    PartKind.FOREWORD: "An essay that stands before the sections, in roman numbers.",
    PartKind.INTRODUCTION: "An essay that leads into the sections. The page numbers begin with it.",
    PartKind.AFTERWORD: "An essay that looks back, after the sections.",
    PartKind.ACKNOWLEDGEMENTS: "Thanks to those who helped, written as an essay is.",
    PartKind.CONTRIBUTORS: "Everybody who wrote, by name, with role, place, biography and picture, from the "
    "public record alone.",
    PartKind.ENDNOTES: "The notes of all essays at the end of the book, where the theme puts them there. "
    "A theme that sets notes at the foot of the page, or after each essay, leaves this part out.",
}
"""What parts without facts of their own are made of."""
