"""Pictures for the text: chosen, dropped or pasted; replaced; and who allowed their printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from essayeditor.collection.entities import Permission, PermissionKind
from essayeditor.foundation.dates import day_in_words
from essayeditor.foundation.errors import EssayEditorError, OperationRefused
from essayeditor.text.blocks import Figure, new_id
from essayeditor.ui import errors
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.commands import inserting, wholes
from essayeditor.ui.edit.pasting import LARGEST, PICTURES
from essayeditor.ui.widgets.message import Severity

_KINDS = f"Pictures ({' '.join(f'*{ending}' for ending in sorted(PICTURES))})"


class PictureWork(QObject):
    """Takes pictures into the collection and shows them in the text."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._folder = Path.home()
        bench.view.pictures_given.connect(self.insert)
        bench.view.keep_picture = self._kept
        bench.view.picture = lambda asset: bench.shell.session.desk.picture(asset)
        bar = bench.page.picture
        bar.permitted.connect(self._permit)
        bar.replace_asked.connect(self.ask_other)

    def ask(self) -> None:
        """Ask for picture files, and put them in."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._bench.page, "Insert pictures", str(self._folder), _KINDS
        )
        if names:
            self._folder = Path(names[0]).parent
            self.insert([Path(name) for name in names])

    def ask_other(self) -> None:
        """Ask for a file to stand in the place of the picture at the cursor."""
        name, _kind = QFileDialog.getOpenFileName(
            self._bench.page, "Replace the picture", str(self._folder), _KINDS
        )
        if name:
            self._folder = Path(name).parent
            self.put_other(Path(name))

    def insert(self, given: Sequence[Path | bytes]) -> None:
        """Put pictures in after the paragraph of the cursor, and ask for the words of the last one."""
        view = self._bench.view
        if view.buffer is None or view.isReadOnly():
            return
        self._bench.messages.clear_message("picture")
        put = False
        for one in given:
            asset = self._kept(one)
            if asset:
                figure = view.writing.hand().inserted(Figure(new_id(), asset))
                view.edit(lambda cursor, block=figure: inserting.put(cursor, block), "insert picture")
                put = True
        if put:
            view.buffer.settle()
            self._bench.page.text.ask_picture()

    def put_other(self, path: Path) -> None:
        """Put another picture in the place of the one at the cursor; all that is said of it stays."""
        figure = self._bench.page.text.figure_here()
        asset = self._kept(path) if figure is not None else ""
        if figure is not None and asset:
            fresh = replace(figure, asset=asset, crop=None)
            self._bench.view.edit(lambda cursor: wholes.put(cursor, fresh), "replace picture")
            self._bench.page.text.tell_at_once("Another picture in the place of one")
            self._bench.page.text.ask_picture()

    def recorded(self, figure: Figure) -> str:
        """Say what permission is recorded for a picture, "" if none is."""
        for one in self._bench.record.all(Permission):
            if one.asset == figure.asset and not one.withdrawn:
                given = f"Recorded, given {day_in_words(one.given)}" if one.given else "Recorded, to be given"
                return f"{given}: {one.rights}" if one.rights else given
        return ""

    def _permit(self, words: str) -> None:
        figure = self._bench.page.text.figure_here()
        essay = self._bench.essay
        if figure is not None and essay is not None:
            self._bench.shell.session.perform(
                lambda desk: desk.add_permission(
                    essay.id, figure.asset, kind=PermissionKind.PICTURE, rights=words
                )
            )

    def _kept(self, given: Path | bytes) -> str:
        """Keep a picture in the collection and return its name there, "" if it cannot be, which is said."""
        try:
            content = given if isinstance(given, bytes) else _read(given)
            return self._bench.shell.session.desk.add_picture(content)
        except (EssayEditorError, OSError) as error:
            name = f"‘{given.name}’: " if isinstance(given, Path) else ""
            said = str(error) if isinstance(error, EssayEditorError) else errors.in_words(error)
            self._bench.messages.show_message("picture", f"{name}{said}", Severity.ERROR)
            return ""


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise OperationRefused(
            f"The file is larger than {LARGEST >> 20} MB. Nothing was changed. Ask for it at a usual size."
        )
    return path.read_bytes()
