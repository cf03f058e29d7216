"""Builds paragraphs while a page is walked: blocks opened and closed, words composed in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from essayeditor.importers.composer import Composer
from essayeditor.importers.html.state import State
from essayeditor.importers.raw import Item, ListMark, Look, Para, Placed, Role
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Atom, InlinePicture, LineBreak, MarkKind, NoteCall

_LABEL = "The labels of list items were left out; the book numbers them"


class Paragraphs:
    """The paragraphs of one story, the last of them open."""

    def __init__(self, tally: Tally, lang: str, moved: dict[str, str]) -> None:
        """Begin a story; `moved` takes in which paragraph follows each that came to nothing."""
        self._tally = tally
        self._lang = lang
        self._moved = moved
        self._gone: list[str] = []
        self._items: list[Item] = []
        self.mark: ListMark | None = None
        self._begin(Para())

    def _begin(self, para: Para) -> None:
        self._composer = Composer(para, self._tally, self._lang)

    @property
    def para(self) -> Para:
        """The open paragraph."""
        return self._composer.para

    @property
    def length(self) -> int:
        """How many characters the open paragraph has."""
        return len(self._composer)

    def open(self, role: Role, level: int, look: Look) -> None:
        """Close the open paragraph and begin another."""
        self._close_open()
        self._begin(Para(role=role, level=level, look=look))

    def _close_open(self) -> None:
        para = self._composer.finish()
        _trim_breaks(para)
        _trim_look(para)
        kept = para.content.text.strip() or para.look.rule or para.anchors
        if not kept:
            self._gone.append(para.id)
        else:
            self._moved.update(dict.fromkeys(self._gone, para.id))
            self._gone.clear()
            if self.mark is not None and para.mark is None and para.words:
                para.mark = self.mark
                self.mark = self.mark.continued()
            self._items.append(para)

    def add(self, items: Iterable[Item]) -> None:
        """Put items after what is there; the open paragraph is closed, and one like it begun."""
        para = self.para
        self.open(para.role, para.level, para.look)
        self._items.extend(items)

    def close(self) -> list[Item]:
        """Close the open paragraph and return all."""
        self.open(Role.BODY, 0, Look())
        return self._items

    # -- what stands in a paragraph -------------------------------------------------------------

    def _set(self, state: State) -> Composer:
        self._composer.links = [state.link]
        self._composer.suggestions = [state.suggestion] if state.suggestion is not None else []
        return self._composer

    def say(self, said: str | None, state: State) -> None:
        """Add text, white space collapsed but in preformatted text."""
        if not said:
            return
        composer = self._set(state)
        if not state.pre:
            composer.flow(said, state.look())
            return
        for n, line in enumerate(said.expandtabs(4).split("\n")):
            if n:
                composer.atom(LineBreak(), state.look())
            composer.say(line, state.look())

    def drop(self, why: str, said: str) -> None:
        """Leave words out knowingly."""
        self._composer.drop(why, f" {said} ")

    def atom(self, atom: Atom, state: State) -> None:
        """Add an atom."""
        self._set(state).atom(atom, state.look())

    def note_call(self, call: NoteCall, state: State) -> None:
        """Add a note's call, which is neither superscript nor a link by itself."""
        state = replace(state, link="", kinds=state.kinds - {MarkKind.UNDERLINE, MarkKind.SUPERSCRIPT})
        self.atom(call, state)

    def picture(self, placed: Placed, state: State) -> None:
        """Add a picture in the line."""
        if not state.hidden:
            self.atom(InlinePicture(placed.asset, placed.alt, placed.decorative), State())
            self.para.pictures.append(placed)

    def label(self, said: str) -> None:
        """Leave out the label of a list item that Word wrote into its page."""
        self.drop(_LABEL, said)


def _trim_breaks(para: Para) -> None:
    """Take off line breaks at either end, which show nothing there."""
    content = para.content
    breaks = {at for at, atom in content.placed_atoms() if isinstance(atom, LineBreak)}
    start, end = 0, len(content)
    while start < end and (start in breaks or content.text[start].isspace()):
        start += 1
    while end > start and (end - 1 in breaks or content.text[end - 1].isspace()):
        end -= 1
    if breaks and (start, end) != (0, len(content)):
        para.content = content.cut(start, end)
        for anchor in para.anchors:
            anchor.start = min(max(0, anchor.start - start), end - start)
            anchor.end = min(max(0, anchor.end - start), end - start)


def _trim_look(para: Para) -> None:
    """Take bold off a heading that is bold throughout: that is how headings look."""
    if para.role in (Role.HEADING, Role.TITLE) and para.look.bold:
        marks = tuple(m for m in para.content.marks if m.kind is not MarkKind.BOLD)
        para.content = Inline(para.content.text, marks, para.content.atoms)
