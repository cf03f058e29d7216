"""The benchmark's material and our own contender, in small."""

import json
import sys

import pypdfium2
from benchmarks.contenders import ours
from benchmarks.measure import run

from benchmarks import material


def test_the_material_is_the_same_each_time_and_as_large_as_told(tmp_path):
    first = material.make(tmp_path, 3, words=300, notes=4)
    assert material.load(tmp_path) == material.load(tmp_path)
    again = material.make(tmp_path, 3, words=300, notes=4)
    assert first == again
    for essay in first:
        assert sum(len(block.text.split()) for block in essay.blocks) >= 300
        assert sum(block.kind == "i" for block in essay.blocks) == 1
        for block in essay.blocks:
            assert all(0 < place <= len(block.text) for place, _ in block.notes)


def test_invented_prose_stands_in_for_the_books(tmp_path, monkeypatch):
    monkeypatch.setattr(material, "CORPUS", tmp_path / "not there")
    (essay,) = material.make(tmp_path, 1, words=400)
    assert sum(len(block.notes) for block in essay.blocks) > 0


def test_our_contender_loses_nothing(tmp_path):
    material.make(tmp_path, 2, words=500, notes=3)
    ours.main(tmp_path, "read-back", "community-britain")
    assert json.loads((tmp_path / "result.json").read_text()) == {"findings": 0}
    with pypdfium2.PdfDocument(tmp_path / "book.pdf") as document:
        assert len(document) >= 6
    ours.main(tmp_path, "warm", "community-britain")
    assert json.loads((tmp_path / "result.json").read_text())["warm_cpu"] > 0


def test_a_cost_is_that_of_the_command(tmp_path):
    busy = run([sys.executable, "-c", "x = [n * n for n in range(3_000_000)]"], tmp_path)
    idle = run([sys.executable, "-c", "import time; time.sleep(0.3)"], tmp_path)
    assert idle.wall >= 0.3
    assert busy.cpu > idle.cpu
    assert busy.peak > idle.peak + 50
