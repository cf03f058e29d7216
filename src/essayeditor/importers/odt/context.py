"""What all stories of one OpenDocument text share while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from essayeditor.importers.docx.context import OWN_BOOKMARK
from essayeditor.importers.links import clean_link
from essayeditor.importers.odt.changes import Open
from essayeditor.importers.odt.lists import OdtLists
from essayeditor.importers.odt.looks import OdtLooks
from essayeditor.importers.odt.names import DC, LOEXT, OFFICE, H, P
from essayeditor.importers.odt.package import OdtPackage
from essayeditor.importers.odt.styles import OdtStyles
from essayeditor.importers.raw import Anchor, Para, RawNote
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Remark

_OUTLINE = re.compile(r"^[0-9.]*(.*)\|outline$")
_REPLY = re.compile(r"^(?:Reply to|Antwort an|Réponse à|Respuesta a) (.+?) \(")


@dataclass(slots=True)
class Context:
    """Shared by the body, the notes and the boxes of one file."""

    package: OdtPackage
    styles: OdtStyles
    looks: OdtLooks
    lists: OdtLists
    open: Open
    tally: Tally
    lang: str = ""
    notes: list[RawNote] = field(default_factory=list)
    comments: dict[str, Comment] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    own_ids: set[str] = field(default_factory=set)
    ranged: set[str] = field(default_factory=set)  # comments that mark a stretch
    waiting: list[str] = field(default_factory=list)  # comments between paragraphs

    def bookmark(self, name: str, para: Para) -> None:
        """Remember in which paragraph a place with a name is; a name that we gave is the block's id.

        So an essay that went out as a Word file and comes back as OpenDocument keeps its blocks.
        """
        own = name.removeprefix(OWN_BOOKMARK)
        if own and own != name and own not in self.own_ids:
            self.own_ids.add(own)
            para.id = own
        self.bookmarks[quote(name)] = para.id

    def heading(self, said: str, para: Para) -> None:
        """Remember a heading, which links name by its words."""
        self.bookmarks.setdefault(quote(f"outline:{said}"), para.id)

    def link(self, address: str) -> str:
        """Return a link's address if it may stay, else "" with a line in the report."""
        if address.startswith("#"):
            place = unquote(address[1:])
            heading = _OUTLINE.match(place)
            return f"#{quote(f'outline:{heading.group(1)}' if heading else place)}"
        clean = clean_link(address)
        if clean is None and address.strip():
            self.tally.gather(
                RemarkKind.DROPPED,
                "A link to a place that is not of the web was left out, its words kept",
                address,
            )
        return clean or ""

    # -- comments -------------------------------------------------------------------------------

    def comment(self, element: Element) -> str:
        """Take in an office:annotation; return the key of the comment that it begins, "" for a reply."""
        author, when = element.findtext(DC + "creator") or "", element.findtext(DC + "date") or ""
        said = "\n".join("".join(map(str, line.itertext())) for line in element.iter(P, H)).strip()
        remark = Remark(author, when, said)
        key = element.get(OFFICE + "name") or new_id()
        self.tally.kept["comments"] += 1
        parent = self._parent(element, said)
        if parent:
            before = self.comments[parent]
            self.comments[parent] = Comment(before.id, "", 0, 0, (*before.thread, remark), before.resolved)
            self.replies[key] = parent
            return ""
        if key in self.comments:
            key = new_id()
        resolved = element.get(LOEXT + "resolved") == "true"
        self.comments[key] = Comment(new_id(), "", 0, 0, (remark,), resolved)
        return key

    def _parent(self, element: Element, said: str) -> str:
        """Return the key of the comment that this one answers.

        Files of today name it; older ones only begin with whom they answer.
        """
        named = element.get(LOEXT + "parent-name") or element.get(OFFICE + "parent-name") or ""
        named = self.replies.get(named, named)
        if named in self.comments:
            return named
        reply = _REPLY.match(said)
        last = next(reversed(self.comments), "")
        if reply and last and any(remark.author == reply.group(1) for remark in self.comments[last].thread):
            return last
        return ""

    def anchor(self, key: str, para: Para, at: int, ranged: bool) -> None:
        """Anchor a comment at a place; one with a range stays open until its end."""
        anchor = Anchor(key, at, -1 if ranged else at)
        para.anchors.append(anchor)
        if ranged:
            self.anchors[key] = anchor

    def end_anchor(self, element: Element, para: Para, at: int) -> None:
        """Take in an office:annotation-end; a stretch over paragraphs ends with its first one."""
        anchor = self.anchors.pop(element.get(OFFICE + "name", ""), None)
        if anchor is not None and any(anchor is own for own in para.anchors):
            anchor.end = at

    def thread(self, para: Para) -> None:
        """Make comments on the very same words one thread: LibreOffice loses which answers which."""
        by_place: dict[tuple[int, int], list[str]] = {}
        for anchor in para.anchors:
            if anchor.end > anchor.start and anchor.comment in self.comments:
                by_place.setdefault((anchor.start, anchor.end), []).append(anchor.comment)
        for keys in by_place.values():
            first, *answers = sorted(keys, key=lambda key: self.comments[key].thread[0].when)
            for key in answers:
                before, answer = self.comments[first], self.comments.pop(key)
                thread = (*before.thread, *answer.thread)
                self.comments[first] = Comment(before.id, "", 0, 0, thread, before.resolved)
                self.replies[key] = first
                self.tally.gather(
                    RemarkKind.GUESSED, "A comment on the very same words was read as an answer",
                    answer.thread[0].text,
                )  # fmt: skip
            para.anchors = [anchor for anchor in para.anchors if anchor.comment not in answers]
