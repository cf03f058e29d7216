"""Files are written whole or not at all."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.foundation.files import replacing, safe_name, sha256, write_bytes


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_failure_leaves_what_was_there(tmp_path):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="disk"), replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError("disk")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_others_may_read_what_the_person_made(tmp_path):
    write_bytes(tmp_path / "a.pdf", b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b.pdf").stat().st_mode


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Stories from Community Britain", "Stories from Community Britain"),
        ("Who owns the wind?", "Who owns the wind"),
        ("a/b\\c: d", "a b c d"),
        ("...", "untitled"),
        ("CON", "untitled"),
        ("x" * 300, "x" * 120),
    ],
)
def test_titles_become_names_that_every_system_takes(title, name):
    assert safe_name(title) == name


@given(st.text())
def test_any_title_makes_a_name(title):
    name = safe_name(title)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name == safe_name(name)


def test_sha256():
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
