"""The comments that Google Docs and Word write at the end of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essayeditor.importers.html.left_out import said_of
from essayeditor.importers.html.notes import PageNote
from essayeditor.importers.xmlsafe import text_of
from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Remark

_AUTHOR = re.compile(r"mso-comment-author:\s*[\"']?([^;\"']+)")
_DATE = re.compile(r"mso-comment-date:\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class CommentRange:
    """The words that a comment is about, in Word's pages alone."""

    block: str
    start: int
    end: int


def read_comment(note: PageNote) -> Comment:
    """Return the comment, not yet anchored; Google Docs says neither its author nor its time."""
    said = said_of(note.body).replace(" ".join(text_of(note.back).split()), "", 1).strip()
    author = when = ""
    above = note.body.getparent()
    for element in (*([above] if above is not None else []), *note.body.iter()):
        style = element.get("style", "") if isinstance(element.tag, str) else ""
        found, date = _AUTHOR.search(style), _DATE.search(style)
        author = author or (found.group(1).strip() if found else "")
        when = when or ("{}-{}-{}T{}:{}".format(*date.groups()) if date else "")
    return Comment(new_id(), "", 0, 0, (Remark(author, when, said),))
