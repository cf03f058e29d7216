"""Reads our own Word files back: the styles that our exporter writes, paragraph by paragraph."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from essayeditor.importers.raw import Para
from essayeditor.importers.structure.captions import without_label
from essayeditor.importers.tally import Tally
from essayeditor.text.blocks import (
    Block,
    Box,
    BoxKind,
    Figure,
    Kept,
    ListItem,
    ListKind,
    Placement,
    Statistic,
    Table,
)
from essayeditor.text.inline import EMPTY, Inline
from essayeditor.text.plain import plain

BOX_STYLES = {
    "CaseStudyBox": BoxKind.CASE_STUDY,
    "AsksBox": BoxKind.ASKS,
    "SidebarBox": BoxKind.SIDEBAR,
}
_PLACEMENTS = {"figure half": Placement.HALF, "figure page": Placement.PAGE}
_CONTINUE = re.compile(r"^list continue ?(\d?)$")
_MATTER = frozenset({
    "proof heading", "proof note", "proof item", "about heading", "contributor", "contributor name",
    "contributor role", "headshot", "imprint", "imprint statement", "cover label", "back cover",
    "section title", "section note", "recommendation source", "toc heading", "gap",
})  # fmt: skip
_LEFT_OUT = "What our own file says around the essay (covering page, biography, imprint) is no part of it"


def is_matter(para: Para) -> bool:
    """Say whether a paragraph of our own file is not the essay's, but the book's or the proof's."""
    return not para.ours and para.style in _MATTER


def leave_out(para: Para, tally: Tally) -> None:
    """Leave such a paragraph out, told in the report with its words."""
    tally.drop(_LEFT_OUT, plain(para.content, " ").strip())


def settle_ours(blocks: Sequence[Block], sources: dict[str, Para], tally: Tally) -> list[Block]:
    """Return blocks with the parts joined that our exporter writes as paragraphs of their own."""
    result: list[Block] = []
    title: tuple[Inline, Para] | None = None  # of a table that is still to come
    for block in blocks:
        para = sources.get(block.id)
        style = para.style if para is not None else ""
        content = getattr(block, "content", EMPTY)
        last = result[-1] if result else None
        if isinstance(block, Table) and title is not None:
            block = dataclasses.replace(block, title=without_label(title[0], title[1], tally))
            title = None
        if isinstance(block, Figure):
            block = dataclasses.replace(
                block, placement=_PLACEMENTS.get(style, Placement.TEXT), lang=_lang(para)
            )
            result.append(block)
        elif para is None or isinstance(block, Table | Box):
            result.append(block)
        elif style == "table title" and not para.ours:
            title = (content, para)
        elif (joined := _joined(last, style, content, para, tally)) is not None:
            result[-1] = joined
        else:
            result.append(_own(block, para, style, content))
    return result


def _lang(para: Para | None) -> str:
    return para.lang if para is not None else ""


def _joined(last: Block | None, style: str, content: Inline, para: Para, tally: Tally) -> Block | None:
    """Return the block above with this paragraph as one of its parts, or None if it is none."""
    if para.ours:
        return None
    if isinstance(last, Figure) and style == "caption" and not last.caption:
        return dataclasses.replace(last, caption=without_label(content, para, tally))
    if isinstance(last, Figure) and style == "credit" and not last.credit:
        return dataclasses.replace(last, credit=content)
    if isinstance(last, Table) and style == "table source" and not last.source:
        return dataclasses.replace(last, source=content)
    if isinstance(last, Statistic) and style == "statistic claim" and not last.claim:
        return dataclasses.replace(last, claim=content)
    if isinstance(last, Statistic) and style == "statistic source" and not last.source:
        return dataclasses.replace(last, source=content)
    return None


def _own(block: Block, para: Para, style: str, content: Inline) -> Block:
    """Return a block of a kind that only our own styles name."""
    if style == "statistic":
        return Statistic(block.id, content, lang=para.lang)
    if style == "kept" and para.ours:
        return Kept(block.id, "", plain(content))
    found = _CONTINUE.match(style)
    if found:
        level = int(found.group(1) or 1) - 1
        return ListItem(block.id, content, ListKind.CONTINUATION, level, None, para.lang, para.end)
    return block


def box_of(table: Table, style: str, sources: dict[str, Para]) -> Box:
    """Return a table of one cell in the style of a box as the box that it stands for."""
    blocks = table.rows[0][0].blocks if table.rows and table.rows[0] else ()
    title = EMPTY
    if blocks:
        para = sources.get(blocks[0].id)
        if para is not None and para.style == "case study title" and not para.ours:
            title = getattr(blocks[0], "content", EMPTY)
            blocks = blocks[1:]
            lang = para.lang
            return Box(table.id, title, blocks, BOX_STYLES[style], lang)
    return Box(table.id, title, blocks, BOX_STYLES[style])
