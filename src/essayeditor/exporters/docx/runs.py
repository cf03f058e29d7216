"""An Inline as the runs of a Word paragraph: marks, links, notes, breaks, pictures and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from essayeditor.exporters.docx.drawing import write_inline_picture
from essayeditor.exporters.docx.edition import (
    Edition,
    Remarked,
    Scope,
    Story,
    bookmark_name,
    close_bookmark,
)
from essayeditor.exporters.docx.fields import write_field
from essayeditor.exporters.docx.formulas import office_math
from essayeditor.exporters.docx.properties import shown_kinds, stamp, stretches, write_properties
from essayeditor.exporters.docx.xml import Element, clean, put, sub, text_element
from essayeditor.text.document import walk
from essayeditor.text.marks import ATOM, Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall

if TYPE_CHECKING:
    from essayeditor.text.document import Note
    from essayeditor.text.inline import Inline
    from essayeditor.text.marks import Atom

_PIECES = re.compile(f"([{ATOM}\t])")
_SCHEME = re.compile(r"(https?|mailto):", re.IGNORECASE)
_ADDRESS_SAFE = "!#$%&'()*+,/:;=?@[]~-._"  # RFC 3986, 2.2 and 2.3, and the sign of what is encoded already


class Runs:
    """Writes one Inline into one paragraph."""

    def __init__(self, edition: Edition, story: Story, scope: Scope, paragraph: Element, lang: str) -> None:
        self._edition = edition
        self._story = story
        self._scope = scope
        self._paragraph = paragraph
        self._lang = lang
        self._plain_style = ""
        self._key: tuple[object, ...] = (None, None, None)
        self._holders: tuple[Element, Element, Element] = (paragraph, paragraph, paragraph)

    def write(self, text: Inline, remarks: Sequence[Remarked] = (), small: int = 0) -> None:
        """Append the runs of `text` to the paragraph, with the comments on it.

        The first `small` characters are in the style of opening words.
        """
        atoms = iter(text.atoms)
        spots = sorted({small, *(spot for remark in remarks for spot in (remark.start, remark.end))})
        self._comments(remarks, 0)
        for start, end, marks in text.runs():
            at = start
            for spot in [*(s for s in spots if start < s < end), end]:
                self._plain_style = "OpeningWords" if at < small else ""
                self._stretch(text.text[at:spot], atoms, marks)
                self._comments(remarks, spot)
                at = spot

    def _comments(self, remarks: Sequence[Remarked], spot: int) -> None:
        """Close and open at `spot` the ranges of comments, outside any link or tracked change."""
        closing = [r for r in remarks if r.end == spot and r.start < spot]
        opening = [r for r in remarks if r.start == spot]
        if closing or opening:
            self._key, self._holders = (None, None, None), (self._paragraph,) * 3
        for remark in closing:
            self._close_comment(remark)
        for remark in opening:
            for number in remark.numbers:
                sub(self._paragraph, "w:commentRangeStart", id=number)
            if remark.end == spot:
                self._close_comment(remark)

    def _close_comment(self, remark: Remarked) -> None:
        for number in remark.numbers:
            sub(self._paragraph, "w:commentRangeEnd", id=number)
            run = sub(self._paragraph, "w:r")
            sub(sub(run, "w:rPr"), "w:rStyle", val="CommentReference")
            sub(run, "w:commentReference", id=number)

    def _stretch(self, said: str, atoms: Iterator[Atom], marks: tuple[Mark, ...]) -> None:
        by_kind = {mark.kind: mark for mark in marks}
        holder = self._holder(by_kind)
        for piece in _PIECES.split(said):
            if piece == ATOM:
                self._atom(holder, next(atoms), by_kind, marks)
            elif piece == "\t":
                sub(self._run(holder, by_kind, marks), "w:tab")
            elif piece:
                self._text(holder, clean(piece), by_kind, marks)

    def _text(
        self, holder: Element, said: str, by_kind: dict[MarkKind, Mark], marks: tuple[Mark, ...]
    ) -> None:
        tag = "w:delText" if MarkKind.DELETED in by_kind else "w:t"
        for part, rtl in stretches(said):
            text_element(self._run(holder, by_kind, marks, rtl=rtl), part, tag)

    def _run(
        self,
        holder: Element,
        by_kind: dict[MarkKind, Mark],
        marks: tuple[Mark, ...],
        style: str = "",
        rtl: bool = False,
    ) -> Element:
        run = sub(holder, "w:r")
        style = style or self._plain_style
        if not (marks or style or rtl or self._lang):
            return run
        kinds = shown_kinds(marks)
        language = by_kind.get(MarkKind.LANGUAGE)
        lang = language.value if language else self._lang
        if not style and MarkKind.LINK in by_kind and MarkKind.CODE not in kinds:
            style = "Hyperlink"
        properties = write_properties(run, kinds, style, lang, rtl)
        if change := by_kind.get(MarkKind.REFORMATTED):
            self._reformatted(run if properties is None else properties, change, properties is None)
        return run

    def _reformatted(self, parent: Element, change: Mark, bare: bool) -> None:
        properties = sub(parent, "w:rPr") if bare else parent
        before = sub(
            properties, "w:rPrChange", id=self._edition.next_revision(), **stamp(change.author, change.when)
        )
        kinds = frozenset(MarkKind(name) for name in change.value.split(",") if name)
        if write_properties(before, kinds) is None:
            sub(before, "w:rPr")

    def _holder(self, by_kind: dict[MarkKind, Mark]) -> Element:
        """Return the element that the next run goes into: in its link, in its insertion, in its deletion."""
        link = by_kind.get(MarkKind.LINK)
        inserted, deleted = by_kind.get(MarkKind.INSERTED), by_kind.get(MarkKind.DELETED)
        key = (
            link and link.value,
            inserted and (inserted.author, inserted.when, inserted.value),
            deleted and (deleted.author, deleted.when, deleted.value),
        )
        if key == self._key:
            return self._holders[2]
        linked, put_in, taken_out = self._holders
        if key[0] != self._key[0]:
            linked = self._link(link.value) if link else self._paragraph
        if key[:2] != self._key[:2]:
            put_in = self._tracked(linked, inserted, "w:ins", "w:moveTo") if inserted else linked
        taken_out = self._tracked(put_in, deleted, "w:del", "w:moveFrom") if deleted else put_in
        self._key, self._holders = key, (linked, put_in, taken_out)
        return taken_out

    def _tracked(self, holder: Element, mark: Mark, tag: str, moved: str) -> Element:
        name = moved if mark.value == "moved" else tag
        return sub(holder, name, id=self._edition.next_revision(), **stamp(mark.author, mark.when))

    def _link(self, address: str) -> Element:
        """Return the w:hyperlink for an address; the paragraph itself if it cannot be linked."""
        if address.startswith("#"):
            anchor = self._anchor(address[1:])
            return sub(self._paragraph, "w:hyperlink", anchor=anchor) if anchor else self._paragraph
        if not _SCHEME.match(address):
            self._edition.find("link-left-out", f"The link to “{address}” cannot be kept.", self._scope.essay)
            return self._paragraph
        link = sub(self._paragraph, "w:hyperlink")
        put(link, "r:id", self._story.link(quote(address, safe=_ADDRESS_SAFE)))
        return link

    def _anchor(self, key: str) -> str:
        if key in self._scope.targets:
            return bookmark_name("ed", key)
        return self._edition.essay_bookmarks.get(key, "") or (key if self._edition.identities else "")[:40]

    def _atom(
        self, holder: Element, atom: Atom, by_kind: dict[MarkKind, Mark], marks: tuple[Mark, ...]
    ) -> None:
        if isinstance(atom, LineBreak):
            sub(self._run(holder, by_kind, marks), "w:br")
        elif isinstance(atom, NoteCall):
            self._call(holder, atom, by_kind, marks)
        elif isinstance(atom, InlinePicture):
            run = self._run(holder, by_kind, marks)
            write_inline_picture(self._edition, self._story, run, atom, self._scope.essay)
        else:
            self._formula(holder, atom, by_kind, marks)

    def _formula(
        self, holder: Element, atom: Formula, by_kind: dict[MarkKind, Mark], marks: tuple[Mark, ...]
    ) -> None:
        math = office_math(atom.omml)
        if math is not None:
            holder.append(math)
            return
        run = self._run(holder, by_kind, marks, style="Formula")
        text_element(run, clean(atom.plain), "w:delText" if MarkKind.DELETED in by_kind else "w:t")

    def _call(
        self, holder: Element, atom: NoteCall, by_kind: dict[MarkKind, Mark], marks: tuple[Mark, ...]
    ) -> None:
        note = self._scope.notes.get(atom.note)
        if note is None or self._story.kind == "note":
            self._edition.find(
                "note-missing", "A note is called here that is not there.", self._scope.essay, atom.note
            )
            return
        part = self._edition.notes_part(note.kind)
        name = bookmark_name("edn", atom.note)
        if atom.note in self._scope.called:
            number = str(self._scope.called[atom.note])
            write_field(holder, f"NOTEREF {name} \\f \\h", number, style=part.reference_style)
            return
        self._scope.called[atom.note] = len(self._scope.called) + 1
        opened = [self._edition.open_bookmark(holder, n) for n in self._names_at_call(note, name)]
        run = self._run(holder, by_kind, marks, style=part.reference_style)
        sub(run, f"w:{part.kind}Reference", id=part.add(note, self._scope))
        for bookmark in opened:
            close_bookmark(holder, bookmark)

    def _names_at_call(self, note: Note, name: str) -> list[str]:
        """Return the bookmarks around a call: the note's own, and in files that come back its blocks'.

        LibreOffice loses bookmarks inside notes, all but those of the first.
        """
        names = [name] if name else []
        if self._edition.identities:
            names += filter(None, (bookmark_name("edf", block.id) for block in walk(note.blocks)))
        return names
