"""The right pane for parts of the book: imprint, back cover, and the rest; the cover has its own file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from essayeditor.collection.editions import NEVER_SHARED
from essayeditor.collection.entities import Imprint, PartKind
from essayeditor.ui.arrange.forms import Form, NoteField, fill
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary, hint

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


OF_EDITION = (
    "What is empty is as in the full book; a dash – leaves it out. An ISBN is never taken over: "
    "each edition has one of its own."
)
"""How the fields of an edition are meant."""


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

    def show_fields(self, shown: object, full: object | None = None) -> None:
        """Show the values that the fields have, except where one is being written.

        `full` has what stands in the full book, where `shown` is of an edition beside it.
        """
        self._shown = shown
        for name, field in self._fields.items():
            held = str(getattr(shown, name))
            there = "" if full is None or name in NEVER_SHARED else str(getattr(full, name))
            field.setPlaceholderText(there)
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
        self.said = hint()
        self.column.addWidget(self.said)
        for name, label, lines in IMPRINT:
            self.text(label, name, lines)
        self.column.addStretch(1)

    def show_imprint(self, imprint: Imprint, full: Imprint | None = None) -> None:
        """Show an imprint; `full` is that of the full book, where it is an edition's own."""
        self.said.setText("Empty fields are left out of the page." if full is None else OF_EDITION)
        self.show_fields(imprint, full)


class BackCoverForm(WholeForm):
    """The words on the back cover."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.words = self.text("Words on the back cover", "back_cover_text", 10)
        self.said = hint("Empty, they are those of the full book; a dash – leaves them out.")
        self.column.addWidget(self.said)
        self.column.addStretch(1)

    def show_back(self, shown: object, full: object | None) -> None:
        """Show the back cover of the full book, or of an edition beside it."""
        self.show_fields(shown, full)
        self.said.setVisible(full is not None)


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
