"""The recommendations of a book: what its essays ask, in the order and under the headings of its plan.

The essays hold the words; the plan only says where each stands. So an ask that is added, reworded or
taken out in its essay is so in every edition, and keeps its place there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from essayeditor.collection.entities import AskPlan, Essay, PlacedAsk, Section
from essayeditor.collection.record import Record

HEADING = "Recommendations"
"""What the part is called unless the editors call it otherwise."""


class Ask(NamedTuple):
    """Which recommendation: the key of its essay, and its number among those of the essay, from 0."""

    essay: str
    number: int


class Group(NamedTuple):
    """Under what recommendations stand: a section, or a heading of the editors’ own; or nothing."""

    section: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation where it stands. `title` is that of its group as printed."""

    ask: Ask
    text: str
    group: Group
    title: str
    out: bool = False

    @property
    def place(self) -> PlacedAsk:
        """What the plan keeps of it."""
        section, heading = self.group
        return PlacedAsk(self.ask.essay, self.ask.number, self.text, section, heading, self.out)


def recommended(record: Record, plan: AskPlan | None = None) -> list[Recommended]:
    """Return every ask of a record’s essays in the order of its plan, also those that are left out.

    Those of a group stand together; the groups come in the order of their first. Asks without a place
    stand behind the one before them in the order of the essays. `plan` is the record’s own if None.
    """
    plan = record.collection.asks if plan is None else plan
    essays = {essay.id: essay for essay in record.essays()}
    sections = {section.id: section for section in record.sections()}
    matched = _matched(plan.places, essays)
    places = {matched[at]: plan.places[at] for at in sorted(matched)}
    every = [Ask(essay.id, number) for essay in essays.values() for number in range(len(essay.asks))]
    found = [
        _placed(essays[ask.essay], ask, places.get(ask), sections, grouped=plan.grouped)
        for ask in _ordered(every, places)
    ]
    return _gathered(found)


def settled(plan: AskPlan, record: Record) -> AskPlan:
    """Return a plan whose places have the words and numbers that their asks have in a record now."""
    essays = {essay.id: essay for essay in record.all(Essay)}
    places = list(plan.places)
    for at, ask in _matched(plan.places, essays).items():
        text = essays[ask.essay].asks[ask.number]
        if (places[at].number, places[at].text) != (ask.number, text):
            places[at] = replace(places[at], number=ask.number, text=text)
    return replace(plan, places=tuple(places))


def _ordered(every: list[Ask], places: dict[Ask, PlacedAsk]) -> list[Ask]:
    order = list(places)
    before: Ask | None = None
    for ask in every:
        if ask not in places:
            order.insert(order.index(before) + 1 if before is not None else 0, ask)
        before = ask
    return order


def _matched(places: Sequence[PlacedAsk], essays: dict[str, Essay]) -> dict[int, Ask]:
    """Return which ask each place is of: by its words, or else (it was reworded) by its number."""
    waiting: dict[str, list[int]] = {key: list(range(len(essay.asks))) for key, essay in essays.items()}
    found: dict[int, Ask] = {}
    for by_words in (True, False):
        for at, place in enumerate(places):
            free = waiting.get(place.essay, [])
            if at in found or not free:
                continue
            asks = essays[place.essay].asks
            if by_words:
                alike = [number for number in free if asks[number] == place.text]
            else:
                alike = [place.number] if place.number in free else []
            if alike:
                number = place.number if place.number in alike else alike[0]
                found[at] = Ask(place.essay, number)
                free.remove(number)
    return found


def _placed(
    essay: Essay, ask: Ask, place: PlacedAsk | None, sections: dict[str, Section], *, grouped: bool
) -> Recommended:
    words = essay.asks[ask.number]
    own = Group(essay.section if essay.section in sections else "")
    group = own
    if place is not None and place.heading:
        group = Group(heading=place.heading)
    elif place is not None and place.section in sections:
        group = Group(place.section)
    title = group.heading or (sections[group.section].title if group.section else "")
    return Recommended(ask, words, group, title if grouped else "", place is not None and place.out)


def _gathered(found: list[Recommended]) -> list[Recommended]:
    groups: dict[str, list[Recommended]] = defaultdict(list)
    for one in found:
        groups[one.title].append(one)
    return [one for group in groups.values() for one in group]
