"""Damaged pages end in an essay or in a refusal that was foreseen, never in anything else."""

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read_bytes
from tests.importers.html.build import page
from tests.importers.html.test_programs import GOOGLE, GOOGLE_SHEET, word_item
from tests.importers.mutations import damaged

PAGES = (
    page(GOOGLE, style=GOOGLE_SHEET).encode(),
    page(GOOGLE + "".join(word_item(f"{n}.", "item", "l0 level1") for n in range(3))).encode(),
)


def read_all(seeds: range) -> int:
    opened = 0
    for seed in seeds:
        try:
            read_bytes("damaged.html", damaged(PAGES[seed % len(PAGES)], seed))
            opened += 1
        except FileRefused as refused:
            if "not foreseen" in str(refused):
                pytest.fail(f"damage {seed}: {refused.__cause__!r}")
    return opened


def test_two_hundred_damages():
    assert read_all(range(200)) > 150, "a browser opens almost anything, and so does the reader"


@pytest.mark.long
@pytest.mark.timeout(900)
def test_five_thousand_damages():
    assert read_all(range(1000, 6000)) > 4000
