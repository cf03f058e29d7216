"""Operations on the recommendations of a book: their order, headings and introduction, which are in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from essayeditor.collection.asks import Ask, Group, Recommended, recommended, settled
from essayeditor.collection.editions import view
from essayeditor.collection.entities import AskPlan, Collection, Edition
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import clean, titled
from essayeditor.desk.words import counted, quoted


class AskOperations(DeskCore):
    """What the essays ask stays theirs; here it is only placed. `edition` is a key, "" for the full book.

    An edition has its recommendations as the full book has them, until any of this is done in it.
    """

    def edit_recommendations(
        self,
        edition: str = "",
        *,
        heading: str | None = None,
        intro: str | None = None,
        grouped: bool | None = None,
    ) -> Changes:
        """Change what the part is called ("": the usual), what leads in, and whether there are headings."""
        plan = self._ask_plan(edition)
        said = []
        if heading is not None and (heading := clean(heading)) != plan.heading:
            plan = dataclasses.replace(plan, heading=heading)
            said.append("Change the heading of the recommendations")
        if intro is not None and (intro := clean(intro, several_lines=True)) != plan.intro:
            plan = dataclasses.replace(plan, intro=intro)
            said.append("Change the introduction of the recommendations")
        if grouped is not None and grouped != plan.grouped:
            plan = dataclasses.replace(plan, grouped=grouped)
            said.append(f"Set the recommendations {'under headings' if grouped else 'as one list'}")
        return self._put_asks(edition, plan, said[0] if said else "")

    def move_asks(
        self, asks: Sequence[Ask], before: Ask | None, under: Group | None = None, edition: str = ""
    ) -> Changes:
        """Move recommendations before another (None: to the end of their group).

        `under` is the group that they come to stand in, None for that of the one they go before, or
        else the one each has. Where they are one list, each keeps its group for when there are headings.
        """
        order = self._asks(edition)
        grouped = self._ask_plan(edition).grouped
        chosen = [one for one in order if one.ask in set(asks)]
        target = next((one for one in order if one.ask == before and one not in chosen), None)
        if not grouped:
            under = None
        elif under is None and target is not None:
            under = target.group
        placed = [one if under is None else dataclasses.replace(one, group=under) for one in chosen]
        rest = [one for one in order if one not in chosen]
        if target is not None:
            at = rest.index(target)
        else:
            last = placed[-1].group if placed and grouped else None
            there = [n for n, one in enumerate(rest) if one.group == last]
            at = there[-1] + 1 if there else len(rest)
        label = f"Move {_named(chosen)}" if chosen else ""
        return self._place_asks(edition, [*rest[:at], *placed, *rest[at:]], label)

    def group_asks(self, asks: Sequence[Ask], heading: str, edition: str = "") -> Changes:
        """Put recommendations under a heading of the editors' own, at its end if it is there already."""
        heading = titled(heading, "A heading")
        order = self._asks(edition)
        group = next((one.group for one in order if one.title == heading), Group(heading=heading))
        moved = {one.ask for one in order if one.ask in set(asks) and one.group != group}
        placed = [dataclasses.replace(one, group=group) if one.ask in moved else one for one in order]
        if any(one.group == group for one in order):
            inside = [one for one in placed if one.ask in moved]
            placed = [one for one in placed if one.ask not in moved]
            last = max(n for n, one in enumerate(placed) if one.group == group)
            placed[last + 1 : last + 1] = inside
        chosen = [one for one in order if one.ask in moved]
        label = f"Put {_named(chosen)} under {quoted(heading)}" if chosen else ""
        return self._place_asks(edition, placed, label)

    def rename_ask_group(self, before: str, heading: str, edition: str = "") -> Changes:
        """Give a heading of the editors' own other words."""
        heading = titled(heading, "A heading")
        placed = [
            dataclasses.replace(one, group=Group(heading=heading)) if one.group.heading == before else one
            for one in self._asks(edition)
        ]
        return self._place_asks(edition, placed, f"Rename the heading {quoted(before)}")

    def move_ask_group(self, group: Group, by: int, edition: str = "") -> Changes:
        """Move all recommendations under one heading before the heading above (-1), or after that below."""
        order = self._asks(edition)
        groups = list(dict.fromkeys(one.group for one in order))
        if group not in groups or not 0 <= groups.index(group) + by < len(groups):
            return Changes()
        groups.insert(groups.index(group) + by, groups.pop(groups.index(group)))
        placed = [one for own in groups for one in order if one.group == own]
        title = next(one.title for one in order if one.group == group)
        return self._place_asks(edition, placed, f"Move the recommendations under {quoted(title)}")

    def leave_out_asks(self, asks: Sequence[Ask], out: bool = True, edition: str = "") -> Changes:
        """Leave recommendations out of the book, or take them in again. Their essays keep them."""
        order = self._asks(edition)
        chosen = [one for one in order if one.ask in set(asks) and one.out != out]
        placed = [dataclasses.replace(one, out=out) if one in chosen else one for one in order]
        verb, where = ("Leave", " out of the book") if out else ("Take", " into the book again")
        return self._place_asks(edition, placed, f"{verb} {_named(chosen)}{where}" if chosen else "")

    def reset_asks(self, edition: str = "") -> Changes:
        """Have the recommendations in the essays' order again; in an edition, as the full book has them."""
        if edition:
            return self._put_asks(edition, AskPlan(), "Take the recommendations of the full book")
        plan = dataclasses.replace(self.record.collection.asks, places=(), grouped=True)
        return self._put_asks("", plan, "Put the recommendations in the order of the essays")

    # How it is kept.

    def _ask_plan(self, edition: str) -> AskPlan:
        return view(self.record, edition).collection.asks

    def _asks(self, edition: str) -> list[Recommended]:
        return recommended(view(self.record, edition))

    def _place_asks(self, edition: str, order: Iterable[Recommended], label: str) -> Changes:
        """Keep an order. What stands under its own essay's section is kept so, and goes with the essay."""
        seen = view(self.record, edition)
        known = {section.id for section in seen.sections()}
        homes = {e.id: Group(e.section if e.section in known else "") for e in seen.essays()}
        kept = [(one.place, one.group == homes[one.ask.essay]) for one in order]
        places = tuple(dataclasses.replace(place, section="") if home else place for place, home in kept)
        plan = dataclasses.replace(self._ask_plan(edition), places=places)
        if recommended(seen, plan) == self._asks(edition):
            return Changes()  # it is so already
        return self._put_asks(edition, plan, label)

    def _put_asks(self, edition: str, plan: AskPlan, label: str) -> Changes:
        draft = self._draft()
        if edition:
            chosen = self.record.get(Edition, edition)
            if plan == self._ask_plan(edition) and chosen.asks == AskPlan():
                return Changes()  # as in the full book, and nothing of its own
            draft.put(dataclasses.replace(chosen, asks=plan))
            label = f"{label} in {quoted(chosen.name)}" if label else ""
        else:
            draft.put(dataclasses.replace(self.record.collection, asks=plan))
        return self._commit(draft, label)


def settle_asks(draft: Draft) -> None:
    """Let every place of a recommendation follow what an essay asks in other words now."""
    holders: list[Collection | Edition] = [draft.record.collection, *draft.record.all(Edition)]
    for holder in holders:
        if holder.asks.places:
            draft.put(dataclasses.replace(holder, asks=settled(holder.asks, draft.record)))


def _named(asks: Sequence[Recommended]) -> str:
    return quoted(asks[0].text) if len(asks) == 1 else counted(len(asks), "recommendation")
