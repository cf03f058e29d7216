"""Joins captions to their figures and tables, and source lines to theirs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from essayeditor.importers.raw import Para, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.blocks import TEXT_BLOCKS, Block, Figure, Table
from essayeditor.text.inline import Inline

_NAMES = r"figure|fig\.?|picture|image|photo|photograph|illustration|plate|chart|diagram|map|table|box"
_LABEL = re.compile(rf"^\s*(?:{_NAMES})\s*\d+(?:[.–-]\d+)*[a-z]?\s*(?:[:.–—-]\s*|\s+|$)", re.IGNORECASE)
_TABLE_LABEL = re.compile(r"^\s*table\s*\d", re.IGNORECASE)
_FIGURE_START = re.compile(r"^\s*(?:figure|fig\.)\s*\d+\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\s*(?:photo(?:graph)?|picture|image|illustration|drawing|chart|graph|graphic|diagram|map|credit|source)s?"
    r"\s*(?:by\b|credit\b|:|©)|^\s*©",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\s*sources?\s*:", re.IGNORECASE)
_LABEL_DROPPED = "The number of a figure or table was left out; the book numbers them"


def join_captions(blocks: Sequence[Block], sources: dict[str, Para], tally: Tally) -> list[Block]:
    """Return blocks with captions, credits and source lines moved into what they belong to."""
    result: list[Block] = []
    waiting: tuple[Block, Para] | None = None  # a caption that may belong to what follows
    for block in blocks:
        para = sources.get(block.id)
        if isinstance(block, Figure | Table) and waiting is not None:
            result.pop()
            block = _give(block, waiting[0], waiting[1], tally)
        waiting = None
        last = result[-1] if result else None
        if para is None or para.ours or not isinstance(block, TEXT_BLOCKS):
            result.append(block)
            continue
        if last is not None and _belongs(para, last):
            result[-1] = _join(last, block, para, tally)
            continue
        if para.role is Role.CAPTION or (_TABLE_LABEL.match(para.words) and len(para.words) < 200):
            waiting = (block, para)
        result.append(block)
    return result


def _belongs(para: Para, last: Block) -> bool:
    """Say whether a paragraph is the caption, credit or source of the figure or table above it."""
    short = 0 < len(para.words) < 400
    if isinstance(last, Figure):
        if para.role is Role.CAPTION and not _TABLE_LABEL.match(para.words):
            return not last.caption
        if para.role is Role.SOURCE:
            return True
        if para.role is not Role.BODY or not short or para.mark is not None:
            return False
        if not last.caption:
            return bool(_FIGURE_START.match(para.words)) or (_is_credit(para) and len(para.words) < 200)
        return not last.credit and _is_credit(para) and len(para.words) < 200
    if isinstance(last, Table):
        if para.role is Role.CAPTION and not _FIGURE_START.match(para.words):
            return not last.title
        return not last.source and short and (para.role is Role.SOURCE or bool(_SOURCE.match(para.words)))
    return False


def _is_credit(para: Para) -> bool:
    return bool(_CREDIT.match(para.words))


def _join(last: Block, block: Block, para: Para, tally: Tally) -> Block:
    content: Inline = getattr(block, "content")  # noqa: B009 - any text block has one
    if isinstance(last, Figure) and (
        para.role is Role.SOURCE or (para.role is Role.BODY and _is_credit(para))
    ):
        tally.gather(RemarkKind.GUESSED, "A line under a picture was read as its credit", para.words)
        return dataclasses.replace(last, credit=last.credit + content if last.credit else content)
    if isinstance(last, Table) and (para.role is Role.SOURCE or _SOURCE.match(para.words)):
        tally.gather(RemarkKind.GUESSED, "A line under a table was read as its source", para.words)
        return dataclasses.replace(last, source=content)
    return _give(last, block, para, tally)


def _give(owner: Block, caption: Block, para: Para, tally: Tally) -> Block:
    content: Inline = getattr(caption, "content")  # noqa: B009 - any text block has one
    content = without_label(content, para, tally)
    if para.role is not Role.CAPTION:
        tally.gather(
            RemarkKind.GUESSED, "A paragraph beside a picture or table was read as its caption", para.words
        )
    if isinstance(owner, Figure):
        return dataclasses.replace(owner, caption=content)
    assert isinstance(owner, Table)
    return dataclasses.replace(owner, title=content)


def without_label(content: Inline, para: Para, tally: Tally) -> Inline:
    """Return a caption without its "Figure 1.", which is told in the report."""
    match = _LABEL.match(content.text)
    length = match.end() if match else 0
    if not length and para.label_end:
        rest = content.text[para.label_end :]
        length = para.label_end + len(rest) - len(rest.lstrip(" .:–—-\t"))
    if not length:
        return content
    tally.drop(_LABEL_DROPPED, content.text[:length].strip())
    words = content.cut(length, len(content))
    return words if para.exact else words.stripped()
