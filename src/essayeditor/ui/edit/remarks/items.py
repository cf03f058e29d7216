"""What stands beside some blocks of a text: comments, and suggestions that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from essayeditor.text.document import Comment, walk
from essayeditor.text.marks import ATOM, MarkKind
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.commands import changes, stretches, styling, suggestions, wholes
from essayeditor.ui.edit.commands.suggestions import About, Found
from essayeditor.ui.edit.inplace import spots

_WHOLES = {"Figure": "picture", "Table": "table", "Statistic": "statistic", "Separator": "break"}
_LONGEST = 90
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Item(NamedTuple):
    """A comment, or suggestions of one person that touch each other, from `start` up to `end`."""

    start: int
    end: int
    comment: Comment | None
    found: tuple[Found, ...] = ()
    says: str = ""
    author: str = ""
    when: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the suggestions are inside a table, a caption and the like."""
        return self.comment is None and not self.found and bool(self.says)

    @property
    def key(self) -> str:
        """What tells it from its neighbours while it stays what it is."""
        if self.comment is not None:
            return self.comment.id
        return f"{self.start}/{self.says}/{self.author}"

    @property
    def kinds(self) -> set[MarkKind]:
        """The kinds of its suggestions."""
        return {one.mark.kind for one in self.found}


def beside(buffer: Buffer, blocks: Iterable[QTextBlock], *, resolved: bool = False) -> list[Item]:
    """Return what stands beside these blocks, in the order of the text."""
    found: list[Item] = []
    for block in blocks:
        found.extend(_comments(buffer, block, resolved=resolved))
        found.extend(_suggestions(block))
        found.extend(_inside(block))
    return sorted(found, key=lambda item: (item.start, item.comment is None))


def _comments(buffer: Buffer, block: QTextBlock, *, resolved: bool) -> Iterator[Item]:
    known = buffer.beside.comments
    if not known:
        return
    places: dict[str, tuple[int, int]] = {}
    for stretch in stretches.of_block(block):
        for key in stretch.facts.comments.split():
            places[key] = (places.get(key, (stretch.start, 0))[0], stretch.end)
    own = formats.block_facts(block)
    held, value = {own.id} - {""}, None
    if own.role is Role.OBJECT:
        value = wholes.found(block)
        held = {one.id for one in walk([value])} if value is not None else set()
    elif own.role is Role.BOX_TITLE and own.path:
        held = {own.path[-1].id}
    for comment in known.values():
        loose = comment.id not in buffer.beside.placed and comment.block in held
        place = places.get(comment.id) or ((block.position(), block.position()) if loose else None)
        if place is not None and (resolved or not comment.resolved):
            where = spots.named(value, comment) if value is not None else ""
            yield Item(*place, comment, says=where)


def _suggestions(block: QTextBlock) -> Iterator[Item]:
    together: list[Found] = []
    for one in suggestions.in_block(block):
        joins = (
            together
            and together[-1].end == one.start
            and together[-1].mark.author == one.mark.author
            and {together[-1].about, one.about} <= {About.WORDS, About.END}
        )
        if together and not joins:
            yield _item(block, together)
            together = []
        together.append(one)
    if together:
        yield _item(block, together)


def _inside(block: QTextBlock) -> Iterator[Item]:
    if formats.block_facts(block).role is not Role.OBJECT:
        return
    found = suggestions.inside(block)
    if found:
        who = sorted({made.author for made in found})
        count = "1 suggestion" if len(found) == 1 else f"{len(found)} suggestions"
        when = max(made.when for made in found)
        yield Item(block.position(), block.position() + 1, None, (), f"{count} inside", ", ".join(who), when)


def _item(block: QTextBlock, together: list[Found]) -> Item:
    mark = together[0].mark
    said = _says(block, together)
    return Item(together[0].start, together[-1].end, None, tuple(together), said, mark.author, mark.when)


def _says(block: QTextBlock, together: list[Found]) -> str:
    about = together[0].about
    if about is About.STYLE:
        return _restyled(block)
    if about in (About.WHOLE, About.BOX):
        what = "box" if about is About.BOX else _WHOLES.get(type(wholes.found(block)).__name__, "block")
        return f"{what.capitalize()} {'added' if together[0].mark.kind is MarkKind.INSERTED else 'deleted'}"
    words = {
        kind: " ".join(
            _words(block, one) for one in together if one.mark.kind is kind and one.about is About.WORDS
        )
        for kind in MarkKind
    }
    gone, come = _short(words[MarkKind.DELETED]), _short(words[MarkKind.INSERTED])
    ends = {one.mark.kind for one in together if one.about is About.END}
    if gone and come:
        return f"{gone} → {come}"
    if come:
        return f"{'New paragraph' if ends and len(come) > _LONGEST // 2 else 'Added'}: {come}"
    if gone:
        return f"Deleted: {gone}"
    if ends:
        return "Paragraph split" if MarkKind.INSERTED in ends else "Paragraphs joined"
    changed = next((one for one in together if one.mark.kind is MarkKind.REFORMATTED), None)
    if changed is not None:
        return f"Formatting changed: {_short(_words(block, changed))}"
    return "A note or picture"


def _restyled(block: QTextBlock) -> str:
    facts = formats.block_facts(block)
    was = values.unpack_former(facts.was)
    before = changes.restored(facts, was) if was is not None else facts
    names = styling.name(before), styling.name(facts)
    if names[0] == names[1]:
        return f"List level {before.level + 1} → {facts.level + 1}"
    return f"{names[0]} → {names[1]}"


def _words(block: QTextBlock, one: Found) -> str:
    start = one.start - block.position()
    units = block.text().encode("utf-16-le", "surrogatepass")
    said = units[2 * start : 2 * (one.end - block.position())].decode("utf-16-le", "replace")
    return said.replace(ATOM, "*").replace("\u2028", " ")


def _short(said: str) -> str:
    said = " ".join(said.split())
    if len(said) <= _LONGEST:
        return said
    half = _LONGEST // 2
    return f"{said[:half].rstrip()} … {said[-half:].lstrip()}"


def when_in_words(when: str, now: datetime | None = None) -> str:
    """Return a moment as people say it: "14:32" of today, "Tuesday", "15 Jan", "15 Jan 2025"."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    moment = moment.astimezone()
    today = (now or datetime.now(UTC)).astimezone()
    days = (today.date() - moment.date()).days
    if days == 0:
        return f"{moment:%H:%M}"
    if 0 < days < 7:
        return _DAYS[moment.weekday()]
    said = _day(moment.date())
    return said if moment.year == today.year else f"{said} {moment.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
