"""The command line, as a person or a script would use it."""

import json
import subprocess
import sys
import zipfile

import pytest

from essayeditor.foundation import resources
from essayeditor.importers import read

SAMPLE = resources.root() / "sample"


def essayeditor(*arguments, status=0):
    """Run the program in a process of its own and return (stdout, stderr)."""
    done = subprocess.run(
        [sys.executable, "-m", "essayeditor", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == status, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def essays(tmp_path):
    path = tmp_path / "stories.essays"
    essayeditor("new", path, "--title", "Stories from Community Britain")
    return path


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "a hall.md"
    path.write_text(
        "# A hall of our own\n\nWe own it.[^1]\n\n- one\n- two\n\n[^1]: The minutes, *2024*.\n", "utf-8"
    )
    return path


def test_help_teaches():
    said, _ = essayeditor("--help")
    for command in ("new", "import", "read", "info", "export", "proof", "demo", "self-test"):
        assert f"\n    {command}" in said
    said, _ = essayeditor("export", "--help")
    assert "Example:" in said
    assert "Exit status" in said


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["new"],
        ["import", "x.essays"],
        ["read", "a", "--text", "--json"],
        ["export", "x.essays"],
    ],
)
def test_wrong_use_is_status_2(arguments, tmp_path):
    _, errors = essayeditor(*arguments, status=2) if arguments else ("", "usage")
    assert errors


def test_new_never_overwrites(essays):
    before = essays.read_bytes()
    _, errors = essayeditor("new", essays, status=1)
    assert essays.name in errors
    assert essays.read_bytes() == before


def test_new_import_info_export(essays, note, tmp_path):
    said, _ = essayeditor("import", essays, note, "--section", "Social cohesion")
    assert "1 file imported of 1" in said
    data = json.loads(essayeditor("info", essays, "--json")[0])
    assert (data["essays"], data["notes"], data["words"]) == (1, 1, 5)
    (section,) = (s for s in data["sections"] if s["essays"])
    assert section["title"] == "Social cohesion"
    assert section["essays"][0]["title"] == "A hall of our own"
    pdf, docx = tmp_path / "book.pdf", tmp_path / "book.docx"
    made = json.loads(essayeditor("export", essays, "--pdf", pdf, "--docx", docx, "--json")[0])
    assert [file["kind"] for file in made["files"]] == ["pdf", "docx"]
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert docx.read_bytes().startswith(b"PK")


def test_one_essay_by_its_title(essays, note, tmp_path):
    essayeditor("import", essays, note)
    essayeditor("export", essays, "--docx", tmp_path / "one.docx", "--essay", "a hall of our own")
    _, errors = essayeditor("export", essays, "--docx", tmp_path / "no.docx", "--essay", "nowhere", status=1)
    assert "nowhere" in errors
    assert not (tmp_path / "no.docx").exists()


def test_a_proof_of_one_essay(essays, note, tmp_path):
    essayeditor("import", essays, note)
    out = tmp_path / "proof.docx"
    made = json.loads(
        essayeditor(
            *("proof", essays, "a hall of our own", out, "--answer-by", "2025-02-14"),
            *("--answer-to", "desk@example.org", "--json"),
        )[0]
    )
    assert [(file["path"], file["kind"]) for file in made["files"]] == [(str(out), "docx")]
    back = read(out)
    assert (back.title, len(back.document.notes)) == ("A hall of our own", 1)
    with zipfile.ZipFile(out) as package:
        shown = package.read("word/document.xml").decode()
    assert "Please answer by 14 February 2025." in shown
    assert "by e-mail to desk@example.org" in shown
    essayeditor("proof", essays, "a hall of our own", out, "--no-changes")
    _, errors = essayeditor("proof", essays, "nowhere", tmp_path / "no.docx", status=1)
    assert "There is no essay ‘nowhere’" in errors


def test_the_same_file_twice_is_recognised(essays, note):
    essayeditor("import", essays, note)
    said, _ = essayeditor("import", essays, note)
    assert "already" in said
    assert json.loads(essayeditor("info", essays, "--json")[0])["essays"] == 1


def test_read_prints_every_word(note):
    said, _ = essayeditor("read", note, "--text")
    assert said.splitlines() == ["A hall of our own", "We own it.", "• one", "• two", "The minutes, 2024."]
    data = json.loads(essayeditor("read", note, "--json")[0])
    assert data["title"] == "A hall of our own"
    assert [block["is"] for block in data["document"]["blocks"]] == ["Paragraph", "ListItem", "ListItem"]
    assert data["report"]["found"]["notes"] == 1


def test_what_cannot_be_read_is_told_and_the_rest_is_imported(essays, note, tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    said, errors = essayeditor("import", essays, broken, note, status=1)
    assert "broken.docx" in errors
    assert "1 file imported of 2" in said


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (["info", "nowhere.essays"], "nowhere.essays"),
        (["read", "nowhere.docx"], "nowhere.docx"),
        (["export", "nowhere.essays", "--pdf", "x.pdf"], "nowhere.essays"),
    ],
)
def test_a_missing_file_is_told_in_plain_words(command, named, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, errors = essayeditor(*command, status=1)
    assert named in errors


def test_the_demo_makes_the_book_and_then_takes_what_is_there(tmp_path):
    folder = tmp_path / "out"
    first = json.loads(essayeditor("demo", folder, "--json")[0])
    assert first["made"]
    assert first["essays"] >= 14
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"Stories from Community Britain.{suffix}" for suffix in ("docx", "essays", "pdf")]
    stamp = (folder / names[2]).stat().st_mtime_ns
    said, _ = essayeditor("demo", folder)
    assert "Took the collection that is there" in said
    assert (folder / names[2]).stat().st_mtime_ns == stamp
