"""Builds paragraphs while HTML is walked: white space collapsed, blocks opened and closed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from essayeditor.importers.html.state import State
from essayeditor.importers.raw import Item, ListMark, Look, Para, Placed, Role
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import Atom, InlinePicture, LineBreak, MarkKind, NoteCall

_SPACE = re.compile(r"[ \t\r\n\f]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufffc]")


class Paragraphs:
    """The paragraphs of one story, the last of them open."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._items: list[Item] = []
        self.mark: ListMark | None = None
        self.para = Para()
        self._begin()

    def _begin(self) -> None:
        self._builder = InlineBuilder()
        self._space = True
        self._letters: dict[MarkKind, int] = {}
        self._count = 0
        self._size = 0

    @property
    def length(self) -> int:
        """How many characters the open paragraph has."""
        return len(self._builder)

    def open(self, role: Role, level: int, look: Look) -> None:
        """Close the open paragraph and begin another."""
        self._close_open()
        self.para = Para(role=role, level=level, look=look)
        self._begin()

    def _close_open(self) -> None:
        para = self.para
        para.content = self._builder.build()
        if self._count:
            para.look.bold = self._letters.get(MarkKind.BOLD, 0) == self._count
            para.look.italic = self._letters.get(MarkKind.ITALIC, 0) == self._count
            para.look.size = self._size
        if not para.words and not para.content.atoms and not para.look.rule and not para.anchors:
            return
        if self.mark is not None and para.mark is None and para.words:
            para.mark = self.mark
            self.mark = self.mark.continued()
        self._items.append(para)

    def add(self, items: Iterable[Item]) -> None:
        """Put items after what is there; the open paragraph is closed."""
        self.open(self.para.role, self.para.level, Look())
        self._items.extend(items)

    def close(self) -> list[Item]:
        """Close the open paragraph and return all."""
        self.open(Role.BODY, 0, Look())
        return self._items

    def say(self, said: str, state: State) -> None:
        """Add text, white space collapsed but in preformatted text."""
        if not said:
            return
        said = _ILLEGAL.sub("", said)
        if state.pre:
            self._say_lines(said, state)
            return
        said = _SPACE.sub(" ", said)
        if self._space:
            said = said.lstrip(" ")
        if said:
            self._put(said, state)

    def _say_lines(self, said: str, state: State) -> None:
        for n, line in enumerate(said.expandtabs(4).split("\n")):
            if n:
                self.atom(LineBreak(), state)
            self._put(line, state)

    def _put(self, said: str, state: State) -> None:
        if not said:
            return
        if state.hidden:
            self._tally.drop("Hidden text was left out", said)
            return
        self._space = said.endswith(" ")
        said = unicodedata.normalize("NFC", said)
        if not said.isspace():
            self._count += len(said)
            for kind in state.kinds:
                self._letters[kind] = self._letters.get(kind, 0) + len(said)
            self._size = max(self._size, state.size)
        self._builder.add(said, state.marks())

    def atom(self, atom: Atom, state: State) -> None:
        """Add an atom."""
        if not state.hidden:
            self._builder.atom(atom, state.marks())
            self._space = isinstance(atom, LineBreak)

    def note_call(self, call: NoteCall, state: State) -> None:
        """Add a note's call, which is not superscript by itself."""
        self._builder.atom(
            call, [m for m in state.marks() if m.kind not in (MarkKind.SUPERSCRIPT, MarkKind.LINK)]
        )
        self._space = False

    def picture(self, asset: str, alt: str, decorative: bool, height: int, state: State) -> None:
        """Add a picture in the line."""
        if state.hidden:
            return
        self._builder.atom(InlinePicture(asset, alt, decorative), [])
        self.para.pictures.append(Placed(asset, alt, decorative, None, height))
        self._space = False

    def label(self, said: str) -> None:
        """Leave out the label of a list item that Word wrote into its HTML."""
        self._tally.drop("The labels of list items were left out; the book numbers them", said)
        if self.para.mark is not None:
            self.para.mark = self.para.mark.labelled(said)
