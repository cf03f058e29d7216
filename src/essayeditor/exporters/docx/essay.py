"""One essay as a Word file: for a colleague, or as a proof for its contributor.

Both can come back: every block carries a hidden bookmark, and the file's custom properties say which
collection, essay and revision it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from essayeditor.collection.book import BookContributor, BookEssay
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx import matter, people
from essayeditor.exporters.docx.comments import out_of_notes, write_comments
from essayeditor.exporters.docx.edition import DocxResult, Edition
from essayeditor.exporters.docx.essay_body import write_essay_body
from essayeditor.exporters.docx.frame import Frame
from essayeditor.exporters.docx.look import HOUSE_THEME, Look, look_of
from essayeditor.exporters.docx.media import Pictures
from essayeditor.exporters.docx.paragraphs import gap, paragraph
from essayeditor.exporters.docx.sections import Heads, SectionLook, Sections
from essayeditor.foundation.dates import day_in_words
from essayeditor.foundation.files import write_bytes
from essayeditor.text.blocks import ListKind
from essayeditor.text.document import Comment
from essayeditor.text.settle import accepted
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.themes import load_theme

CHECKS = (
    "Your name, role, organisation and place are as they should be printed.",
    "Every fact, figure, quotation and name is right, and everybody named knows of it.",
    "The pictures may be printed, and their captions and credits are right.",
    "Nothing that you meant is lost or changed by our editing.",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which words a file holds: the collection's key, the essay's key, the revision's document hash."""

    collection: str = ""
    essay: str = ""
    revision: str = ""

    def properties(self) -> dict[str, str]:
        """Return them under the names they have in the file."""
        values = {
            "EssayEditorCollection": self.collection,
            "EssayEditorEssay": self.essay,
            "EssayEditorRevision": self.revision,
        }
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof: the essay with its suggestions and comments, and what its contributor is asked.

    `answer_by` is a date, ISO 8601 or in words; `answer_to` says how to answer ("by e-mail to …").
    With `changes`, the suggestions in the text are shown as tracked changes; without, the text is as
    it will be printed. `date` is the day of the proof, ISO 8601.
    """

    essay: BookEssay
    identity: Identity
    collection_title: str
    answer_by: str = ""
    answer_to: str = ""
    note: str = ""
    checks: tuple[str, ...] = CHECKS
    changes: bool = False
    comments: tuple[Comment, ...] = ()
    contributors: tuple[BookContributor, ...] = ()
    date: str = ""


def write_essay(
    essay: BookEssay,
    pictures: Pictures,
    target: Path,
    *,
    identity: Identity | None = None,
    title: str = "",
    imprint: Imprint | None = None,
    date: str = "",
    theme: Theme | None = None,
    embed_fonts: bool = False,
) -> DocxResult:
    """Write one essay to `target`, whole or not at all, as it will be printed.

    `title` is the collection's, named with the imprint under the essay; `embed_fonts` as in `write`.
    Raises OSError.
    """
    settled = replace(essay, document=accepted(essay.document))
    writer = EssayFile(settled, pictures, look_of(theme or load_theme(HOUSE_THEME), embedded=embed_fonts))
    writer.begin(Heads(essay.authors, essay.short_title or essay.title))
    writer.essay()
    if imprint:
        writer.imprint(title, imprint)
    return writer.save(target, identity or Identity(essay=essay.id), title, date)


def write_proof(
    proof: Proof,
    pictures: Pictures,
    target: Path,
    *,
    theme: Theme | None = None,
    embed_fonts: bool = False,
) -> DocxResult:
    """Write a contributor's proof to `target`, whole or not at all: covering page, essay, biography.

    The file asks Word to track what the contributor changes. Raises OSError.
    """
    essay = proof.essay
    if not proof.changes:
        essay = replace(essay, document=accepted(essay.document))
    look = look_of(theme or load_theme(HOUSE_THEME), embedded=embed_fonts)
    writer = EssayFile(essay, pictures, look, review=True)
    writer.cover(proof)
    dated = f"Proof of {day_in_words(proof.date)}" if proof.date else "Proof"
    writer.begin(Heads(dated, f"{dated}: {essay.short_title or essay.title}"), first_page=1)
    writer.essay(proof.comments)
    if proof.contributors:
        writer.about(proof.contributors)
    return writer.save(target, proof.identity, proof.collection_title, proof.date)


class EssayFile:
    """Writes the file of one essay, part after part."""

    def __init__(self, essay: BookEssay, pictures: Pictures, look: Look, *, review: bool = False) -> None:
        self._essay = essay
        language = essay.document.lang or essay.language or "en-GB"
        self._edition = Edition(look, language, pictures, identities=True)
        self._frame = Frame(self._edition, 0, review=review)
        self._body = self._frame.body
        self._sections = Sections(self._edition, self._body)

    def begin(self, heads: Heads | None, first_page: int | None = None) -> None:
        """Begin a section."""
        self._sections.begin(SectionLook(heads=heads, first_page=first_page))

    def essay(self, comments: Iterable[Comment] = ()) -> None:
        """Write the essay, with comments if there are any."""
        placed = write_comments(self._edition, self._body, out_of_notes(self._essay.document, comments))
        write_essay_body(self._edition, self._body, self._essay, "Title", 0, placed)
        for block in placed:
            message = "A comment’s place in the text is gone; the comment is left out."
            self._edition.find("comment-unplaced", message, self._essay.id, block)

    def cover(self, proof: Proof) -> None:
        """Write the covering page: what to check, by when, how to answer."""
        self.begin(None)
        root = self._body.root
        paragraph(root, "ProofHeading", f"Proof: {proof.essay.title}")
        who = f"For {proof.essay.authors}. " if proof.essay.authors else ""
        paragraph(root, "ProofNote", f"{who}Your essay is to appear in {proof.collection_title}.")
        if proof.answer_by:
            paragraph(root, "ProofNote", f"Please answer by {day_in_words(proof.answer_by)}.")
        for line in filter(None, (line.strip() for line in proof.note.split("\n"))):
            paragraph(root, "ProofNote", line)
        if proof.checks:
            paragraph(root, "ProofNote", "Please check that:")
            num = self._edition.lists.plain(ListKind.BULLET)
            for check in proof.checks:
                people.listed(root, "ProofItem", num, check)
        changes = " What we changed since your last version is marked in it." if proof.changes else ""
        tracked = f"Make your corrections in this document; Word keeps track of them.{changes}"
        paragraph(root, "ProofNote", f"{tracked} Comments in the margin are for you: answer them there.")
        if proof.answer_to:
            paragraph(root, "ProofNote", f"When you are done, answer {proof.answer_to}.")
        paragraph(root, "ProofNote", "This page and your biography at the end are not part of the essay.")

    def about(self, contributors: Iterable[BookContributor]) -> None:
        """Write the biographies as they will stand in the list of contributors."""
        blocks = self._essay.document.blocks
        if blocks and getattr(blocks[-1], "end", None):
            gap(self._body.root)  # a last paragraph that goes would take the heading with it
        paragraph(self._body.root, "AboutHeading", "How the book will introduce you")
        people.write_contributors(self._edition, self._body, contributors)

    def imprint(self, title: str, imprint: Imprint) -> None:
        """Write where the essay is from, and what must stand on every extract."""
        root = self._body.root
        for line in filter(None, (f"From {title}." if title else "", imprint.copyright, imprint.licence)):
            paragraph(root, "Imprint", line)
        matter.write_statement(root, imprint)

    def save(self, target: Path, identity: Identity, subject: str, date: str) -> DocxResult:
        """Close the file and write it."""
        self._sections.end()
        essay = self._essay
        content = self._frame.finish(essay.title, essay.authors, subject, date, identity.properties())
        write_bytes(target, content)
        return DocxResult(tuple(self._edition.findings), len(content))
