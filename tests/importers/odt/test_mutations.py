"""Damaged texts end in an essay or in a refusal that was foreseen, never in anything else."""

import io
import zipfile
from pathlib import Path

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read_bytes
from tests.importers.mutations import damaged

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "Cymdogion.odt"


def packed(parts: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return memory.getvalue()


def read_all(seeds: range) -> int:
    with zipfile.ZipFile(SAMPLE) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith("Pictures")}
    opened = 0
    for seed in seeds:
        name = "styles.xml" if seed % 5 == 0 else "content.xml"
        try:
            read_bytes("damaged.odt", packed({**parts, name: damaged(parts[name], seed)}))
            opened += 1
        except FileRefused as refused:
            if "not foreseen" in str(refused):
                pytest.fail(f"damage {seed}: {refused.__cause__!r}")
    return opened


def test_a_hundred_damages():
    assert read_all(range(100)) > 20, "most damages of values and styles leave a text that opens"


@pytest.mark.long
@pytest.mark.timeout(900)
def test_five_thousand_damages():
    assert read_all(range(1000, 6000)) > 1000
