"""Takes title, authors, standfirst and contact details from the head and end of the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from essayeditor.importers.raw import Para, Role
from essayeditor.importers.result import Part, RemarkKind, Taken
from essayeditor.importers.structure.contacts import (
    Contacts,
    contacts_in,
    holds_contact,
    is_contact_line,
)
from essayeditor.importers.structure.people import (
    authors_after_by,
    bare_authors,
    described_author,
    styled_authors,
)
from essayeditor.importers.tally import Tally, shorten
from essayeditor.text.blocks import TEXT_BLOCKS, Block, Epigraph, Figure, Heading, Paragraph
from essayeditor.text.codec import to_json
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline
from essayeditor.text.marks import SUGGESTIONS, LineBreak, MarkKind
from essayeditor.text.plain import plain

_HEAD = 8  # blocks from the start within which the head of an essay lies
_TAIL = 5
_LENGTH = re.compile(
    r"^\W*(?:about|approx\w*\.?|word\s*count:?|length:?|c\.)?\s*\d[\d,]*\s*words\b", re.IGNORECASE
)
_NUMERAL = re.compile(r"^(?:chapter|part)?\s*(?:[ivxlc]+|\d+)\W*$", re.IGNORECASE)
_GENERIC = frozenset({
    "introduction", "foreword", "preface", "abstract", "summary", "background", "contents", "conclusion",
    "draft", "essay", "about the author",
})  # fmt: skip


@dataclass(slots=True)
class Head:
    """What was found, and the blocks that are left."""

    blocks: list[Block]
    title: str = ""
    standfirst: str = ""
    authors: list[str] = field(default_factory=list)
    contacts: Contacts = field(default_factory=Contacts)
    taken: list[str] = field(default_factory=list)
    parts: list[Taken] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)  # block taken -> block that stands for it


def take_head(
    blocks: Sequence[Block], sources: dict[str, Para], core_title: str, tally: Tally, ours: bool = False
) -> Head:
    """Return the head of an essay and its blocks without it. Every line taken is told in the report."""
    finder = _Finder(Head(list(blocks)), sources, core_title, tally)
    place = finder.find_title()
    finder.find_authors(place)
    finder.find_standfirst(place)
    finder.find_contacts()
    if finder.head.title and not ours:
        finder.find_repetitions()
        finder.head.blocks = _raised(finder.head.blocks)
    return finder.head


def is_numeral(said: str) -> bool:
    """Say whether a heading says no more than its number: "XV", "3.", "Chapter 2"."""
    return bool(_NUMERAL.match(" ".join(said.split())))


def _joined(parts: list[str]) -> str:
    """Return a title that stands in several lines, with a colon after a number."""
    return " ".join(
        f"{p.rstrip(':. ')}:" if is_numeral(p) and n + 1 < len(parts) else p for n, p in enumerate(parts)
    )


def _raised(blocks: list[Block]) -> list[Block]:
    """Return headings raised so that the highest is of the first level, which the title had."""
    highest = min((b.level for b in blocks if isinstance(b, Heading)), default=1)
    if highest == 1:
        return blocks
    return [
        dataclasses.replace(b, level=b.level - highest + 1) if isinstance(b, Heading) else b for b in blocks
    ]


def _content(block: Block | None) -> Inline | None:
    content = getattr(block, "content", None)
    return content if isinstance(content, Inline) else None


def _said(block: Block | None) -> str:
    content = _content(block)
    return plain(content, " ").strip() if content is not None else ""


def _can_go(block: Block, keeps: frozenset[MarkKind] = SUGGESTIONS | {MarkKind.LINK}) -> bool:
    """Say whether a block holds nothing but words: no note, suggestion, link or picture would go too."""
    content = _content(block)
    if not isinstance(block, TEXT_BLOCKS) or content is None or block.end is not None:
        return False
    if any(mark.kind in keeps for mark in content.marks):
        return False
    return bool(content.text.strip()) and all(isinstance(atom, LineBreak) for atom in content.atoms)


def _for_editors(said: str) -> bool:
    """Say whether a short line speaks to the editors: how long the text is, what is not to be printed."""
    return len(said) <= 140 and (bool(_LENGTH.match(said)) or "do not print" in said.lower())


def _set_apart(block: Block | None) -> bool:
    """Say whether all words of a block are bold, or all italic."""
    content = _content(block)
    if content is None:
        return False
    end = len(content.text.rstrip())
    return any(
        m.kind in (MarkKind.BOLD, MarkKind.ITALIC) and m.start == 0 and m.end >= end for m in content.marks
    )


class _Finder:
    def __init__(self, head: Head, sources: dict[str, Para], core_title: str, tally: Tally) -> None:
        self.head = head
        self._sources = sources
        self._core_title = core_title.lower()
        self._tally = tally

    def _role(self, block: Block) -> Role:
        para = self._sources.get(block.id)
        return para.role if para is not None else Role.BODY

    def _take(self, block: Block, what: str, part: Part) -> None:
        place = self.head.blocks.index(block)
        self.head.blocks.pop(place)
        said = _said(block)
        self.head.taken.append(said)
        after = self.head.blocks[place].id if place < len(self.head.blocks) else ""
        content = to_json(Document((block,))).decode("utf-8", "replace")
        self.head.parts.append(Taken(part, said, content, block.id, after))
        self._tally.forget(block.id)
        if self.head.blocks:
            self.head.moved[block.id] = self.head.blocks[min(place, len(self.head.blocks) - 1)].id
        self._tally.remark(
            RemarkKind.GUESSED,
            f"“{shorten(said)}” was taken from the text as {what}. Change or clear it in the essay's "
            "details; put it back into the text if it belongs there.",
        )

    def _after(self, block: Block) -> Block | None:
        place = self.head.blocks.index(block)
        return self.head.blocks[place + 1] if place + 1 < len(self.head.blocks) else None

    def _text_follows(self) -> bool:
        return any(len(_said(b)) > 200 for b in self.head.blocks[: 2 * _HEAD])

    def find_title(self) -> int:
        """Take the title if it is evident; return the place where the head goes on, -1 without a title."""
        styled = [b for b in self.head.blocks[:_HEAD] if self._role(b) is Role.TITLE and _can_go(b)]
        if styled:
            place = self.head.blocks.index(styled[0])
            parts = []
            while place < len(self.head.blocks) and self.head.blocks[place] in styled:
                parts.append(_said(self.head.blocks[place]))
                self._take(self.head.blocks[place], "the title", Part.TITLE)
            self.head.title = _joined(parts)
            return place
        place = next((n for n, b in enumerate(self.head.blocks[:3]) if _said(b)), -1)
        if place < 0 or not all(isinstance(b, Figure) for b in self.head.blocks[:place]):
            return -1
        block = self.head.blocks[place]
        if not self._is_title(block):
            return -1
        self.head.title = _said(block)
        self._take(block, "the title", Part.TITLE)
        return place

    def _is_title(self, block: Block) -> bool:
        said = _said(block)
        if not _can_go(block) or len(said) > 160 or said.lower().rstrip(":.") in _GENERIC:
            return False
        if is_numeral(said):
            return False
        if isinstance(block, Heading):
            return self._heads_the_whole(block)
        if not isinstance(block, Paragraph) or len(said) > 120 or authors_after_by(said):
            return False
        if said.lower() == self._core_title:
            return True
        para = self._sources.get(block.id)
        apart = para is not None and (para.look.centred or para.look.bold)
        return apart and said[-1:] not in ".,;:" and self._text_follows()

    def _heads_the_whole(self, block: Heading) -> bool:
        """Say whether the first heading is the only one of its level, or has a byline under it."""
        if not any(
            isinstance(b, Heading) and b.id != block.id and b.level <= block.level for b in self.head.blocks
        ):
            return True
        after = self._after(block)
        if after is None or isinstance(after, Heading):
            return False
        if self._role(after) in (Role.BYLINE, Role.STANDFIRST, Role.SUBTITLE):
            return True
        return bool(authors_after_by(_said(after)) or bare_authors(_said(after)))

    def find_authors(self, place: int) -> None:
        """Take the byline: by its style, as a line with "By", or as bare names right under the title."""
        head = self.head
        for block in head.blocks[:_HEAD]:
            if self._role(block) is Role.BYLINE and _can_go(block):
                head.authors += [n for n in styled_authors(_said(block)) if n not in head.authors]
                self._take(block, "the byline", Part.BYLINE)
        for block in head.blocks[:_HEAD]:
            if head.authors and self._role(block) is Role.AFFILIATION and _can_go(block):
                self._take(block, "the contributor's role", Part.ROLE)
        if head.authors:
            return
        start = max(0, place)
        for n, block in enumerate(head.blocks[start : start + 4]):
            said = _said(block)
            if not isinstance(block, Paragraph | Heading) or not _can_go(block) or len(said) > 200:
                continue
            names = authors_after_by(said)
            if not names and place >= 0:
                names = bare_authors(said) if n == 0 else ()
                described = described_author(said, n == 0 and self._role(block) is not Role.HEADING)
                names = names or ((described,) if described else ())
            if names and self._text_follows():
                head.authors += names
                self._take(block, "the byline", Part.BYLINE)
                return

    def find_standfirst(self, place: int) -> None:
        """Take the standfirst: by its style, or the one paragraph under the title set bold or italic."""
        head = self.head
        for block in head.blocks[:_HEAD]:
            if self._role(block) in (Role.STANDFIRST, Role.SUBTITLE) and _can_go(block):
                head.standfirst = f"{head.standfirst} {_said(block)}".strip()
                self._take(block, "the standfirst", Part.STANDFIRST)
        if head.standfirst or not 0 <= place < len(head.blocks):
            return
        block = head.blocks[place]
        said = _said(block)
        follows = self._after(block)
        if not isinstance(block, Paragraph) or not isinstance(follows, Paragraph | Epigraph):
            return
        if not _can_go(block) or not 6 <= len(said.split()) <= 60 or holds_contact(said):
            return
        if _set_apart(block) and not _set_apart(follows):
            head.standfirst = said
            self._take(block, "the standfirst", Part.STANDFIRST)

    def find_repetitions(self) -> None:
        """Take a title or byline that the head says a second time."""
        head = self.head
        for block in head.blocks[:_HEAD]:
            said = _said(block)
            if not _can_go(block) or len(said) > 200:
                continue
            if said.casefold() == head.title.casefold():
                self._take(block, "the title, said again", Part.REPEATED)
            elif head.authors and tuple(head.authors) in (
                authors_after_by(said) or bare_authors(said),
                (described_author(said, under_title=True),),
            ):
                self._take(block, "the byline, said again", Part.REPEATED)

    def find_contacts(self) -> None:
        """Take lines of contact details at either end; warn of addresses that stand in the text."""
        head = self.head
        for block in dict.fromkeys([*head.blocks[:_HEAD], *head.blocks[-_TAIL:]]):
            said = _said(block)
            if (
                said
                and _can_go(block, SUGGESTIONS)
                and (self._role(block) is Role.CONTACT or is_contact_line(said) or _for_editors(said))
            ):
                head.contacts.add(said)
                self._take(
                    block, "a note to the editors, or contact details for the private record", Part.CONTACT
                )
        for block in head.blocks:
            found = contacts_in(_said(block))
            if found:
                self._tally.remark(
                    RemarkKind.WARNING,
                    f"An e-mail address or telephone number stands in the text ({', '.join(found[:3])}). "
                    "Make sure that it may be printed.",
                    block.id,
                )
