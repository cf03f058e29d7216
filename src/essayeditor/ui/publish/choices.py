"""The left pane of Publish: the theme, the files, the folder and the names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from essayeditor.foundation.files import safe_name
from essayeditor.ui.publish.editions import EditionField
from essayeditor.ui.publish.scope import ProofWish, Scope, ScopeFields
from essayeditor.ui.publish.themes import themes
from essayeditor.ui.start import shown_path
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import Secondary, hint
from essayeditor.ui.widgets.scrolling import scrolling


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made. A path of None: this file is not wanted; no `essay`: the whole book."""

    theme: str
    pdf: Path | None
    print_pdf: Path | None
    docx: Path | None
    draft: bool
    edition: str = ""
    essay: str = ""
    proof: ProofWish | None = None
    embed_fonts: bool = False

    @property
    def kinds(self) -> dict[str, Path]:
        """The files that would be written, by the kind of output each is."""
        asked = {"pdf": self.pdf, "print": self.print_pdf, "docx": self.docx}
        return {kind: path for kind, path in asked.items() if path is not None}

    @property
    def files(self) -> list[Path]:
        """The files that would be written."""
        return list(self.kinds.values())


class ChoicesPane(QWidget):
    """Tells whenever what is wanted changes."""

    changed = Signal()
    theme_chosen = Signal(str)
    edition_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path(platformdirs.user_documents_path())
        self._title = ""
        self.editions = EditionField()
        self.editions.chosen.connect(self.edition_chosen)
        self.scope = ScopeFields()
        self.theme = QComboBox()
        for choice in themes():
            self.theme.addItem(choice.name, choice.key)
        self._about_theme = Secondary("", small=True)
        self.pdf = QCheckBox("PDF")
        self.pdf.setToolTip("For the screen and for sending: at most 10 MB")
        self.print_pdf = QCheckBox("PDF for the printer")
        self.print_pdf.setToolTip("With bleed and marks where it is cut, and pictures at 300 pixels an inch")
        self.docx = QCheckBox("Word document")
        self.draft = QCheckBox("Mark every page as a draft")
        self.fonts = QCheckBox("Fonts in the Word document")
        self.fonts.setToolTip("Some 2 MB more, for computers that do not have them. Their licence allows it.")
        for box in (self.pdf, self.docx):
            box.setChecked(True)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.names = QLineEdit("{title}")
        self.names.setToolTip("{title} stands for the title of the collection, {edition} for the edition")
        self._preview = hint("")
        self._preview.setFont(metrics.small())
        self._fault = FormField("File names", self.names)
        self._lay_out()
        self.theme.currentIndexChanged.connect(self._theme_changed)
        self.scope.changed.connect(self._rescope)
        for box in (self.pdf, self.print_pdf, self.docx, self.fonts, self.draft):
            box.toggled.connect(lambda _on: self._show())
        self.names.textChanged.connect(lambda _text: self._show())
        self._edition = ""
        self._inside: frozenset[str] = frozenset()
        self._theme_changed()
        self.setAccessibleName("What to make")

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(metrics.MARGIN)
        column.addWidget(self.scope)
        column.addWidget(self.editions)
        theme = QVBoxLayout()
        theme.setSpacing(3)
        self.theme.setAccessibleName("Theme")
        theme.addWidget(self.theme)
        theme.addWidget(self._about_theme)
        column.addWidget(FormField("Theme", theme))
        files = QVBoxLayout()
        files.setSpacing(0)
        for box in (self.pdf, self.print_pdf, self.docx, self.fonts, self.draft):
            files.addWidget(box)
        column.addWidget(FormField("Files", files))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.folder, 1)
        self.folder.setAccessibleName("Folder")
        row.addWidget(buttons.bare("folder", "Choose the folder", self.ask_folder))
        column.addWidget(FormField("Folder", row))
        column.addWidget(self._fault)
        column.addWidget(self._preview)
        column.addStretch(1)
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(PaneHeader("What to make"))
        whole.addWidget(area, 1)

    def show_collection(
        self, title: str, edition: str, theme: str, inside: frozenset[str] = frozenset()
    ) -> None:
        """Take title, edition and theme from what is to be made; `inside` are the essays that it has."""
        self._title, self._edition, self._inside = title, edition, inside
        place = self.theme.findData(theme)
        if place >= 0 and place != self.theme.currentIndex():
            self.theme.setCurrentIndex(place)
        self._rescope()

    def use_folder(self, folder: Path) -> None:
        """Write into another folder."""
        self._folder = folder
        self._show()

    @property
    def folder_path(self) -> Path:
        """The folder that the files are written into."""
        return self._folder

    def wanted(self) -> Wanted:
        """Return what is to be made."""
        stem = self._stem()
        proof = self.scope.proof()
        pdf, printed = (box.isChecked() and proof is None for box in (self.pdf, self.print_pdf))
        docx = self.docx.isChecked() or proof is not None
        return Wanted(
            theme=str(self.theme.currentData() or ""),
            pdf=self._folder / f"{stem}.pdf" if pdf else None,
            print_pdf=self._folder / f"{stem} (print).pdf" if printed else None,
            docx=self._folder / f"{stem}.docx" if docx else None,
            draft=self.draft.isChecked(),
            edition=self._edition_key(),
            essay=self.scope.essay_key,
            proof=proof,
            embed_fonts=docx and self.fonts.isChecked(),
        )

    def fault(self) -> str:
        """Return what keeps it from being made, or ""."""
        if fault := self.scope.fault():
            return fault
        return "" if self.wanted().files else "Choose PDF, Word document, or both."

    def ask_folder(self) -> None:
        """Ask for the folder."""
        name = QFileDialog.getExistingDirectory(self, "Put the files in", str(self._folder))
        if name:
            self.use_folder(Path(name))

    def _edition_key(self) -> str:
        """Return the edition that is made, or whose extract is; a proof is of no edition."""
        if self.scope.chosen is Scope.BOOK or (
            self.scope.chosen is Scope.ESSAY and self.scope.essay_key in self._inside
        ):
            return self.editions.key
        return ""

    def _rescope(self) -> None:
        """Offer what goes with the scope: a proof is a Word file, to be answered in it."""
        proof = self.scope.chosen is Scope.PROOF
        for box in (self.pdf, self.print_pdf, self.docx, self.draft):
            box.setVisible(not proof)
        self.editions.setVisible(not proof and self.editions.offers)
        self._fault.setVisible(self.scope.chosen is Scope.BOOK)
        self._show()

    def _stem(self) -> str:
        if self.scope.chosen is not Scope.BOOK:
            of = " (proof)" if self.scope.chosen is Scope.PROOF else ""
            if self._edition_key():
                of = f" – {self._edition}"
            return safe_name(f"{self.scope.essay_title}{of}", "Essay")
        pattern = self.names.text().strip() or "{title}"
        if self.editions.key and "{edition}" not in pattern:
            pattern += " – {edition}"  # it must not take the place of the full book's files
        return safe_name(
            pattern.replace("{title}", self._title).replace("{edition}", self._edition), "Collection"
        )

    def _theme_changed(self) -> None:
        key = str(self.theme.currentData() or "")
        about = next((choice.detail for choice in themes() if choice.key == key), "")
        self._about_theme.setText(about)
        self.theme_chosen.emit(key)
        self._show()

    def _show(self) -> None:
        self.folder.setText(shown_path(self._folder))
        self.folder.setToolTip(str(self._folder))
        self.folder.setCursorPosition(0)
        files = self.wanted().files
        there = [path.name for path in files if path.exists()]
        words = "\n".join(path.name for path in files) or "No file is chosen."
        if there:
            words += (
                "\nReplaces the one that is there." if len(there) == 1 else "\nReplaces those that are there."
            )
        if self.scope.chosen is Scope.ESSAY and self.editions.key and not self._edition_key():
            words += f"\nNot in ‘{self._edition}’: made as in the full book."
        self._preview.setText(words)
        self.changed.emit()
