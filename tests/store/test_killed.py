"""`kill -9` in the middle of a hundred random saves: every change that was committed is there."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from essayeditor.collection.entities import Revision
from essayeditor.desk import Desk
from essayeditor.store import sqlite
from tests.store.killed import words

ROUNDS = 6
MANY_ROUNDS = 100
SAVES = 100
PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "seed",
    [*range(ROUNDS), *(pytest.param(n, marks=pytest.mark.long) for n in range(ROUNDS, MANY_ROUNDS))],
)
def test_what_was_committed_survives(tmp_path, monkeypatch, seed):
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))
    path = tmp_path / "stories.essays"
    Desk.create(path, "Stories").close()
    told = killed_in_the_middle(path, seed)
    with Desk.open(path) as desk:
        assert sqlite.is_sound(desk._file._driver)
        revisions = {r.label: r for r in desk.record.all(Revision)}
        last_text = {}
        order = []
        for line in told:
            kind, *rest = line.split()
            if kind == "text":
                essay, number = rest
                last_text[essay] = number
                assert revisions[number].essay == essay
                assert desk.revision_document(revisions[number].id) == words(seed, int(number))
            else:
                order = rest[1:]
        for essay in desk.record.essays():  # at most one change more than was told of
            current = desk.record.find(Revision, essay.revision)
            assert essay.id not in last_text or int(current.label) >= int(last_text[essay.id])
        there = [e.id for e in desk.record.essays()]
        assert set(order) <= set(there)
        assert len(there) <= len(order) + 1
        assert len(revisions) <= sum(line.startswith("text") for line in told) + 1
        desk.add_essay("Work goes on")


def killed_in_the_middle(path, seed):
    """Start the saves, kill the process at some moment, and return what it told of by then."""
    chance = random.Random(seed)
    told_before_death = chance.randint(1, SAVES - 1)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])}
    command = [sys.executable, "-m", "tests.store.killed", str(path), str(seed), str(SAVES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=PROJECT, text=True) as child:
        told = [child.stdout.readline() for _ in range(told_before_death)]
        time.sleep(chance.random() * 0.005)  # a save takes about as long: death may come anywhere in it
        child.kill()
        told += child.stdout.readlines()
        child.wait()
    assert child.returncode != 0 or len(told) == SAVES
    return [line for line in told if line.endswith("\n")]
