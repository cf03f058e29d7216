"""What block a paragraph is: by its style, by its list, and where those are silent by its look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from essayeditor.importers.raw import Item, Para, RawTable, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.blocks import (
    Epigraph,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    PullQuote,
    Quote,
    Separator,
    TextBlock,
    Verse,
)  # fmt: skip
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind

_ORNAMENT = re.compile(r"^(?:[*⁂•·~#◆◇❦❧§✻✽+=_—–-]\s*){1,20}$")
_INDENTED = 350  # twips; less is a matter of taste, not of meaning
_HEADING_WORDS = 12
_LONG = 100  # characters; no line that is guessed to be a heading has more


@dataclass(frozen=True, slots=True)
class Manners:
    """How the body of this file is usually set: what differs from it means something."""

    left: int = 0
    right: int = 0
    size: int = 0
    bold: bool = False
    sizes: tuple[int, ...] = ()
    items: Sequence[Item] = ()
    folded: list[str] = field(default_factory=list, compare=False)  # all of the body, once it is asked for

    def says(self, told: str) -> bool:
        """Say whether the body's longer paragraphs hold these words, one after another."""
        if not self.folded:
            long = (i.content.text for i in self.items if isinstance(i, Para) and len(i.content) > _LONG)
            self.folded.append("|".join(map(_folded, long)))
        return _folded(told) in self.folded[0]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Manners:
        """Return the manners of most of the letters of the plain paragraphs."""
        lefts: Counter[int] = Counter()
        rights: Counter[int] = Counter()
        sizes: Counter[int] = Counter()
        bold = plain = 0
        for item in items:
            if isinstance(item, Para) and item.role is Role.BODY and item.mark is None:
                count = len(item.content)
                lefts[item.look.left] += count
                rights[item.look.right] += count
                sizes[item.look.size] += count
                bold += count if item.look.bold else 0
                plain += count
        if not plain:
            return cls(items=items)
        size = sizes.most_common(1)[0][0]
        larger = sorted((s for s in sizes if s > size), reverse=True)
        return cls(
            lefts.most_common(1)[0][0],
            rights.most_common(1)[0][0],
            size,
            2 * bold > plain,
            tuple(larger),
            items,
        )


_QUOTES = str.maketrans(dict.fromkeys("‘’“”'\"…,.;:!?", ""))


def _folded(said: str) -> str:
    return f" {' '.join(said.lower().translate(_QUOTES).split())} "


def block_of(
    para: Para, manners: Manners, beside: tuple[Item | None, Item | None], tally: Tally, guess: bool
) -> TextBlock | Separator | None:
    """Return the block that a paragraph is, or None if it is only white space.

    `beside` are the items before and after it; where `guess`, its look counts too.
    """
    if not (para.ours or para.exact):
        _trim(para)
    if not para.content:
        return _empty(para)
    if para.mark is not None and para.role not in (Role.HEADING, Role.TITLE, Role.CAPTION, Role.SUBTITLE):
        return ListItem(para.id, para.content, para.mark.kind, para.mark.level, None, para.lang, para.end)
    ornament = para.role is Role.SEPARATOR or (guess and not para.ours and _ORNAMENT.match(para.words))
    if ornament and not any(c.isalnum() for c in para.words):
        return Separator(para.id)
    styled = _styled(para)
    if styled is not None:
        return styled
    if guess and not para.ours:
        guessed = _guessed(para, manners, beside, tally)
        if guessed is not None:
            return guessed
    return Paragraph(para.id, para.content, para.lang, para.end)


def _trim(para: Para) -> None:
    text = para.content.text
    lead = len(text) - len(text.lstrip())
    if lead:
        para.cut_front(lead)
    if para.content.text != para.content.text.rstrip():
        para.content = para.content.stripped()


def _empty(para: Para) -> TextBlock | Separator | None:
    if para.ours and para.role is Role.SEPARATOR:
        return Separator(para.id)
    if para.ours or para.end is not None:
        return _styled(para) or Paragraph(para.id, para.content, para.lang, para.end)
    return Separator(para.id) if para.look.rule or para.role is Role.SEPARATOR else None


