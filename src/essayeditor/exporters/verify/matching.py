"""Comparing what a file must hold with what was found in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from essayeditor.exporters.verify.alignment import Alignment
from essayeditor.exporters.verify.expected import Expected, Place, Unit
from essayeditor.exporters.verify.reading import Reading
from essayeditor.typeset.pages import Finding

_RUN = re.compile(r"[^\W_]+")
_PROOF = 8  # letters
_MOST_TOLD = 20  # findings of one kind
_NO_LETTER = re.compile(r"\W")
_SHOWN = 12  # words quoted in a message


def compare(want: Expected, found: Reading) -> Iterator[Finding]:
    """Yield what is missing from a file, or out of its order."""
    yield from _words(want, found)
    if found.notes_found != want.notes:
        yield Finding(
            "notes-differ", f"The book has {_count(want.notes, 'note')}, the file {found.notes_found}."
        )
    if found.pictures < want.pictures:
        yield Finding(
            "pictures-differ",
            f"The book has {_count(want.pictures, 'picture')}, the file only {found.pictures}.",
        )
    lost = Counter(" ".join(a.split()) for a in want.alternatives)
    lost.subtract(Counter(" ".join(a.split()) for a in found.alternatives))
    for alternative in (text for text, count in lost.items() if count > 0):
        yield Finding("description-missing", f"A picture’s description is not in the file: “{alternative}”.")
    for link in want.links:
        if link not in found.links:
            yield Finding("link-missing", f"A link is not in the file: {link}")
    for font in found.fonts_missing:
        yield Finding("font-not-embedded", f"The font {font} is not embedded in the file.")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _words(want: Expected, found: Reading) -> Iterator[Finding]:
    said = {Place.FLOW: found.flow, Place.NOTE: found.notes, Place.APART: found.captions}
    everywhere = cache(lambda: [Alignment(words, ()) for words in said.values()])
    rows = cache(lambda: [_letters(words) for words in said.values()])
    runs = cache(lambda: {_in_row(run) for words in said.values() for run in _runs(words)})
    findings: list[Finding] = []
    for place, words in said.items():
        units = [unit for unit in want.units if unit.place is place]
        alignment = Alignment(words, [unit.words for unit in units])
        for index, unit in enumerate(units):
            if alignment.in_order(index) or _set_from_the_right(unit, alignment, index):
                continue
            if _letters(unit.words) and _letters(unit.words) in _letters(alignment.between(index)):
                continue  # where it should, but that a call within a word parts it
            elsewhere = any(other.stands(unit.words) for other in everywhere())
            if not elsewhere and _parted_otherwise(unit, rows(), runs()):
                continue
            if elsewhere and place is Place.APART:
                continue  # a figure moved away from its place
            findings.append(_word_finding(unit, alignment.missing(index), elsewhere))
    yield from findings[:_MOST_TOLD]
    if len(findings) > _MOST_TOLD:
        more = len(findings) - _MOST_TOLD
        yield Finding("words-missing", f"{more} more places have words missing or out of order.")


def _set_from_the_right(unit: Unit, alignment: Alignment, index: int) -> bool:
    """Say whether a text with right-to-left words is there whole.

    Readers put the words of its lines in an order of their own, and brackets on the other side.
    """
    letters = "".join(unit.words)
    mixed = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)
    return mixed and not alignment.missing(index, lambda word: _NO_LETTER.sub("", word))


def _parted_otherwise(unit: Unit, rows: list[str], runs: set[str]) -> bool:
    """Say whether the same letters stand in the file in one row, parted into words elsewhere.

    A line break, an address broken over lines or a lone sign make a reader part words otherwise than
    the book does; that is no loss. Too few letters in a row prove nothing. In a text with
    right-to-left words, of which readers mix the order and run numbers and names into one, each run
    of letters of one script must be in the file.
    """
    letters = _letters(unit.words)
    if len(letters) < _PROOF:
        return False
    if any(letters in row for row in rows):
        return True
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters):
        return False
    return all(
        _is_there(run, runs) or any(run in row or run[::-1] in row for row in rows)
        for run in _runs(unit.words)
    )


def _runs(words: Iterable[str]) -> list[str]:
    """Return the letters of one direction, and the figures of one number, that stand side by side.

    Accents and vowel signs are left out: readers put them before their letter or after it.
    """
    said = unicodedata.normalize("NFD", " ".join(words))
    bare = "".join(letter for letter in said if not unicodedata.combining(letter))
    return [
        "".join(letters)
        for run in _RUN.findall(bare)
        for _, letters in groupby(run, key=unicodedata.bidirectional)
    ]


def _is_there(run: str, runs: set[str]) -> bool:
    """Say whether a run is in a file: its letters in one run there, whatever their order, or it in two.

    Readers turn a word round, or only the parts of it between vowel signs; and signs and dashes part it.
    """
    return _in_row(run) in runs or any(
        _in_row(run[:at]) in runs and _in_row(run[at:]) in runs for at in range(1, len(run))
    )


def _in_row(run: str) -> str:
    return "".join(sorted(run))


def _letters(words: Iterable[str]) -> str:
    return "".join(_RUN.findall(" ".join(words)))


def _word_finding(unit: Unit, gone: list[str], elsewhere: bool) -> Finding:
    said = " ".join(unit.words[:_SHOWN]) + ("…" if len(unit.words) > _SHOWN else "")
    if elsewhere:
        return Finding(
            "words-out-of-order",
            f"These words of a {unit.place.value} are out of their order in the file: “{said}”.",
            essay=unit.essay,
            block=unit.block,
        )
    which = " ".join(gone[:_SHOWN]) or said
    return Finding(
        "words-missing",
        f"Words of a {unit.place.value} are missing from the file: “{which}”, in “{said}”.",
        essay=unit.essay,
        block=unit.block,
    )
