"""Writes `format-N.essays`, the fixture of the present format: run once, when a format is released."""

from pathlib import Path

from essayeditor.store.file import CollectionFile
from essayeditor.store.format import FORMAT
from tests.store.whole import COLLECTION, writes

if __name__ == "__main__":
    target = Path(__file__).with_name(f"format-{FORMAT}.essays")
    target.unlink(missing_ok=True)
    file = CollectionFile.create(target, [COLLECTION])
    file.write(writes())
    file.close()
