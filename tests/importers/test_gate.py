"""The gate before any parser, the gathering of files, and a small fuzz of real packages."""

import io
import random
import time
import traceback
import zipfile
from pathlib import Path

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import Limits, gather, read_bytes
from essayeditor.importers.archive import Archive
from essayeditor.importers.links import clean_link
from essayeditor.importers.pictures import PictureRefused, admit, read_header
from essayeditor.importers.xmlsafe import parse_xml
from tests.corpora import CORPUS, needs_corpus
from tests.importers import builders as b

LIMITS = Limits()


@pytest.mark.parametrize("name", ["../x.xml", "/etc/x", "a\\..\\b", "C:/x"])
def test_names_that_lead_outside_are_refused(name):
    with pytest.raises(FileRefused, match="outside its place"):
        Archive(b.zipped({name: b"x"}), LIMITS)


def test_a_directory_with_a_nameless_member_is_refused():
    content = bytearray(b.zipped({"a": b"x"}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 28 : entry + 32] = b"\x00\x00\x01\x00"  # the name becomes an extra field (APPNOTE 4.3.12)
    with pytest.raises(FileRefused, match="damaged"):
        Archive(bytes(content), LIMITS)


def test_a_member_may_not_unpack_to_more_than_it_says():
    content = b.zipped({"a.xml": b"x" * 200_000})
    with pytest.raises(FileRefused, match="far more"):
        Archive(content, Limits(member_bytes=100_000))
    small = Archive(content, Limits(member_bytes=300_000, total_bytes=300_000))
    assert len(small.read("A.XML")) == 200_000
    with pytest.raises(FileRefused, match="far more"):
        small.read("a.xml")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/document.xml", b"<b/>")
    with pytest.raises(FileRefused, match="same name"):
        Archive(content.getvalue(), LIMITS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_in_any_encoding(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    with pytest.raises(FileRefused, match="document type"):
        parse_xml(text.encode(encoding), "part", LIMITS)


def test_depth_and_size_are_capped():
    with pytest.raises(FileRefused, match="deep"):
        parse_xml(b"<a>" * 230 + b"</a>" * 230, "part", LIMITS)
    with pytest.raises(FileRefused, match="elements"):
        parse_xml(b"<a>" + b"<b/>" * 50 + b"</a>", "part", Limits(xml_elements=10))
    with pytest.raises(FileRefused, match="more than 0 MB"):
        parse_xml(b"<a>" + b" " * 1000 + b"</a>", "part", Limits(xml_bytes=100))


def test_a_picture_of_too_many_pixels_is_never_decoded():
    huge = b.PNG[:16] + (30_000).to_bytes(4, "big") * 2 + b.PNG[24:]
    assert read_header(huge).width == 30_000
    with pytest.raises(PictureRefused, match="900 megapixels"):
        admit(huge, LIMITS)
    with pytest.raises(PictureRefused, match="not a picture"):
        admit(b"MZ program", LIMITS)


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("www.example.org", "https://www.example.org"),
        ("jo@example.org", "mailto:jo@example.org"),
        ("#place", "#place"),
        ("JAVASCRIPT:x", None),
        ("java\u200bscript:x", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("data:text/html,x", None),
        ("example.org", "https://example.org"),
        ("news.example.org.uk/a?b", "https://news.example.org.uk/a?b"),
        ("example.org#top", "https://example.org#top"),
        ("page2.html", None),
        ("page2.html#top", None),
        ("Essay.final.DOCX", None),
        ("../page2.html", None),
        ("notes/page2.html", None),
        ("fig.2", None),
        ("", None),
    ],
)
def test_links(address, clean):
    assert clean_link(address) == clean


def test_gathering_folders_and_zips(tmp_path):
    for name in ("essay 10.docx", "essay 2.docx", "~$essay 2.docx", ".hidden.docx", "notes.exe", "c.csv"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deep.odt").write_bytes(b"x")
    (tmp_path / "more.zip").write_bytes(b.zipped({"b.docx": b"x", "a.md": b"y", "__MACOSX/a.md": b"z"}))
    found = [(s.name, s.member, bool(s.skipped)) for s in gather([tmp_path])]
    assert found == [
        ("essay 2.docx", "", False),
        ("essay 10.docx", "", False),
        ("a.md", "a.md", False),
        ("b.docx", "b.docx", False),
        ("notes.exe", "", True),
        ("deep.odt", "", False),
    ]
    (locked,) = gather([tmp_path / "~$essay 2.docx"])
    assert "lock file" in locked.skipped


MUTATIONS = 500


@needs_corpus
@pytest.mark.corpus
@pytest.mark.parametrize(
    "long", [False, pytest.param(True, marks=[pytest.mark.long, pytest.mark.timeout(3000)])]
)
def test_mutated_files_are_read_or_refused(long):
    """Bytes, XML and packages of ten real files, broken at random: never anything but a plain refusal."""
    chance = random.Random(20_25)
    books = sorted((CORPUS / "books" / "docx").rglob("*.docx"))[::12]
    files = [CORPUS / "gauge" / "gauge.docx", *books][:10]
    packages = [path.read_bytes() for path in files]
    outcomes = {"read": 0, "refused": 0}
    unforeseen, longest = [], 0.0
    count = 20_000 if long else MUTATIONS
    for n in range(count):
        content = mutated(packages[n % len(packages)], chance)
        start = time.perf_counter()
        try:
            read_bytes("essay.docx", content)
            outcomes["read"] += 1
        except FileRefused as refused:
            outcomes["refused"] += 1
            if "not foreseen" in str(refused):
                unforeseen.append(f"{n}: {cause_of(refused)}")
        longest = max(longest, time.perf_counter() - start)
    print(f"\n{count} mutations: {outcomes}, {len(unforeseen)} unforeseen, longest {longest:.2f} s")
    print("\n".join(unforeseen))
    assert min(outcomes.values()) > MUTATIONS / 10
    assert unforeseen == []
    assert longest < 10


def cause_of(refused):
    """Say what was not foreseen, and where."""
    cause = refused.__cause__
    frames = traceback.extract_tb(cause.__traceback__)
    where = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if "essayeditor" in f.filename]
    return f"{type(cause).__name__}: {cause} at {' > '.join(where[-3:])}"


def mutated(content, chance):
    """Return the package with some bytes changed, in the zip itself or inside one of its XML parts."""
    if chance.random() < 0.25:
        return scrambled(content, chance, 1 + chance.randrange(20))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([n for n in parts if n.endswith((".xml", ".rels")) and len(parts[n]) > 50])
    if chance.random() < 0.1:
        del parts[name]
        return b.zipped(parts)
    if chance.random() < 0.6:
        parts[name] = retagged(parts[name], chance)
    else:
        parts[name] = scrambled(parts[name], chance, 1 + chance.randrange(4))
    return b.zipped(parts)


def scrambled(content, chance, times):
    changed = bytearray(content)
    for _ in range(times):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


WORDS = [
    b"w:p",
    b"w:r",
    b"w:t",
    b"w:tbl",
    b"w:tc",
    b"w:tr",
    b"w:ins",
    b"w:del",
    b"w:fldChar",
    b"w:hyperlink",
    b"w:sdt",
]


def retagged(content, chance):
    """Swap names and values that mean something, so that the XML stays whole and the document does not."""
    for _ in range(1 + chance.randrange(6)):
        old, new = chance.sample(WORDS, 2)
        content = content.replace(b"<" + old + b" ", b"<" + new + b" ").replace(
            b"</" + old + b">", b"</" + new + b">"
        )
        content = content.replace(b"<" + old + b">", b"<" + new + b">")
        if chance.random() < 0.5:
            digit = str(chance.randrange(10)).encode()
            content = content.replace(b'w:id="' + digit, b'w:id="-9999999999999999999', 1)
            content = content.replace(b'w:val="' + digit, b'w:val="x', 2)
    return content
