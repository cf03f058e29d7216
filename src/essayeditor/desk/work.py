"""Operations that take long, and so are jobs in processes of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from essayeditor.desk.amends import AmendOperations
from essayeditor.desk.core import DeskCore
from essayeditor.desk.inbox.operations import InboxOperations
from essayeditor.desk.jobs.child import MEBIBYTE, Child, Limits
from essayeditor.desk.jobs.exporting import PROOF, ExportJob
from essayeditor.desk.jobs.importing import GENEROUS, READING, ImportJob, Matches
from essayeditor.desk.jobs.job import Job
from essayeditor.desk.jobs.orders import Order, ProofOrder
from essayeditor.store.file import CollectionFile

if TYPE_CHECKING:
    from essayeditor.desk.preview.server import PageServer

J = TypeVar("J", bound=Job[Any])
_TIRED = 300 * MEBIBYTE
"""Bytes held by a reading child after its work, above which a fresh one is better."""


class WorkOperations(InboxOperations, AmendOperations, DeskCore):
    """Starting jobs. Each is polled, or waited for, by whoever started it."""

    def __init__(self, file: CollectionFile) -> None:
        super().__init__(file)
        self._child: Child | None = None
        self._jobs: list[Job[Any]] = []
        self._preview: PageServer | None = None

    def import_files(
        self,
        paths: Sequence[Path],
        section: str = "",
        *,
        matches: Matches = Matches.WAIT,
        generous: bool = False,
        version_of: str = "",
    ) -> ImportJob:
        """Begin to read files, folders, e-mails and zips.

        What is like nothing that is here becomes a new essay at the end of a section ("" for none);
        `matches` says what is done with the rest; with `version_of` each text is the next version of
        that essay. `generous` lets each file have 4 GB and two minutes.
        """
        limits = GENEROUS if generous else READING
        return self._begun(
            ImportJob(self, paths, section, limits=limits, matches=matches, version_of=version_of)
        )

    def export(
        self,
        pdf: Path | None,
        docx: Path | None,
        *,
        theme: str = "",
        essay: str = "",
        draft: bool = False,
        print_pdf: Path | None = None,
        edition: str = "",
        embed_fonts: bool = False,
    ) -> ExportJob:
        """Begin to make the book, or one essay of it, as PDF, as DOCX or both, from what is saved.

        `theme` is one's key, "" for the edition's own, or the collection's; `edition` one's key, "" for
        the full book. Draft pages say at their foot that they are.
        `pdf` is for the screen: no larger than can be sent. `print_pdf` is the same for a printer: with
        bleed, marks where it is cut, and pictures at their finest. All paths are of files to be written,
        None for those that are not wanted. `embed_fonts` puts the fonts into the Word file, for computers
        that do not have them.
        """
        order = Order(pdf, docx, theme, essay, draft, print_pdf, edition, embed_fonts)
        return self._begun(ExportJob(self.path, order))

    def proof(
        self,
        essay: str,
        target: Path,
        *,
        theme: str = "",
        answer_by: str = "",
        answer_to: str = "",
        note: str = "",
        changes: bool = True,
        embed_fonts: bool = False,
    ) -> ExportJob:
        """Begin to make a contributor's proof of an essay as a Word file, from what is saved.

        It has a covering page (`answer_by` a date, `answer_to` how to answer, `note` a letter), the
        essay with its comments, and the biographies. With `changes`, what was changed since the
        contributor's last version is shown as tracked changes, each by editor and date.
        """
        order = ProofOrder(
            None,
            target,
            theme=theme,
            essay=essay,
            embed_fonts=embed_fonts,
            answer_by=answer_by,
            answer_to=answer_to,
            note=note,
            changes=changes,
        )
        return self._begun(ExportJob(self.path, order, exporter=PROOF))

    @property
    def preview(self) -> PageServer:
        """The pages while one works: an essay's as it is typed, the plan of the book; see `desk.preview`."""
        if self._preview is None:
            from essayeditor.desk.preview.server import PageServer

            self._preview = PageServer(self.path, lambda: self.record, self.document)
        return self._preview

    def reading_child(self, limits: Limits) -> Child:
        """Return a child to read files with: the one kept from the last import, or a new one."""
        child, self._child = self._child, None
        if child is not None and child.alive and child.limits == limits:
            return child
        if child is not None:
            child.end()
        return Child(limits)

    def keep_child(self, child: Child) -> None:
        """Keep a child for the next import, unless it has grown large."""
        self._end_child()
        if child.memory > _TIRED:
            child.end()
        else:
            self._child = child

    def _begun(self, job: J) -> J:
        self._jobs = [other for other in self._jobs if not other.done]
        self._jobs.append(job)
        return job

    def _end_jobs(self) -> None:
        """Cancel what is under way: it could not put anything into a closed collection."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
        self._end_child()
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None
