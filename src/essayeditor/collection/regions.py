"""The nations and regions of the United Kingdom, and which of them an essay tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from essayeditor.collection.entities import Authorship, Contributor
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


def regions_of_essays(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Return the nations and regions of each essay by key: its own, or those where its authors are.

    What is written but is none of `REGIONS`, such as "England", is left out.
    """
    people: dict[str, list[str]] = defaultdict(list)
    for join in sorted(record.all(Authorship), key=lambda one: (one.order, one.id)):
        person = record.find(Contributor, join.contributor)
        if person is not None and (found := region(person.nation_or_region)):
            people[join.essay].append(found)
    told = {}
    for essay in record.essays():
        own = region(essay.nation_or_region)
        told[essay.id] = (own,) if own else tuple(dict.fromkeys(people[essay.id]))
    return told
