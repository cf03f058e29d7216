"""The essays as we write them: a header of `key: value` lines, a rule, and one block on each line.

Blocks are told by how their line begins::

    # title       ~ standfirst      @ byline       ## heading     ### lower heading
    - bullet      -- lower bullet   1. number      a. lower number
    " quotation   ! pull quote      : signature    >> title page  + a bullet inserted by the copy desk
    [[figure file | alternative text, `none` or `decorative`]]    with caption: and credit: lines after it
    table: title  | cell | cell |   source: line
    ^1 footnote   %1 endnote        comment 1 | author | initials | time | text   (and reply)

Inside a line: `*italic*`, `**bold**`, `[words](address)`, `[^1]` for a footnote's call, `{%1}` for an
endnote's, `{cy:Welsh}`, `{ref:Figure 1}`, `{ins:}`, `{del:}`, `{from:}` and `{to:}` for tracked changes,
and `{c1:words:c1}` for the range of comment 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ESSAYS = Path(__file__).parent / "essays"

_TOKEN = re.compile(
    r"(?P<bold>\*\*)|(?P<italic>\*)|\[\^(?P<foot>\d+)\]|\{%(?P<end>\d+)\}"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<url>\S+?)\)"
    r"|\{(?P<open>cy|ref|ins|del|from|to|c\d):|(?P<close>:c\d\}|\})"
)
_PREFIXES = (
    ("### ", "h3", 0),
    ("## ", "h2", 0),
    ("# ", "title", 0),
    ("~ ", "standfirst", 0),
    ("@ ", "byline", 0),
    ("--- ", "bullet", 2),
    ("-- ", "bullet", 1),
    ("- ", "bullet", 0),
    ("+ ", "inserted", 0),
    ('" ', "quote", 0),
    ("! ", "pull", 0),
    (": ", "sign", 0),
    (">> ", "titlepage", 0),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words that look alike, or a note's call (`note` is then `f1` or `e1`)."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    lang: str = ""
    change: str = ""
    comment: int = 0
    link: str = ""
    note: str = ""
    ref: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or a figure or table with the lines that belong to it."""

    kind: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    picture: str = ""
    alt: str = ""
    caption: tuple[Span, ...] = ()
    credit: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin; `reply` is true for an answer to the comment of the same number."""

    number: int
    author: str
    initials: str
    when: str
    text: str
    reply: bool


@dataclass(frozen=True, slots=True)
class Essay:
    """One submission: its header, its blocks, its notes by key, and its comments in order."""

    meta: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Span, ...]]
    comments: tuple[Comment, ...] = field(default=())

    @property
    def title(self) -> str:
        return next(block.text for block in self.blocks if block.kind == "title")

    def has(self, feature: str) -> bool:
        return feature in self.meta.get("features", "").split()


def inline(text: str) -> tuple[Span, ...]:
    """The spans of one line of markup."""
    spans: list[Span] = []
    now = Span()
    opened: list[Span] = []
    at = 0
    for token in _TOKEN.finditer(text):
        if token.start() > at:
            spans.append(replace(now, text=text[at : token.start()]))
        at = token.end()
        if token["bold"]:
            now = replace(now, bold=not now.bold)
        elif token["italic"]:
            now = replace(now, italic=not now.italic)
        elif token["foot"] or token["end"]:
            spans.append(replace(now, note=f"f{token['foot']}" if token["foot"] else f"e{token['end']}"))
        elif token["words"]:
            spans.append(replace(now, text=token["words"], link=token["url"]))
        elif token["open"]:
            opened.append(now)
            now = _entered(now, token["open"])
        else:
            now = opened.pop()
    if at < len(text):
        spans.append(replace(now, text=text[at:]))
    return tuple(spans)


def _entered(now: Span, name: str) -> Span:
    if name == "cy":
        return replace(now, lang="cy-GB")
    if name == "ref":
        return replace(now, ref=True)
    if name[0] == "c":
        return replace(now, comment=int(name[1:]))
    return replace(now, change=name)


def read(path: Path) -> Essay:
    """The essay in `path`."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    meta = {
        key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.split("\n"))
    }
    notes: dict[str, tuple[Span, ...]] = {}
    comments: list[Comment] = []
    lines: list[str] = []
    for line in body.strip().split("\n"):
        if note := re.match(r"([\^%])(\d+) (.+)", line):
            notes[("f" if note[1] == "^" else "e") + note[2]] = inline(note[3])
        elif remark := re.match(r"(comment|reply) (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+)", line):
            kind, number, *rest = remark.groups()
            comments.append(Comment(int(number), *rest, reply=kind == "reply"))
        else:
            lines.append(line)
    return Essay(meta, tuple(_blocks(lines)), notes, tuple(comments))


def _blocks(lines: list[str]) -> Iterator[Block]:
    rest = list(reversed(lines))

    def follows(prefix: str) -> str:
        return rest.pop()[len(prefix) :].strip() if rest and rest[-1].startswith(prefix) else ""

    while rest:
        line = rest.pop()
        if line.startswith("[[figure "):
            name, alt = line[9:-2].split(" | ", 1)
            caption, credit = follows("caption:"), follows("credit:")
            yield Block("figure", picture=name, alt=alt, caption=inline(caption), credit=credit)
        elif line.startswith("table:"):
            rows = []
            while rest and rest[-1].startswith("|"):
                rows.append(tuple(cell.strip() for cell in rest.pop().strip().strip("|").split("|")))
            yield Block(
                "table", caption=inline(line[6:].strip()), rows=tuple(rows), credit=follows("source:")
            )
        else:
            yield _paragraph(line)


def _paragraph(line: str) -> Block:
    for prefix, kind, level in _PREFIXES:
        if line.startswith(prefix):
            return Block(kind, inline(line[len(prefix) :]), level)
    if number := re.match(r"(\d+|[a-z])\. (?=\S)", line):
        return Block("number", inline(line[number.end() :]), 0 if number[1].isdigit() else 1)
    return Block("para", inline(line))


def essays() -> list[Essay]:
    """Every essay, in the order of the book."""
    return [read(path) for path in sorted(ESSAYS.glob("*.txt"))]
