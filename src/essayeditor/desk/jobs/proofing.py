"""The child's work in a proof: the essay with its editors' changes, written, and read back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from essayeditor.collection.assemble import assemble, contributors_of
from essayeditor.collection.entities import Essay, Origin, Revision
from essayeditor.collection.record import Record
from essayeditor.desk.clock import now
from essayeditor.desk.jobs.orders import ProofOrder
from essayeditor.desk.jobs.results import ExportFinding, ExportResult, Output
from essayeditor.desk.jobs.serve import Tell
from essayeditor.exporters.docx import Identity, Proof, write_proof
from essayeditor.exporters.docx.returned import check_returned
from essayeditor.foundation.errors import JobFailed, OperationRefused
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import comments_from_json, from_json
from essayeditor.text.counts import count
from essayeditor.text.diff_credit import Version, suggested_since
from essayeditor.text.diff_places import carried
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, all_blocks
from essayeditor.text.settle import accepted, has_suggestions
from essayeditor.typeset.pages import Finding
from essayeditor.typeset.themes import load_theme

NOBODY = "The editors"
"""Who made a change of which the collection does not say who did."""


def proof(tell: Tell, collection: Path, order: ProofOrder) -> ExportResult:
    """Make the proof that is ordered, from the collection as it was last saved.

    Raises OperationRefused if the essay has no text yet, JobFailed if the file does not read back as
    the text that went into it, ThemeError, CollectionError, or OSError.
    """
    assert order.docx is not None
    file = CollectionFile.open(collection, read_only=True)
    try:
        with file.snapshot():
            return _make(tell, file, order, order.docx)
    finally:
        file.close()


def _make(tell: Tell, file: CollectionFile, order: ProofOrder, target: Path) -> ExportResult:
    record = file.record()
    essay = record.get(Essay, order.essay)
    if not essay.revision:
        raise OperationRefused(f"‘{essay.title}’ has no text yet, so there is nothing to send.")
    tell("Comparing the versions", 0, 3, essay.title)
    current = record.get(Revision, essay.revision)
    text = from_json(file.document(current.document))
    shown = suggested_since(list(_versions(record, file, current))) if order.changes else accepted(text)
    ready = _proof(record, file, essay, order, (text, shown))
    tell("Writing the proof", 1, 3, essay.title)
    theme = load_theme(order.theme or record.collection.theme)
    made = write_proof(
        ready, lambda key: file.asset(key).content, target, theme=theme, embed_fonts=order.embed_fonts
    )
    tell("Reading the proof back", 2, 3, essay.title)
    if wrong := check_returned(target, ready):
        raise JobFailed(
            f"The proof of ‘{essay.title}’ was not made: read back, it is not what was written. "
            f"{wrong[0].message} Please report this; no file was made or changed."
        )
    findings = tuple(dict.fromkeys(_told(finding) for finding in made.findings))
    output = Output(target, "docx", target.stat().st_size, count(accepted(text)), 0, findings)
    return ExportResult((output,))


def _proof(
    record: Record, file: CollectionFile, essay: Essay, order: ProofOrder, texts: tuple[Document, Document]
) -> Proof:
    text, shown = texts
    current = record.get(Revision, essay.revision)
    (in_book,) = assemble(record, lambda _: text, essay.id).essays()
    return Proof(
        essay=dataclasses.replace(in_book, document=shown),
        identity=Identity(record.collection.id, essay.id, current.document),
        collection_title=record.collection.title,
        answer_by=order.answer_by,
        answer_to=order.answer_to,
        note=order.note,
        changes=any(map(has_suggestions, all_blocks(shown))),
        comments=carried(_comments(file, current), text, shown),
        contributors=contributors_of(record, essay),
        date=now()[:10],
    )


def _comments(file: CollectionFile, revision: Revision) -> tuple[Comment, ...]:
    content = file.comments(revision.id)
    return comments_from_json(content) if content else ()


def _versions(record: Record, file: CollectionFile, current: Revision) -> Iterator[Version]:
    """Yield the contributor's last version, and each that editors made of it since.

    The contributor's last is the latest that was imported, or the first there is. Of what one editor
    saved one after the other on one day, the last alone counts.
    """
    revisions = [r for r in record.revisions(current.essay) if r.number <= current.number]
    imported = [n for n, revision in enumerate(revisions) if revision.origin is Origin.IMPORT]
    since = revisions[imported[-1] if imported else 0 :]
    yield Version(from_json(file.document(since[0].document)), Stamp())
    for revision, following in pairwise([*since[1:], None]):
        assert revision is not None
        if following is not None and _session(following) == _session(revision):
            continue
        stamp = Stamp(revision.by or NOBODY, revision.made)
        yield Version(from_json(file.document(revision.document)), stamp)


def _session(revision: Revision) -> tuple[str, str]:
    return revision.by, revision.made[:10]


def _told(finding: Finding) -> ExportFinding:
    return ExportFinding("warning", finding.message, finding.essay, finding.block, rule=finding.rule)
