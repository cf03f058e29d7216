"""Marked values stand in every field that is nobody else's business; the bytes of no output hold one.

Packages are unzipped, the streams of a PDF inflated, and lines of cards unfolded, before they are looked at.
"""

import io
import logging
import re
import zipfile
import zlib
from datetime import date

import pytest
from PIL import Image

from essayeditor.collection.entities import (
    Approval,
    Contributor,
    LogEntry,
    Permission,
    PermissionKind,
    PrivateDetails,
    Query,
    State,
    Submission,
    SubmissionState,
)
from essayeditor.desk import letters
from essayeditor.desk.evidence import Evidence
from essayeditor.desk.people_csv import write_people
from essayeditor.desk.reports import report_to_json
from essayeditor.desk.vcards import write_cards
from essayeditor.exporters.docx.letter import write_letter
from essayeditor.foundation.files import sha256
from essayeditor.text.blocks import Figure, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.desk.readers import imported

MARK = "zq"
"""Begins every planted value, and no word of the program or of English."""
WAITING = Submission(
    "waiting",
    "",
    "zqwaiting.docx",
    sha256(b"zqsent"),
    "2025-01-09T10:00:00Z",
    sender="zqsender@example.org",
    state=SubmissionState.WAITING,
    proposal='{"title": "zqproposed"}',
)


def picture():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "zqdescription"
    Image.new("RGB", (600, 900), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def planted(desk):
    """A book of one essay, with a marked value wherever something private can be written."""
    person = desk.add_contributor(
        "Sample contributor 7", role="Organiser", biography="Public words."
    ).created[0]
    desk.set_headshot(person, picture())
    desk.crop_headshot(person, (0, 100, 900, 600))
    values = {
        name: f"zq{name}@example.org" for name in ("email", "phone", "address", "notes", "lawful_basis")
    }
    desk.edit_private(person, keep_until="2031-09-17", **values)
    section = desk.add_section("Local economy").created[0]
    essay = desk.add_essay("A hall of our own", section, editor="zqeditor").created[0]
    desk.set_authors(essay, [person])
    asset = desk.record.get(Contributor, person).headshot
    text = Document((Paragraph("p1", inline("We built a hall.")), Figure("f1", asset, alt="The hall")))
    desk.save_text(essay, text)
    desk.add_import(imported("A hall", emails=("zqimport@example.org",)), "zqname.docx", b"x", essay=essay)
    desk.save_text(essay, text)
    for state in (State.IN_EDIT, State.COPY_EDITED):
        desk.set_state(essay, state)
    desk.note_letter(essay, person, "proof", reply_by="2199-01-01")
    (approval,) = desk.record.of_essay(Approval, essay)
    file = Evidence("zqevidence.eml", b"zqbytes")
    desk.record_reply(approval.id, said="zqreply", file=file)
    for kind, of in (
        (PermissionKind.TEXT, ""),
        (PermissionKind.PICTURE, asset),
        (PermissionKind.PEOPLE, asset),
    ):
        desk.add_permission(
            essay, of, kind=kind, file=file, holder="zqholder", scope="zqscope", evidence="zqsaid"
        )
    query = desk.add_query(essay, "zqquestion?", "p1", asked_by="zqasker").created[0]
    desk.add_query(essay, "zqopen?")
    desk.close_query(query, "zqanswer")
    draft = desk._draft()
    draft.put(LogEntry("log", essay, "2025-01-09T10:00:00Z", "zqhappened", "zqwho"))
    draft.put(WAITING)
    draft.originals[WAITING.sha256] = b"zqsent"
    desk._commit(draft, "Plant")
    return person, essay


def holds(content):
    """The marked words that bytes hold, in any of the encodings that a file may have."""
    found = set()
    for code in ("latin-1", "utf-16-le", "utf-16-be"):
        said = content.decode(code, "replace").casefold()
        found |= {match[0] for match in re.finditer(r"zq[a-z_]{3,}|2031-09-17|17 september 2031", said)}
    return found


def unpacked(content):
    """The bytes of a file as they stand, and of everything packed into it."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    for match in re.finditer(rb"stream\r?\n", content) if content.startswith(b"%PDF") else ():
        try:
            yield zlib.decompressobj().decompress(content[match.end() :])
        except zlib.error:
            continue  # not packed: it stands in the bytes above
    yield content.replace(b"\r\n ", b"")


def private_in(content):
    return set().union(*(holds(part) for part in unpacked(content)))


def test_the_marks_would_be_found(desk, planted):
    person, _essay = planted
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<t>zqemail@example.org</t>")
    assert private_in(out.getvalue()) == {"zqemail"}
    packed = b"%PDF-1.7\nstream\n" + zlib.compress("zqnotes".encode("utf-16-be"))
    assert private_in(packed) == {"zqnotes"}
    assert "zqemail" in private_in(write_people(desk.record, private=True))
    assert "zqaddress" in private_in(write_cards(desk.record, {}, private=True))
    assert desk.record.get(PrivateDetails, person).email.startswith(MARK)
    for kind in (Permission, Query, Approval, LogEntry, Submission):
        assert any("zq" in repr(one) for one in desk.record.all(kind)), kind


def test_no_book_no_essay_and_no_proof_holds_anything_private(desk, planted, tmp_path, caplog):
    _person, essay = planted
    caplog.set_level(logging.DEBUG)
    pdf, docx, one, alone, proof = (
        tmp_path / name for name in ("book.pdf", "book.docx", "essay.pdf", "essay.docx", "proof.docx")
    )
    desk.export(pdf, docx, draft=True).wait(timeout=100)
    desk.export(one, alone, essay=essay, draft=True).wait(timeout=100)
    desk.proof(essay, proof, answer_by="2199-01-01", note="A note.").wait(timeout=100)
    for path in (pdf, docx, one, alone, proof):
        assert private_in(path.read_bytes()) == set(), path.name
    with zipfile.ZipFile(docx) as book:
        document = book.read("word/document.xml").decode()
    assert re.search(r'srcRect [^/]*r="10000"', document), "and the headshot is cropped as was chosen"
    assert "Public words." in document
    assert private_in(caplog.text.encode()) == set()


def test_no_list_and_no_letter_holds_anything_private(desk, planted):
    person, essay = planted
    shown = desk.record.get(Contributor, person).headshot
    assert private_in(write_people(desk.record)) == set()
    assert private_in(write_cards(desk.record, {shown: desk.picture(shown)})) == set()
    known = letters.values(desk.record, essay, person, date(2025, 1, 20), "2025-02-01")
    for key in letters.KINDS:
        letter = letters.filled(letters.original(key), known)
        found = private_in(write_letter(letter.subject, letter.body))
        meant = {"zqeditor", "zqopen"} if key == "query" else {"zqeditor"}
        assert found <= meant, "who signs it and what is asked are what a letter is for"


def test_no_label_and_no_report_says_anything_private(desk, planted):
    while desk.undo_label:
        assert not private_in(desk.undo_label.encode()) - {"zqname"}, "the name of a file that was imported"
        desk.undo()
    read = imported("A hall", emails=("zqimport@example.org",))
    assert private_in(report_to_json(read.report).encode()) == set()
