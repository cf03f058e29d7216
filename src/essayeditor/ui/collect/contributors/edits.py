"""What a person changes of a contributor, as operations of the desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from essayeditor.collection.entities import Contributor, PrivateDetails
from essayeditor.foundation.files import safe_name, write_bytes
from essayeditor.ui.collect.contributors import erase
from essayeditor.ui.collect.contributors.private import held
from essayeditor.ui.errors import in_words
from essayeditor.ui.session import Operation
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.desk import Changes
    from essayeditor.ui.collect.contributors.view import ContributorsView

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"
LISTS = "Tables and cards (*.csv *.tsv *.txt *.vcf)"
NEW = "New contributor"


class PersonEdits(QObject):
    """Turns what was asked into operations on the contributor that is shown."""

    def __init__(self, shell: Shell, view: ContributorsView) -> None:
        super().__init__(view)
        self._shell = shell
        self._view = view
        self._folder = Path.home()
        view.public.edited.connect(self._edit)
        view.private.edited.connect(self._edit_private)
        view.private.erase_wanted.connect(self.erase)
        view.head.choose_wanted.connect(self.choose_picture)
        view.head.remove_wanted.connect(self._remove_picture)
        view.head.crop_wanted.connect(self._open_crop)
        view.crop.cropped.connect(self._crop)
        view.crop.closed.connect(self._close_crop)
        view.bylines.byline_edited.connect(
            lambda key, text: self._perform(lambda d: d.edit_byline(key, text))
        )
        view.bylines.confirm_wanted.connect(self._confirm)
        view.bylines.take_back_wanted.connect(
            lambda key: self._perform(lambda d: d.confirm_byline(key, ""), "Took back the confirmation.")
        )

    def add(self) -> None:
        """Add a contributor, and let the person name them."""
        changes = self._perform(lambda desk: desk.add_contributor(NEW))
        if changes is not None and changes.created:
            self._view.show_person(changes.created[0])
            self._view.public.focus_name()

    def delete(self) -> None:
        """Take the contributor out; refused, with the reason, while an essay bears the name."""
        key = self._view.person()
        if key:
            keys = self._view.list.people()
            place = keys.index(key) if key in keys else 0
            if self._perform(lambda desk: desk.delete_contributor(key)) is not None:
                left = self._view.list.people()
                if left:
                    self._view.list.choose(left[min(place, len(left) - 1)])

    def merge(self, kept: str, other: str) -> None:
        """Make one contributor of two."""
        names = [self._shell.session.record.get(Contributor, key).name for key in (other, kept)]
        told = f"Merged ‘{names[0]}’ into ‘{names[1]}’."
        if self._perform(lambda desk: desk.merge_contributors(kept, other), told) is not None:
            self._view.show_person(kept)

    def choose_picture(self) -> None:
        """Ask for a picture, and give it to the contributor."""
        name, _kind = QFileDialog.getOpenFileName(self._view, "Choose a picture", str(self._folder), PICTURES)
        if name:
            self._folder = Path(name).parent
            self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Give the contributor the picture of a file."""
        key = self._view.person()
        self._perform(lambda desk: desk.set_headshot(key, path.read_bytes()))

    def erase(self) -> None:
        """Erase what is private, once the person has said so."""
        record, key = self._shell.session.record, self._view.person()
        things = held(record.find(PrivateDetails, key))
        if not things:
            return
        person = record.get(Contributor, key)
        found = self._shell.session.desk.private_traces(key)
        wanted, evidence = erase.ask(person.name, things, self._view, found)
        if wanted:
            self._view.setCursor(Qt.CursorShape.BusyCursor)
            try:
                self._perform(lambda desk: desk.erase_private(key, evidence=evidence), quiet=True)
            finally:
                self._view.unsetCursor()
            if not held(self._shell.session.record.find(PrivateDetails, key)):
                self._shell.session.told.emit(f"Erased the private details of ‘{person.name}’.", False)

    def export(self) -> None:
        """Write the records of everybody as a table or as cards; what is private only if it is asked for."""
        from essayeditor.ui.collect.contributors import export

        wanted = export.ask(self._view)
        if wanted is None:
            return
        session = self._shell.session
        title = safe_name(session.record.collection.title)
        at = self._folder / f"{title}, contributors{wanted.suffix}"
        name, _kind = QFileDialog.getSaveFileName(self._view, "Export contributors", str(at), wanted.filter)
        if not name:
            return
        path = export.named(Path(name), wanted)
        try:
            write_bytes(path, export.content(session.desk, wanted))
        except OSError as error:
            session.problem.emit("operation", in_words(error))
            return
        self._folder = path.parent
        what = "the records with private details" if wanted.private else "the public records"
        session.told.emit(f"Wrote {what} to ‘{path.name}’.", False)

    def ask_list(self) -> None:
        """Ask for a table of contributors, and show what its columns mean."""
        from essayeditor.ui.collect.contributors.mapping import bring_in

        name, _kind = QFileDialog.getOpenFileName(
            self._view, "Import contributors", str(self._folder), f"{LISTS};;All files (*)"
        )
        if name:
            self._folder = Path(name).parent
            bring_in(self._shell, Path(name), self._view)

    def _edit(self, field: str, value: object) -> None:
        key = self._view.person()
        self._perform(lambda desk: desk.edit_contributor(key, **{field: value}))

    def _edit_private(self, field: str, value: str) -> None:
        key = self._view.person()
        self._perform(lambda desk: desk.edit_private(key, **{field: value}))

    def _remove_picture(self) -> None:
        key = self._view.person()
        self._perform(lambda desk: desk.remove_headshot(key), "Removed the picture.")

    def _open_crop(self) -> None:
        person = self._shell.session.record.get(Contributor, self._view.person())
        self._view.crop.open(self._shell.session.desk.picture(person.headshot), person.headshot_crop)

    def _crop(self, crop: tuple[int, int, int, int] | None) -> None:
        key = self._view.person()
        if self._perform(lambda desk: desk.crop_headshot(key, crop)) is not None:
            self._close_crop()

    def _close_crop(self) -> None:
        self._view.crop.setVisible(False)
        self._view.head.crop.setFocus()

    def _confirm(self, key: str) -> None:
        self._perform(lambda desk: desk.confirm_byline(key, date.today().isoformat()))

    def _perform(self, operation: Operation, told: str = "", *, quiet: bool = False) -> Changes | None:
        return self._shell.session.perform(operation, told, quiet=quiet)
