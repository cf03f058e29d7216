"""`Desk`: all operations on one open collection, and its making, opening and closing."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from essayeditor.desk import templates
from essayeditor.desk.asks import AskOperations
from essayeditor.desk.bin import BinOperations
from essayeditor.desk.collection import CollectionOperations
from essayeditor.desk.contributors import ContributorOperations
from essayeditor.desk.correspondence import LetterOperations
from essayeditor.desk.editions import EditionOperations
from essayeditor.desk.essays import EssayOperations
from essayeditor.desk.fields import titled
from essayeditor.desk.finding.operations import FindOperations
from essayeditor.desk.parts import PartOperations
from essayeditor.desk.pictures import PictureOperations
from essayeditor.desk.rights import RightsOperations
from essayeditor.desk.sections import SectionOperations
from essayeditor.desk.spelling import SpellingOperations
from essayeditor.desk.texts import TextOperations
from essayeditor.desk.versions import VersionOperations
from essayeditor.desk.views import ViewOperations
from essayeditor.desk.work import WorkOperations
from essayeditor.foundation.errors import CollectionError
from essayeditor.store.backups import back_up
from essayeditor.store.file import CollectionFile


class Desk(
    CollectionOperations,
    PartOperations,
    SectionOperations,
    EssayOperations,
    BinOperations,
    EditionOperations,
    AskOperations,
    ContributorOperations,
    RightsOperations,
    LetterOperations,
    PictureOperations,
    TextOperations,
    FindOperations,
    SpellingOperations,
    VersionOperations,
    ViewOperations,
    WorkOperations,
):
    """An open collection. Close it, or use it in a `with` statement."""

    @classmethod
    def create(cls, path: Path, title: str, template: str = "") -> Self:
        """Make a collection file, with what a template asks for (see `desk.templates`), and open it.

        CollectionError if there is something at `path` already or it cannot be written there.
        """
        plan = templates.template(template)
        collection = plan.collection(titled(title, "A collection"))
        return cls(CollectionFile.create(path, [collection, *plan.entities()]))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a collection. CollectionError says why it cannot be: then nothing has been changed."""
        file = CollectionFile.open(path, read_only=read_only)
        try:
            desk = cls(file)
        except BaseException:
            file.close()
            raise
        desk._back_up_if_possible()  # the last session may have come to a sudden end
        return desk

    def close(self) -> None:
        """Cancel its jobs, close the file, and let others open it. May be called twice."""
        self._await_disk()
        self._end_jobs()
        self._back_up_if_possible()
        self._file.close()

    def back_up(self) -> Path | None:
        """Copy the collection to the backups if it has changed since the last copy; return the copy.

        `close` does so by itself; a window that stays open all day does it now and then.
        """
        self._await_disk()
        collection = self.record.collection
        return back_up(self._file, collection.id, collection.title, datetime.now())

    @property
    def ended_suddenly(self) -> bool:
        """Whether the program that had the collection open last did not close it."""
        return self._file.was_left_open

    def copy_to(self, target: Path) -> None:
        """Write a closed copy of the collection as it was last saved. CollectionError if it cannot be."""
        self._await_disk()
        self._file.copy_to(target)

    def _back_up_if_possible(self) -> None:
        """Opening and closing must not fail because a second copy cannot be made: the first is saved."""
        try:
            self.back_up()
        except CollectionError as error:
            logging.getLogger(__name__).warning("No backup was made: %s", error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
