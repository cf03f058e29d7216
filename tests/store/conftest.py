"""A collection file in a temporary folder, and a place of its own for backups."""

import pytest

from essayeditor.collection.entities import Collection
from essayeditor.store.file import CollectionFile


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "collections"
    folder.mkdir()
    return folder / "stories.essays"


@pytest.fixture
def file(path):
    file = CollectionFile.create(path, [Collection("c", "Stories")])
    yield file
    file.close()
