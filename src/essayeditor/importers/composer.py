"""Composes one paragraph from words with their looks, for formats that collapse white space.

OpenDocument and HTML both let a run of white space in the file stand for one space, none at a
paragraph's start (ODF 1.3 part 3, 6.1.2; CSS Text 3, 4.1.1). What they share besides is here: marks,
links, suggestions, languages, what is dropped, and what a paragraph's letters tell of its look.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass

from essayeditor.importers.docx.symbols import from_symbol_font
from essayeditor.importers.raw import Para
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import Atom, LineBreak, Mark, MarkKind

_SPACE = re.compile(r"[ \t\r\n\f]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufffc]")
HIDDEN = "Hidden text was left out"


@dataclass(frozen=True, slots=True)
class SpanLook:
    """The marks of a stretch of words, and what else must be known of it. `size` is in half-points."""

    kinds: tuple[MarkKind, ...] = ()
    lang: str = ""
    hidden: bool = False
    font: str = ""
    size: int = 0
    highlight: bool = False
    capitals: bool = False


PLAIN = SpanLook()


def same_language(tag: str, main: str) -> bool:
    """Say whether a language tag needs no mark: it is the file's own language, in any country."""
    tag = tag.lower()
    return tag in ("", "none", "zxx", "und", "x-none") or tag.split("-")[0] == main.lower().split("-")[0]


class Composer:
    """Gathers the words of one paragraph; `finish` gives the paragraph its content."""

    def __init__(self, para: Para, tally: Tally, lang: str, suggestions: list[Mark] | None = None) -> None:
        self.para = para
        self.tally = tally
        self.lang = lang
        self.suggestions = suggestions if suggestions is not None else []
        self.links: list[str] = []
        self._builder = InlineBuilder()
        self._after_space = True
        self._letters: dict[MarkKind, int] = {}
        self._letter_count = 0
        self._size = 0
        self._langs: set[str] = set()
        self._drops: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self._builder)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has come yet, not even a space."""
        return len(self._builder) == 0

    def flow(self, text: str | None, look: SpanLook) -> None:
        """Add words in which white space collapses."""
        if not text:
            return
        said = _SPACE.sub(" ", text)
        if self._after_space and said.startswith(" "):
            said = said[1:]
        self.say(said, look)

    def say(self, said: str, look: SpanLook) -> None:
        """Add words as they are, or drop them where they are hidden."""
        said = _ILLEGAL.sub("", said)
        if not said:
            return
        if look.hidden:
            self.drop(HIDDEN, said)
            return
        self._after_space = said.endswith(" ")
        if look.font:
            said = from_symbol_font(look.font, said)
        said = unicodedata.normalize("NFC", said)
        if not said.isspace():
            self._note_look(look, said)
        self._builder.add(said, self.marks(look))

    def solid(self) -> None:
        """Let the next space stand, whatever came before: it was asked for by name."""
        self._after_space = False

    def drop(self, why: str, said: str) -> None:
        """Leave words out knowingly; those of one paragraph are told as one."""
        self._drops.setdefault(why, []).append(said)

    def atom(self, atom: Atom, look: SpanLook, bare: bool = False) -> None:
        """Add an atom where text is shown; a `bare` one is not superscript by its style."""
        if look.hidden:
            return
        self._builder.atom(atom, self.marks(look, bare))
        self._after_space = isinstance(atom, LineBreak)

    def marks(self, look: SpanLook, bare: bool = False) -> list[Mark]:
        """Return the marks of text with this look at this place."""
        link = self.links[-1] if self.links else ""
        marks = [
            Mark(0, 1, kind)
            for kind in look.kinds
            if not (kind is MarkKind.UNDERLINE and link) and not (bare and kind is MarkKind.SUPERSCRIPT)
        ]
        if link:
            marks.append(Mark(0, 1, MarkKind.LINK, link))
        if not same_language(look.lang, self.lang):
            marks.append(Mark(0, 1, MarkKind.LANGUAGE, look.lang))
        marks.extend(_settled(mark, look) for mark in self.suggestions)
        return marks

    def _note_look(self, look: SpanLook, said: str) -> None:
        self._letter_count += len(said)
        self._size = max(self._size, look.size)
        for kind in look.kinds:
            self._letters[kind] = self._letters.get(kind, 0) + len(said)
        self._langs.add(look.lang)
        if look.highlight:
            self.tally.gather(RemarkKind.DROPPED, "Words marked with a highlighter lost the colour", said)
        if look.capitals:
            self.tally.gather(
                RemarkKind.GUESSED, "Capitals made by formatting were read as the letters typed", said
            )

    def finish(self) -> Para:
        """Give the paragraph its content and what its letters tell of its look."""
        para = self.para
        content = self._builder.build()
        if len(self._langs) == 1 and any(mark.kind is MarkKind.LANGUAGE for mark in content.marks):
            para.lang = next(iter(self._langs))
            marks = tuple(m for m in content.marks if m.kind is not MarkKind.LANGUAGE)
            content = Inline(content.text, marks, content.atoms)
        para.content = content
        for anchor in para.anchors:
            anchor.end = len(content) if anchor.end < 0 else anchor.end
            anchor.start, anchor.end = min(anchor.start, len(content)), min(anchor.end, len(content))
        if self._letter_count:
            para.look.bold = self._letters.get(MarkKind.BOLD, 0) == self._letter_count
            para.look.italic = self._letters.get(MarkKind.ITALIC, 0) == self._letter_count
            para.look.size = self._size
        for why, said in self._drops.items():
            self.tally.drop(why, "".join(said).strip())
        return para


def _settled(mark: Mark, look: SpanLook) -> Mark:
    """Return a suggestion; one of new looks, whose old ones the file does not tell, keeps those of now."""
    if mark.kind is MarkKind.REFORMATTED and not mark.value:
        return dataclasses.replace(mark, value=",".join(sorted(kind.value for kind in look.kinds)))
    return mark
