"""The sample collection: built again it is the same, and it holds what the importers are to be tried on."""

import csv
import re
import sys
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from build_sample.build import SAMPLE, build  # noqa: E402 - beside this file, in no package
from build_sample.source import essays  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCX = sorted(SAMPLE.glob("*.docx"))
ROWS = list(csv.DictReader((SAMPLE / "contributors.csv").read_text(encoding="utf-8").splitlines()))
SUBMISSIONS = [SAMPLE / row["file"] for row in ROWS]
STATES = {"received", "in edit", "with contributor", "copy-edited", "sent for approval", "approved"}


def part(path: Path, name: str) -> etree._Element | None:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


def members(data: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    """The names, dates and contents of a zip; its compressed bytes may differ between zlib versions."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(one.filename, one.date_time, archive.read(one)) for one in archive.infolist()]


def words(path: Path) -> int:
    if path.suffix == ".docx":
        paragraphs = part(path, "word/document.xml").iter(f"{W}p")
        text = "\n".join("".join(run.text or "" for run in p.iter(f"{W}t")) for p in paragraphs)
    elif path.suffix == ".odt":
        text = "\n".join("".join(p.itertext()) for p in part(path, "content.xml").iter("{*}p", "{*}h"))
    else:
        text = path.read_text(encoding="utf-8")
    return len(text.split())


def notes(path: Path, sort: str) -> int:
    root = part(path, f"word/{sort}s.xml") if path.suffix == ".docx" else None
    if root is not None:
        return sum(1 for note in root.iter(f"{W}{sort}") if not note.get(f"{W}type"))
    if sort == "endnote":
        return 0
    if path.suffix == ".odt":
        return len(list(part(path, "content.xml").iter("{*}note")))
    return (
        len(re.findall(r"(?m)^\[\^\d+\]: ", path.read_text(encoding="utf-8"))) if path.suffix == ".md" else 0
    )


def pictures() -> list[tuple[str, bytes]]:
    found = []
    for path in SUBMISSIONS:
        if path.suffix != ".md":
            found += [(n, data) for n, _, data in members(path.read_bytes()) if n.endswith((".png", ".jpeg"))]
    return found


def test_building_again_gives_the_same_files(tmp_path: Path) -> None:
    first = build(tmp_path / "first")
    second = build(tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    for path in first:
        built, kept = path.read_bytes(), (SAMPLE / path.name).read_bytes()
        if path.suffix in (".docx", ".odt"):
            assert members(built) == members(kept), path.name
        else:
            assert built == kept.replace(b"\r\n", b"\n") or built == kept, path.name


def test_there_are_enough_submissions_of_each_sort() -> None:
    assert len(SUBMISSIONS) >= 14
    assert len(DOCX) >= 12
    assert {path.suffix for path in SUBMISSIONS} == {".docx", ".odt", ".md"}
    kinds = [row["kind"] for row in ROWS]
    assert (kinds.count("foreword"), kinds.count("introduction"), kinds.count("case study")) == (1, 1, 3)


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.name)
def test_each_is_as_long_as_an_essay(path: Path) -> None:
    assert 300 <= words(path) <= 1200


@pytest.mark.parametrize("path", DOCX, ids=lambda path: path.name)
def test_each_docx_is_sound(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert docx.Document(str(path)).paragraphs


def test_there_are_notes_of_both_sorts() -> None:
    assert sum(notes(path, "footnote") for path in SUBMISSIONS) >= 25
    assert [path.name for path in SUBMISSIONS if notes(path, "endnote")] == ["Patient_money_v4.docx"]


def test_pictures_are_small_and_carry_no_exif() -> None:
    drawn = pictures()
    assert len(drawn) >= 8
    for name, data in drawn:
        with Image.open(BytesIO(data)) as image:
            assert not image.getexif(), name
            assert 1200 <= image.width <= 1600, name
            assert not image.info.get("exif"), name
        assert len(data) < 150_000, name


def test_two_pictures_lack_alternative_text_and_one_is_decorative() -> None:
    drawings = [prop for path in DOCX for prop in part(path, "word/document.xml").iter("{*}docPr")]
    shown = [prop for prop in drawings if "Text Box" not in prop.get("name")]
    assert sum(prop.get("descr") is None for prop in shown) == 2
    assert sum(any(True for _ in prop.iter("{*}decorative")) for prop in shown) == 1
    assert sum(len(prop.get("descr") or "") > 40 for prop in shown) >= 6


def test_the_edited_essay_has_changes_and_comments() -> None:
    path = SAMPLE / "Warm homes - edits and comments.docx"
    root = part(path, "word/document.xml")
    count = {tag: len(list(root.iter(W + tag))) for tag in ("ins", "del", "moveFrom", "moveTo")}
    assert count["ins"] >= 6
    assert count["del"] >= 5
    assert (count["moveFrom"], count["moveTo"]) == (1, 1)
    assert root.findall(f".//{W}pPr/{W}rPr/{W}ins")
    assert len(part(path, "word/comments.xml")) == 4
    extended = part(path, "word/commentsExtended.xml")
    assert sum(1 for one in extended if any("paraIdParent" in key for key in one.attrib)) == 1


def test_the_hard_features_are_there() -> None:
    xml = {path.name: etree.tostring(part(path, "word/document.xml"), encoding="unicode") for path in DOCX}
    youth = xml["youth-work-essay_FINAL_final.docx"]
    assert "txbxContent" in youth
    assert "AlternateContent" in youth
    assert "HYPERLINK" in youth
    assert "w:hyperlink" in youth
    assert "SEQ Figure" in xml["energy essay (1).docx"]
    assert "SEQ Table" in xml["energy essay (1).docx"]
    assert 'w:br w:type="page"' in xml["CARE ESSAY with title page.docx"]
    assert "customMarkFollows" in xml["The long table.docx"]
    assert sum("w:tbl>" in text for text in xml.values()) == 2
    assert 'fo:language="cy"' in (zipfile.ZipFile(SAMPLE / "Cymdogion.odt").read("content.xml").decode())


def test_each_pull_quote_is_word_for_word() -> None:
    for essay in essays():
        said = "\n".join(block.text for block in essay.blocks if block.kind == "para")
        for block in essay.blocks:
            assert block.kind != "pull" or block.text in said, block.text


def test_the_table_of_contributors_is_complete() -> None:
    every = {path.name for path in SAMPLE.iterdir()} - {"README.md", "contributors.csv", "collection.toml"}
    assert {row["file"] for row in ROWS} == every
    assert [int(row["order"]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    for row in ROWS:
        assert row["name"].startswith("Sample contributor"), row["file"]
        assert row["biography"].startswith("Sample contributor."), row["file"]
        assert 40 <= len(row["biography"].split()) <= 70, row["file"]
        assert row["capacity"] in ("official", "personal")
        assert row["state"] in STATES
        assert row["deadline"].startswith("2025-01-")
        assert row["headshot"] == ""


def test_each_ask_stands_in_its_essay() -> None:
    for row in ROWS:
        path = SAMPLE / row["file"]
        for ask in filter(None, row["asks"].split(" | ")):
            if path.suffix == ".docx":
                inner = part(path, "word/document.xml").iter(f"{W}t")
                text = re.sub(r" +", " ", "".join(run.text or "" for run in inner))
            elif path.suffix == ".odt":
                text = "".join(part(path, "content.xml").itertext())
            else:
                text = path.read_text(encoding="utf-8")
            assert ask in text, (row["file"], ask)


def test_every_address_is_an_example() -> None:
    seen = 0
    for path in SAMPLE.iterdir():
        data = path.read_bytes()
        texts = [data] if path.suffix in (".md", ".csv", ".toml") else [one[2] for one in members(data)]
        for text in texts:
            for domain in re.findall(rb"[\w.+-]+@([\w-]+\.[\w.-]*\w)", text):
                if text[:4] not in (b"\x89PNG", b"\xff\xd8\xff\xe0"):
                    seen += 1
                    assert domain == b"example.org", path.name
    assert seen > 15


def test_the_collection_names_its_sections_in_order() -> None:
    collection = tomllib.loads((SAMPLE / "collection.toml").read_text(encoding="utf-8"))
    sections = [section["title"] for section in collection["section"]]
    assert collection["collection"]["title"] == "Stories from Community Britain"
    assert list(dict.fromkeys(row["section"] for row in ROWS if row["section"])) == sections
    assert sorted(section["colour"] for section in collection["section"]) == [1, 2, 3, 4]
    for section in collection["section"]:
        assert 60 <= len(section["note"].split()) <= 110, section["title"]
    assert "[" in collection["imprint"]["promoter"]
