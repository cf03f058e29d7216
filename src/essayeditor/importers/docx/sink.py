"""Gathers the words of one Word paragraph under their marks, and says what was left out and why."""

from __future__ import annotations

import re
import unicodedata

from essayeditor.importers.docx.context import Context
from essayeditor.importers.docx.fields import FieldStack
from essayeditor.importers.docx.looks import RunLook
from essayeditor.importers.docx.symbols import from_symbol_font
from essayeditor.importers.links import clean_link
from essayeditor.importers.raw import Para
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import Atom, Formula, Mark, MarkKind

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_HIDDEN = "Hidden text was left out"
_CODE = "Words inside a field's instruction, which Word never shows, were left out"


class Sink:
    """What words, atoms and looks go into; `finish` gives the paragraph its content."""

    def __init__(
        self, para: Para, context: Context, fields: FieldStack, suggestions: tuple[Mark, ...]
    ) -> None:
        self.para = para
        self.context = context
        self.tally: Tally = context.tally
        self.fields = fields
        self._builder = InlineBuilder()
        self._waiting: list[str] = []  # words of one look, not yet in the builder
        self.suggestions = list(suggestions)
        self.links: list[str] = []
        self.look = RunLook()
        self.custom_mark = False
        self._sizes: list[int] = []
        self._letters: dict[MarkKind, int] = {}
        self._letter_count = 0
        self._drops: dict[str, list[str]] = {}
        self._langs: dict[str, int] = {}

    @property
    def builder(self) -> InlineBuilder:
        """What was said so far."""
        if self._waiting:
            self.flush()
        return self._builder

    def set_look(self, look: RunLook) -> None:
        """Go on in another look. Word parts text into many runs of the same look; these stay one."""
        if look is not self.look:
            if self._waiting:
                self.flush()
            self.look = look

    def say(self, said: str) -> None:
        """Add words, or drop them where they are never shown."""
        if self.custom_mark:
            self._drop("The author's own marks of notes were left out; notes are numbered anew", said)
            return
        if self.fields:
            why = _CODE if self.fields.in_code() else self.fields.drops()
            if why:
                self._drop(why, said)
                return
        if self.look.hidden:
            self._drop(_HIDDEN, said)
        else:
            self._waiting.append(said)
            if self.look.formula:
                self.flush()

    def flush(self) -> None:
        """Put the waiting words under the marks that hold; called before what holds changes."""
        said = "".join(self._waiting)
        self._waiting.clear()
        if not said:
            return
        look = self.look
        if not said.isascii():
            if _PRIVATE.search(said) or look.font.lower() in ("symbol", "wingdings"):
                said = from_symbol_font(look.font, said)
            if not unicodedata.is_normalized("NFC", said):
                said = unicodedata.normalize("NFC", said)
        if look.formula and self.context.ours:
            self._builder.atom(Formula(said), self.marks(look))
            return
        if not said.isspace():
            self._note_look(look, said)
        self._builder.add(said, self.marks(look))

    def _drop(self, why: str, said: str) -> None:
        self._drops.setdefault(why, []).append(said)

    def _note_look(self, look: RunLook, said: str) -> None:
        count = len(said)
        self._letter_count += count
        self._sizes.append(look.size)
        for kind in look.kinds:
            self._letters[kind] = self._letters.get(kind, 0) + count
        self._langs[look.lang] = self._langs.get(look.lang, 0) + count
        if look.highlight:
            self.tally.gather(RemarkKind.DROPPED, "Words marked with a highlighter lost the colour", said)
        if look.capitals:
            self.tally.gather(
                RemarkKind.GUESSED, "Capitals made by formatting were read as the letters typed", said
            )

    def marks(self, look: RunLook, bare: bool = False) -> list[Mark]:
        """Return the marks of text with this look at this place."""
        link = self.links[-1] if self.links else self._field_link()
        if not (look.kinds or link or look.change or self.suggestions or look.lang):
            return []
        unsaid: set[MarkKind] = set()  # what a link or a note's number looks like by itself
        if not self.context.ours:
            unsaid |= {MarkKind.UNDERLINE} if link else set()
            unsaid |= {MarkKind.SUPERSCRIPT} if bare else set()
        marks = [Mark(0, 1, kind) for kind in look.kinds if kind not in unsaid]
        if link:
            marks.append(Mark(0, 1, MarkKind.LINK, link))
        if not self.context.same_language(look.lang):
            marks.append(Mark(0, 1, MarkKind.LANGUAGE, look.lang))
        if look.change is not None:
            marks.append(look.change)
        marks.extend(self.suggestions)
        return marks

    def _field_link(self) -> str:
        address = self.fields.link() if self.fields else None
        return self.cleaned(address) if address else ""

    def atom(self, atom: Atom, bare: bool = False) -> None:
        """Add an atom where text is shown; a `bare` one is not superscript by its style."""
        if self.fields and (self.fields.in_code() or self.fields.drops()):
            return
        if self.look.hidden:
            return
        self.builder.atom(atom, self.marks(self.look, bare))

    def cleaned(self, address: str) -> str:
        """Return a link's address if it may stay, else "" with a line in the report."""
        clean = clean_link(address)
        if clean is None and address.strip():
            self.tally.gather(
                RemarkKind.DROPPED,
                "A link to a place that is not of the web was left out, its words kept",
                address,
            )
        return clean or ""

    def shown(self) -> bool:
        """Say whether text here is part of what a reader sees."""
        return not (self.fields and (self.fields.in_code() or self.fields.drops())) and not self.look.hidden

    def finish(self) -> Para:
        """Give the paragraph its content and what its letters tell of its look."""
        para = self.para
        content = self.builder.build()
        if self.context.ours and para.lang:
            content = _without_language(content, para.lang)
        if not self.context.ours and self._look_of_language(content) and self._whole_language():
            para.lang = self._whole_language()
            content = _without_language(content, para.lang)
        para.content = content
        for anchor in para.anchors:
            if anchor.end < 0:
                anchor.end = len(content)
            anchor.start, anchor.end = min(anchor.start, len(content)), min(anchor.end, len(content))
        if self._letter_count:
            para.look.bold = self._letters.get(MarkKind.BOLD, 0) == self._letter_count
            para.look.italic = self._letters.get(MarkKind.ITALIC, 0) == self._letter_count
            para.look.size = max(self._sizes)
        for why, said in self._drops.items():
            self.tally.drop(why, "".join(said))
        return para

    def _look_of_language(self, content: Inline) -> bool:
        return any(mark.kind is MarkKind.LANGUAGE for mark in content.marks)

    def _whole_language(self) -> str:
        return next(iter(self._langs)) if len(self._langs) == 1 else ""


def _without_language(content: Inline, lang: str) -> Inline:
    """Take off the marks of the language that the whole paragraph is in."""
    marks = tuple(m for m in content.marks if m.kind is not MarkKind.LANGUAGE or m.value != lang)
    return Inline(content.text, marks, content.atoms)
