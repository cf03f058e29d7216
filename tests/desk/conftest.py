"""A desk on an empty collection in a temporary folder, and a place of its own for backups."""

import pytest

from essayeditor.desk import Desk


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    monkeypatch.setenv("ESSAYEDITOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "stories.essays"


@pytest.fixture
def desk(path):
    with Desk.create(path, "Stories") as desk:
        yield desk