def _styled(para: Para) -> TextBlock | None:
    rest = (para.lang, para.end)
    if para.role is Role.HEADING:
        content = _unset(para.content) if para.look.bold and not para.ours else para.content
        return Heading(para.id, content, max(1, min(para.level, 3)), *rest)
    if para.role is Role.TITLE:
        return Heading(para.id, para.content, 1, *rest)
    if para.role is Role.QUOTE:
        return Quote(para.id, para.content, *rest)
    if para.role is Role.PULL_QUOTE:
        return PullQuote(para.id, para.content, *rest)
    if para.role is Role.EPIGRAPH:
        return Epigraph(para.id, para.content, *rest)
    if para.role is Role.VERSE:
        return Verse(para.id, para.content, *rest)
    return None


def _guessed(
    para: Para, manners: Manners, beside: tuple[Item | None, Item | None], tally: Tally
) -> TextBlock | None:
    if not looks_like_heading(para, manners):
        return _guessed_text(para, manners, beside, tally)
    if len(para.words.split()) >= 4 and manners.says(para.words):
        tally.gather(
            RemarkKind.GUESSED, "A line set apart repeats words of the essay and was read as a pull quote",
            para.words,
        )  # fmt: skip
        return PullQuote(para.id, _unset(para.content), para.lang, para.end)
    if _text_follows(beside[1]):
        level = _heading_level(para, manners)
        tally.remark(
            RemarkKind.GUESSED,
            f"“{para.words}” was read as a heading, being a short line set apart. "
            "Make it body text again if it is none.",
            para.id,
        )
        return Heading(para.id, _unset(para.content), level, para.lang, para.end)
    return None


def _guessed_text(
    para: Para, manners: Manners, beside: tuple[Item | None, Item | None], tally: Tally
) -> TextBlock | None:
    if _continues_list(para, *beside):
        mark = beside[0].mark if isinstance(beside[0], Para) else None
        level = mark.level if mark else 0
        para.mark = mark
        return ListItem(para.id, para.content, ListKind.CONTINUATION, level, None, para.lang, para.end)
    if _looks_like_quote(para, manners, beside[0]):
        tally.gather(RemarkKind.GUESSED, "An indented paragraph was read as a quotation", para.words[:80])
        return Quote(para.id, para.content, para.lang, para.end)
    return None


def looks_like_heading(para: Para, manners: Manners) -> bool:
    """Say whether a paragraph without a heading style is set like a heading: short, bold or large."""
    said = para.words
    if not said or para.role is not Role.BODY or para.mark is not None or para.content.atoms:
        return False
    if len(said) > 100 or len(said.split()) > _HEADING_WORDS or said[-1] in ".,;:…" or "\t" in said:
        return False
    if not any(c.isalpha() for c in said):
        return False
    bold = para.look.bold and not manners.bold
    large = bool(para.look.size and manners.size) and para.look.size >= manners.size + 4
    return bold or large


def _heading_level(para: Para, manners: Manners) -> int:
    if para.look.size in manners.sizes:
        return min(3, 1 + manners.sizes.index(para.look.size))
    return min(3, 1 + len(manners.sizes)) if manners.sizes and para.look.size <= manners.size else 1


def _text_follows(after: Item | None) -> bool:
    return isinstance(after, RawTable) or (isinstance(after, Para) and bool(after.content))


def _unset(content: Inline) -> Inline:
    """Take bold off a heading's words: that is how headings look, not what these words mean."""
    marks = tuple(m for m in content.marks if m.kind is not MarkKind.BOLD)
    return Inline(content.text, marks, content.atoms)


def _continues_list(para: Para, before: Item | None, after: Item | None) -> bool:
    if not isinstance(before, Para) or before.mark is None or para.mark is not None:
        return False
    if para.role is Role.LIST_CONTINUE:
        return True
    indent = before.mark.indent
    goes_on = isinstance(after, Para) and after.mark is not None and after.mark.key == before.mark.key
    if goes_on and para.look.left >= max(_INDENTED, indent) and para.look.first_line >= 0:
        return True
    return indent > 0 and abs(para.look.left - indent) <= 30 and para.look.first_line >= 0


def _looks_like_quote(para: Para, manners: Manners, before: Item | None) -> bool:
    look = para.look
    if look.centred or look.first_line < 0 or look.bold or para.role is not Role.BODY:
        return False
    left, right = look.left - manners.left, look.right - manners.right
    if left >= _INDENTED and right >= _INDENTED:
        return True
    after_list = isinstance(before, Para) and before.mark is not None
    return left >= 2 * _INDENTED - 200 and len(para.words) > 60 and not after_list and look.first_line == 0
