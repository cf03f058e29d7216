"""From what is chosen to the job of the desk that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from essayeditor.desk import Desk, ExportJob
    from essayeditor.ui.publish.choices import Wanted


def begun(desk: Desk, wanted: Wanted) -> ExportJob:
    """Begin to make what is wanted: the book, one essay of it, or a proof."""
    proof = wanted.proof
    if proof is not None and wanted.docx is not None:
        return desk.proof(
            wanted.essay,
            wanted.docx,
            theme=wanted.theme,
            answer_by=proof.answer_by,
            answer_to=proof.answer_to,
            note=proof.note,
            changes=proof.changes,
            embed_fonts=wanted.embed_fonts,
        )
    return desk.export(
        wanted.pdf,
        wanted.docx,
        theme=wanted.theme,
        essay=wanted.essay,
        draft=wanted.draft,
        print_pdf=wanted.print_pdf,
        edition=wanted.edition,
        embed_fonts=wanted.embed_fonts,
    )
