"""E-mails as Outlook keeps them: who sent them, when, and the essay that they bring."""

import random

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import Limits, full_text, read_bytes
from essayeditor.importers.outlook import parse_outlook
from essayeditor.importers.sniff import Format, sniff
from tests.importers import builders as b
from tests.importers.compound import EPOCH, compound, outlook

SENT = EPOCH + 1_736_932_320 * 10_000_000  # 15 January 2025, 9.12 in the morning
SAID = {0x0037: "My essay", 0x0C1A: "Jo Evans", 0x5D01: "jo@example.org", 0x0039: SENT}
ESSAY = b.docx(b.para("A hall", style="Titre"), b.para(b.LONG))


def test_the_attachment_is_the_essay():
    tree = outlook(
        {**SAID, 0x1000: "Dear Ann,\r\nhere it is."},
        [
            ("..\\essay.docx", ESSAY),
            ("p.png", b.PNG),
            ("logo.png", b.PNG, {0x3712: "<a>", 0x370E: "image/png"}),
        ],
    )
    content = compound(tree)
    assert sniff("m.msg", content) is Format.MSG
    imported = read_bytes("m.msg", content)
    assert imported.title == "A hall"
    assert b.LONG.strip() in full_text(imported)
    assert (imported.sender, imported.sent) == ("Jo Evans <jo@example.org>", "2025-01-15T09:12:00+00:00")
    told = " ".join(r.text for r in imported.report.remarks)
    assert "Dear Ann, here it is." in told
    assert "p.png" in told
    assert "logo.png" not in told, "a picture in a signature is not one that the contributor sent"
    assert imported.report.file_name == "m.msg"


def test_an_e_mail_alone_is_the_essay_itself():
    imported = read_bytes("m.msg", compound(outlook({**SAID, 0x1000: b.LONG})))
    assert b.LONG.strip() in full_text(imported)


@pytest.mark.parametrize(("codepage", "encoding"), [(65001, "utf-8"), (1252, "cp1252")])
def test_the_text_of_a_web_e_mail_comes_in_its_code_page(codepage, encoding):
    page = f"<html><body><p>Caffi’r Gân. {b.LONG}</p></body></html>".encode(encoding)
    imported = read_bytes("m.msg", compound(outlook({**SAID, 0x3FDE: codepage, 0x1013: page})))
    assert "Caffi’r Gân." in full_text(imported)


def test_letters_in_an_unknown_code_page_are_refused_plainly():
    with pytest.raises(FileRefused, match="Drag the attachment"):
        read_bytes("m.msg", compound(outlook({**SAID, 0x3FDE: 50930, 0x1013: b"x"})))


def test_an_e_mail_forwarded_as_an_attachment_brings_its_own():
    inner = outlook({0x0037: "Fwd"}, [("essay.docx", ESSAY)], inner=True)
    imported = read_bytes("m.msg", compound(outlook(SAID, [("", inner)])))
    assert imported.title == "A hall"


@pytest.mark.parametrize(
    ("values", "sender"),
    [
        ({0x0C1A: "Jo Evans", 0x0C1F: "/O=HOUSE/CN=JO"}, "Jo Evans"),
        ({0x0C1F: "jo@example.org"}, "jo@example.org"),
        ({0x007D: "From: =?utf-8?q?Si=C3=A2n?= <s@example.org>\r\nDate: x\r\n\r\n"}, "Siân <s@example.org>"),
        ({}, ""),
    ],
)
def test_who_sent_it(values, sender):
    mail = parse_outlook(compound(outlook(values)), Limits())
    assert (mail.sender, mail.sent) == (sender, "")


def test_the_date_of_the_headers_stands_in():
    headers = "Date: Wed, 15 Jan 2025 09:12:00 +0000\r\n\r\n"
    assert parse_outlook(compound(outlook({0x007D: headers})), Limits()).sent == "2025-01-15T09:12:00+00:00"


def test_an_attached_old_word_file_does_not_make_the_e_mail_one():
    inner = compound({"WordDocument": b"x" * 5000, "EncryptedPackage": b"y"})
    assert sniff("m.msg", compound(outlook(SAID, [("essay.doc", inner)]))) is Format.MSG
    assert sniff("e.doc", compound({"WordDocument": b"x"})) is Format.DOC
    assert sniff("e.doc", compound({"Other": b"x"})) is Format.OLE


def test_without_text_or_document_it_is_refused():
    with pytest.raises(FileRefused, match="Ask the contributor to attach"):
        read_bytes("m.msg", compound(outlook(SAID)))


def test_streams_that_share_their_bytes_are_refused():
    content = compound(outlook({**SAID, 0x1000: b.LONG}, [("a.docx", bytes(600_000))]))
    place = content.index("__substg1.0_37010102".encode("utf-16-le")) + 120  # its size ([MS-CFB] 2.6.1)
    assert content[place : place + 8] == (600_000).to_bytes(8, "little")
    with pytest.raises(FileRefused, match="damaged"):
        read_bytes("m.msg", content[:place] + (90_000_000).to_bytes(8, "little") + content[place + 8 :])


def test_broken_e_mails_are_read_or_refused():
    content = bytearray(compound(outlook({**SAID, 0x1000: b.LONG}, [("essay.docx", ESSAY)])))
    chance = random.Random(7)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(400):
        broken = bytearray(content)
        for _ in range(1 + chance.randrange(6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read_bytes("m.msg", bytes(broken))
            outcomes["read"] += 1
        except FileRefused as refused:
            outcomes["refused"] += 1
            if "not foreseen" in str(refused):
                pytest.fail(repr(refused.__cause__))
    assert min(outcomes.values()) > 20
