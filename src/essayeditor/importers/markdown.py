"""Reads Markdown: CommonMark with tables, footnotes, strike-through and front matter."""

from __future__ import annotations

import re

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.encoding import decode
from essayeditor.importers.html.reader import Resolve, read_html_text
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import Para, RawText, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import inline
from essayeditor.text.plain import words

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(.*)$")
_ROLES = {
    "title": Role.TITLE, "subtitle": Role.SUBTITLE, "author": Role.BYLINE, "authors": Role.BYLINE,
    "byline": Role.BYLINE, "standfirst": Role.STANDFIRST, "abstract": Role.STANDFIRST, "email": Role.CONTACT,
}  # fmt: skip


def read_markdown(
    content: bytes, limits: Limits, tally: Tally, resolve: Resolve | None = None
) -> tuple[RawText, TokenWalk]:
    """Return what a Markdown file says, and the count of its words."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    text = decode(content).text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.text_bytes:
        raise FileRefused("It is far longer than an essay. Ask for the essay in a file of its own.")
    head, text = _front_matter(text, tally)
    renderer = MarkdownIt("commonmark", {"html": True, "typographer": False, "maxNesting": 60})
    renderer.enable(["table", "strikethrough"]).use(footnote_plugin)
    page = renderer.render(text)
    raw, walked, _, _ = read_html_text(f"<html><body>{page}</body></html>", limits, tally, resolve)
    raw.items[:0] = head
    walked.words[:0] = [word for para in head for word in words(para.content.text)]
    return raw, walked


def _front_matter(text: str, tally: Tally) -> tuple[list[Para], str]:
    """Take the fields above the text ("title: …") as paragraphs of the head; drop the rest, told."""
    match = _FRONT.match(text.lstrip("\ufeff"))
    if match is None:
        return [], text
    paras = []
    role: Role | None = None
    for line in match.group(1).split("\n"):
        found = _FIELD.match(line)
        if found is not None:
            role = _ROLES.get(found.group(1).lower())
            value = found.group(2).strip()
        else:
            value = line.strip().removeprefix("- ").strip()
        value = value.strip("[]").strip("\"'")
        if not value or value in ("|", ">"):
            continue
        if role is None:
            tally.gather(RemarkKind.DROPPED, "A field above the text was left out", line)
        else:
            paras.append(Para(inline(value), role=role))
    return paras, text.lstrip("\ufeff")[match.end() :]
