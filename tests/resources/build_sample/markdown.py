"""A Markdown file as a secretary with a plain editor would send it: no front matter, notes at the end."""

import textwrap

from .source import Block, Essay, Span

_MARKS = {"h2": "## ", "h3": "### ", "title": "# ", "quote": "> ", "pull": "> "}


def write(essay: Essay) -> bytes:
    parts: list[str] = []
    number = 0
    for block in essay.blocks:
        words = _spans(block.spans)
        number = number + 1 if block.kind == "number" else 0
        listed = _listed(block, words, number)
        if listed and parts and parts[-1].startswith(("- ", "1. ")):
            parts[-1] += "\n" + listed
        else:
            parts.append(listed or _paragraph(block, words))
    parts += [f"[^{key[1:]}]: {_spans(spans)}" for key, spans in essay.notes.items()]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    if span.note:
        return f"[^{span.note[1:]}]"
    text = f"[{span.text}]({span.link})" if span.link else span.text
    text = f"_{text}_" if span.italic else text
    return f"**{text}**" if span.bold else text


def _listed(block: Block, words: str, number: int) -> str:
    if block.kind == "bullet":
        return "  " * block.level + "- " + words
    return f"{number}. {words}" if block.kind == "number" else ""


def _paragraph(block: Block, words: str) -> str:
    if block.kind in ("title", "h2", "h3"):
        return _MARKS[block.kind] + words
    if block.kind in ("standfirst", "pull"):
        return f"_{words}_" if block.kind == "standfirst" else f"> **{words}**"
    mark = _MARKS.get(block.kind, "")
    return textwrap.fill(words, 88, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False)
