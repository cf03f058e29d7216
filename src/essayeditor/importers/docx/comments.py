"""Reads Word's comments and their threads (17.13.4; [MS-DOCX] 2.5.4 for replies and resolution)."""

from __future__ import annotations

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.names import ID, W14, W15, P, T, W
from essayeditor.importers.docx.package import WordPackage
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Remark


def read_comments(package: WordPackage, tally: Tally) -> tuple[dict[str, Comment], dict[str, str]]:
    """Return the threads by the id of their first comment, and for each reply the id it belongs to.

    The comments are not yet anchored: their block is empty.
    """
    root = package.related_xml("comments")
    if root is None:
        return {}, {}
    parents, resolved = _extensions(package, tally)
    remarks: dict[str, Remark] = {}
    last_paragraph: dict[str, str] = {}
    for element in root.iterfind(W + "comment"):
        key = element.get(ID, "")
        remarks[key] = Remark(element.get(W + "author", ""), element.get(W + "date", ""), _text(element))
        for line in element.iter(P):
            last_paragraph[key] = line.get(W14 + "paraId", "")
    by_paragraph = {paragraph: key for key, paragraph in last_paragraph.items() if paragraph}
    first: dict[str, str] = {}
    for key, paragraph in last_paragraph.items():
        parent = by_paragraph.get(parents.get(paragraph, ""), "")
        if parent and parent != key:
            first[key] = first.get(parent, parent)
    threads: dict[str, Comment] = {}
    for key, remark in remarks.items():
        if key in first and first[key] in threads:
            before = threads[first[key]]
            threads[first[key]] = Comment(before.id, "", 0, 0, (*before.thread, remark), before.resolved)
        else:
            first.pop(key, None)
            done = resolved.get(last_paragraph.get(key, ""), False)
            threads[key] = Comment(new_id(), "", 0, 0, (remark,), done)
    tally.kept["comments"] += len(remarks)
    return threads, first


def _extensions(package: WordPackage, tally: Tally) -> tuple[dict[str, str], dict[str, bool]]:
    """Return each comment paragraph's parent paragraph, and which threads are resolved."""
    try:
        root = package.related_xml("commentsExtended")
    except FileRefused:
        tally.remark(RemarkKind.WARNING, "Which comments answer which could not be read.")
        root = None
    parents: dict[str, str] = {}
    resolved: dict[str, bool] = {}
    for element in root.iterfind(W15 + "commentEx") if root is not None else ():
        key = element.get(W15 + "paraId", "")
        parents[key] = element.get(W15 + "paraIdParent", "")
        resolved[key] = element.get(W15 + "done", "0") in ("1", "true")
    return parents, resolved


def _text(comment: Element) -> str:
    lines = []
    for paragraph in comment.iter(P):
        parts = (
            "\n" if e.tag == W + "br" else "\t" if e.tag == W + "tab" else e.text or ""
            for e in paragraph.iter(T, W + "br", W + "tab", W + "delText")
        )
        lines.append("".join(parts))
    return "\n".join(lines).strip()
