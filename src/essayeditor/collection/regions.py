"""The nations and regions of the United Kingdom, and which of them an essay tells of."""

from __future__ import annotations

from collections.abc import Mapping

from essayeditor.collection.entities import Authorship, Contributor, Essay
from essayeditor.collection.kept import per_essay, per_record
from essayeditor.collection.record import Record

REGIONS = (
    "Scotland",
    "Northern Ireland",
    "North East England",
    "North West England",
    "Yorkshire and the Humber",
    "Wales",
    "West Midlands",
    "East Midlands",
    "East of England",
    "South West England",
    "South East England",
    "London",
)
"""The three nations and nine regions, from north to south and from west to east."""

_SHORT = {name.removesuffix(" England").casefold(): name for name in REGIONS}
_ALSO = {
    "greater london": "London",
    "east anglia": "East of England",
    "eastern england": "East of England",
    "yorkshire": "Yorkshire and the Humber",
    "yorkshire & the humber": "Yorkshire and the Humber",
    "yorkshire and humber": "Yorkshire and the Humber",
}


def region(said: str) -> str:
    """Return the nation or region that somebody wrote, as in `REGIONS`; "" if it is none of them."""
    key = " ".join(said.casefold().split()).removeprefix("the ").removesuffix(" england")
    if key == "east of":
        return "East of England"
    return _SHORT.get(key) or _ALSO.get(key, "")


@per_record
def regions_of_essays(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Return the nations and regions of each essay by key: its own, or those where its authors are.

    What is written but is none of `REGIONS`, such as "England", is left out.
    """
    return {essay.id: regions_of(record, essay) for essay in record.essays()}


@per_essay
def regions_of(record: Record, essay: Essay) -> tuple[str, ...]:
    """Return the nations and regions of one essay."""
    own = region(essay.nation_or_region)
    if own:
        return (own,)
    joins = sorted(record.of_essay(Authorship, essay.id), key=lambda one: (one.order, one.id))
    people = (record.find(Contributor, join.contributor) for join in joins)
    told = (region(person.nation_or_region) for person in people if person is not None)
    return tuple(dict.fromkeys(name for name in told if name))
