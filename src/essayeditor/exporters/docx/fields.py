"""Fields: what Word computes itself (page numbers, references, sequences), with what it will show."""

from __future__ import annotations

from essayeditor.exporters.docx.xml import Element, sub, text_element


def write_field(parent: Element, instruction: str, shown: str, style: str = "", stale: bool = False) -> None:
    """Append a whole field to a paragraph or link. `stale` asks Word to compute it on opening."""
    open_field(parent, instruction, style, stale=stale)
    if shown:
        text_element(_run(parent, style), shown)
    close_field(parent, style)


def open_field(parent: Element, instruction: str, style: str = "", stale: bool = False) -> None:
    """Begin a field; what follows, up to `close_field`, is its result."""
    begin = sub(_run(parent, style), "w:fldChar", fldCharType="begin")
    if stale:
        begin.set(begin.tag.replace("fldChar", "dirty"), "true")
    text_element(_run(parent, style), f" {instruction} ", "w:instrText")
    sub(_run(parent, style), "w:fldChar", fldCharType="separate")


def close_field(parent: Element, style: str = "") -> None:
    """End the field that `open_field` began."""
    sub(_run(parent, style), "w:fldChar", fldCharType="end")


def _run(parent: Element, style: str) -> Element:
    run = sub(parent, "w:r")
    if style:
        sub(sub(run, "w:rPr"), "w:rStyle", val=style)
    return run
