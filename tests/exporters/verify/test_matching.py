"""What counts as lost when a file is read back, and what does not."""

import pytest

from essayeditor.exporters.verify.expected import Expected, Place, Unit
from essayeditor.exporters.verify.matching import compare
from essayeditor.exporters.verify.reading import Reading


def told(want, found):
    units = [Unit(tuple(want.split()), Place.FLOW, "e", "b")]
    expected = Expected(units=units, notes=0, pictures=0, alternatives=(), links=frozenset())
    return [finding.rule for finding in compare(expected, Reading(flow=found.split()))]


@pytest.mark.parametrize(
    ("want", "found"),
    [
        ("we own the hall and the roof", "we own the hall and the roof"),
        ("dc.inventory .where(i", "before dc.inventory.where(i after"),
        ("http://example.org/recxml base", "http://example.org/recxmlbase"),
        ('שלום ק"ג לעולם', 'ק "ג לעולם שלום'),
        ("ההספק 100v.כך הוא", "ההספק כך .v 100 הוא"),  # figures, Latin and Hebrew in one word
        ("وفقاً للقرار 413 (wrc07) في المؤتمر", "المؤتمر للقرار )07wrc( 413 اًقفو في"),
        ("كما استُنتج من النطاق 164960", "كما تساُجتن من النطاق 960 164"),  # turned between vowel signs
    ],
)
def test_what_is_there_is_not_called_lost(want, found):
    assert told(want, found) == []


@pytest.mark.parametrize(
    ("want", "found"),
    [
        ("we own the hall and the roof", "we own the hall and the"),
        ("we own the hall and the roof", "we own the hall and the root"),
        ("roof", "hall"),
        ("שלום עולם גדול", "שלום עולם"),
        ("ההספק 100v.כך הוא", "ההספק כך .v הוא"),
        ("وفقاً للقرار 413 (wrc07) في المؤتمر", "للقرار )07wrc( 413 اًقفو في"),
    ],
)
def test_what_is_lost_is_told(want, found):
    assert told(want, found) == ["words-missing"]


def told_of(blocks: list[str], found: str) -> list[str]:
    units = [Unit(tuple(block.split()), Place.FLOW, "e", str(n)) for n, block in enumerate(blocks)]
    expected = Expected(units=units, notes=0, pictures=0, alternatives=(), links=frozenset())
    return [finding.rule for finding in compare(expected, Reading(flow=found.split()))]


def test_words_that_stand_often_are_found_where_they_belong():
    again = [f"before {n} standing trustee after {n}" for n in range(250)]
    blocks = [*again, "the very", "standing trustee", "last of all"]
    assert told_of(blocks, " ".join(blocks)) == []
    moved = [*again, "the very", "last of all", "standing trustee"]
    assert told_of(blocks, " ".join(moved)) == ["words-out-of-order"]


def test_a_call_within_a_word_parts_it_where_the_text_stands_elsewhere_too():
    blocks = ["video has power", "next essay", "video has power", "notes"]
    assert told_of(blocks, "video has power next essay v ideo has power notes") == []
