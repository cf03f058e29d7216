"""Comments with their threads: the comments part, and which remark answers which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.edition import Edition, Remarked, Story
from essayeditor.exporters.docx.paragraphs import add_run, paragraph
from essayeditor.exporters.docx.properties import stamp
from essayeditor.exporters.docx.xml import Element, new, put, sub
from essayeditor.text.document import Comment, Document, Remark, inline_fields, walk
from essayeditor.text.marks import NoteCall

# MS-DOCX, 2.2.5: what answers what, and what is settled, stands in a part of its own.
_EXTENDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_EXTENDED_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def write_comments(edition: Edition, body: Story, comments: Iterable[Comment]) -> dict[str, list[Remarked]]:
    """Write the comments parts; return where each comment belongs, by block id."""
    comments = [comment for comment in comments if comment.thread]
    if not comments:
        return {}
    root = new("w:comments", ("mc", "w14"))
    extended = new("w15:commentsEx", ("mc",))
    put(root, "mc:Ignorable", "w14")
    put(extended, "mc:Ignorable", "w15")
    found: dict[str, list[Remarked]] = {}
    count = 0
    for comment in comments:
        numbers = tuple(range(count, count + len(comment.thread)))
        count += len(numbers)
        for number, remark in zip(numbers, comment.thread, strict=True):
            _remark(root, remark, number)
            entry = sub(extended, "w15:commentEx", paraId=_paragraph_id(number))
            if number != numbers[0]:
                put(entry, "w15:paraIdParent", _paragraph_id(numbers[0]))
            put(entry, "w15:done", int(comment.resolved))
        found.setdefault(comment.block, []).append(Remarked(comment.start, comment.end, numbers))
    body.relate(edition.package.xml("/word/comments.xml", CT.WML_COMMENTS, root), RT.COMMENTS)
    part = edition.package.xml("/word/commentsExtended.xml", _EXTENDED, extended)
    body.relate(part, _EXTENDED_RELATION)
    return found


def out_of_notes(document: Document, comments: Iterable[Comment]) -> list[Comment]:
    """Return the comments with those on a note's words moved to its call: Word has none inside notes."""
    inside = {block.id: note.id for note in document.notes for block in walk(note.blocks)}
    calls: dict[str, tuple[str, int]] = {}
    for block in walk(document.blocks):
        for name in inline_fields(block):
            for place, atom in getattr(block, name).placed_atoms():
                if isinstance(atom, NoteCall):
                    calls.setdefault(atom.note, (block.id, place))
    moved = []
    for comment in comments:
        if comment.block in inside and inside[comment.block] in calls:
            key, place = calls[inside[comment.block]]
            moved.append(replace(comment, block=key, start=place, end=place + 1))
        else:
            moved.append(comment)
    return moved


def _remark(root: Element, remark: Remark, number: int) -> None:
    initials = "".join(word[0] for word in remark.author.split())[:9]
    element = sub(root, "w:comment", id=number, **stamp(remark.author, remark.when), initials=initials)
    for place, line in enumerate(remark.text.split("\n")):
        written = paragraph(element, "CommentText")
        if place == 0:
            run = sub(written, "w:r")
            sub(sub(run, "w:rPr"), "w:rStyle", val="CommentReference")
            sub(run, "w:annotationRef")
        if line:
            add_run(written, line)
    put(element[-1], "w14:paraId", _paragraph_id(number))


def _paragraph_id(number: int) -> str:
    """Return the id of a remark's last paragraph: eight hexadecimal digits, below 80000000."""
    return f"{number + 1:08X}"
