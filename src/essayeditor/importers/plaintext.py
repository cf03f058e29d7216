"""Reads plain text: paragraphs out of lines, headings out of short lines, dashes out of hyphens."""

from __future__ import annotations

import re
import unicodedata
from statistics import median

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.encoding import decode
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import Look, Para, RawText, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import inline
from essayeditor.text.plain import words

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff\ufffc]")
_DOUBLE = re.compile(r"(?<=\w)[ \t]*---?[ \t]*(?=\w)|(?<=\s)--(?=\s)")
_UNDERLINE = re.compile(r"^\s*(=|-|~|\*){3,}\s*$")
_LIST_START = re.compile(r"^\s*(?:[-*•·–]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
_WRAPPED = 55  # lines at least this long in the median were broken by a program


def read_text(content: bytes, limits: Limits, tally: Tally, declared: str = "") -> tuple[RawText, TokenWalk]:
    """Return what a plain text says, and the count of its words."""
    if len(content) > limits.text_bytes:
        raise FileRefused("It is far longer than an essay. Ask for the essay in a file of its own.")
    decoded = decode(content, declared)
    if decoded.mended:
        tally.remark(
            RemarkKind.GUESSED,
            "Letters that had been garbled on the way (such as “â€™” for “’”) were mended; look them over.",
        )
    return read_plain(decoded.text, tally)


def read_plain(text: str, tally: Tally) -> tuple[RawText, TokenWalk]:
    """Return what text says, by its lines."""
    text = unicodedata.normalize("NFC", _ILLEGAL.sub("", text.lstrip("\ufeff")))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").replace("\u2029", "\n\n")
    walked = TokenWalk(words(text))
    raw = RawText(items=[_para(lines, alone) for lines, alone in _paragraphs(text.split("\n"))])
    changed = 0
    for para in raw.items:
        assert isinstance(para, Para)
        mended, times = _DOUBLE.subn(lambda m: "—" if "---" in m.group() else " – ", para.content.text)
        if times and not para.content.atoms:
            changed += times
            para.content = inline(re.sub(r" +", " ", mended))
    if changed:
        tally.remark(RemarkKind.GUESSED, f"Hyphens in place of dashes were made dashes in {changed} places.")
    return raw, walked


def _paragraphs(lines: list[str]) -> list[tuple[list[str], bool]]:
    """Part lines into paragraphs; with each says whether it is a single line set off by empty ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    long_lines = [len(line) for group in groups for line in group[:-1]]
    wrapped = bool(long_lines) and _WRAPPED <= median(long_lines) <= 100
    if not wrapped and len(groups) > 1 and _is_verse(groups):
        return [(group, len(group) == 1) for group in groups]
    result: list[tuple[list[str], bool]] = []
    for group in groups:
        if len(group) == 2 and _UNDERLINE.match(group[1]):
            result.append(([group[0]], True))
        elif wrapped:
            result.extend((part, len(part) == len(group) == 1) for part in _unwrapped(group))
        else:
            result.extend(([line], len(group) == 1) for line in group)
    return result


def _is_verse(groups: list[list[str]]) -> bool:
    """Say whether most groups are several short lines, which a poem has and prose has not."""
    several = [group for group in groups if len(group) > 1]
    short = [group for group in several if max(map(len, group)) < _WRAPPED]
    return len(several) * 2 > len(groups) and len(short) == len(several) and not any(
        _LIST_START.match(line) for group in several for line in group
    )  # fmt: skip


def _unwrapped(group: list[str]) -> list[list[str]]:
    """Join the lines of one paragraph; an indented line or a list's mark begins another."""
    parts: list[list[str]] = []
    for n, line in enumerate(group):
        indented = n > 0 and line[:1] in " \t" and not group[n - 1][:1].isspace()
        if not parts or _LIST_START.match(line) or indented:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _para(lines: list[str], alone: bool) -> Para:
    verse = len(lines) > 1 and max(map(len, lines)) < _WRAPPED and lines[0][-1:] not in "-"
    said = "\n".join(line.strip() for line in lines) if verse else " ".join(line.strip() for line in lines)
    para = Para(inline(said), role=Role.VERSE if verse else Role.BODY)
    short = alone and len(said) <= 80 and said[-1:] not in ".,;:?!…\"”’'" and said[:1].isupper()
    shouted = said.isupper() and len(said) > 3
    para.look = Look(bold=short or (alone and shouted and len(said) <= 100))
    return para
