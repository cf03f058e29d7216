"""A later file for an essay by the command line: it waits, is taken, or is a new essay as one says."""

import json

import pytest

from tests.cli.test_commands import essayeditor

WORDS = " ".join(f"word{n}" for n in range(120))


@pytest.fixture
def essays(tmp_path):
    path = tmp_path / "stories.essays"
    essayeditor("new", path)
    first = tmp_path / "hall.md"
    first.write_text(f"# A hall of our own\n\n{WORDS}\n")
    essayeditor("import", path, first)
    return path


@pytest.fixture
def later(tmp_path):
    path = tmp_path / "hall-v2.md"
    path.write_text(f"# A hall of our own\n\n{WORDS} and more\n")
    return path


def titles(essays):
    data = json.loads(essayeditor("info", essays, "--json")[0])
    return [(e["title"], e["words"]) for section in data["sections"] for e in section["essays"]]


def test_it_waits_and_is_taken_when_one_says_so(essays, later):
    said, _ = essayeditor("import", essays, later)
    assert "hall-v2.md: waits in the inbox. Next version of ‘A hall of our own’" in said
    assert "0 files imported of 1" in said
    assert titles(essays) == [("A hall of our own", 120)]
    again, _ = essayeditor("import", essays, later)
    assert "(it waits already)" in again
    essayeditor("import", essays, later, "--as-version-of", "A hall of our own")
    assert titles(essays) == [("A hall of our own", 122)]
    essayeditor("import", essays, later, "--as-version-of", "A hall of our own")
    assert titles(essays) == [("A hall of our own", 122)]


def test_what_waits_is_taken_when_it_is_sent_again_to_be_taken(essays, later):
    for _ in range(2):
        (waits,) = json.loads(essayeditor("import", essays, later, "--json")[0])["files"]
        assert waits["status"] == "waiting"
    (taken,) = json.loads(essayeditor("import", essays, later, "--take", "--json")[0])["files"]
    assert taken["status"] == "imported"


def test_what_is_certain_can_be_taken_at_once(essays, later):
    data = json.loads(essayeditor("import", essays, later, "--take", "--json")[0])
    assert (data["imported"], data["waiting"]) == (1, 0)
    assert titles(essays) == [("A hall of our own", 122)]


def test_all_can_be_new(essays, later):
    essayeditor("import", essays, later, "--all-new")
    assert len(titles(essays)) == 2


def test_another_essay_than_it_seems_can_be_named(essays, later, tmp_path):
    other = tmp_path / "shop.md"
    other.write_text("# The shop\n\nShort as yet.\n")
    essayeditor("import", essays, other)
    essayeditor("import", essays, later, "--as-version-of", "The shop")
    assert titles(essays) == [("A hall of our own", 120), ("The shop", 122)]


def test_one_file_only_is_a_version(essays, later, tmp_path):
    _, errors = essayeditor("import", essays, later, later, "--as-version-of", "A hall of our own", status=1)
    assert "Name one file" in errors


def test_a_generous_reading_reads_the_same(later):
    assert essayeditor("read", later, "--generous", "--text") == essayeditor("read", later, "--text")
