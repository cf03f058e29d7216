"""An Inline becomes words: measured in their types, painted, with their breaks and note calls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall
from essayeditor.typeset import fonts
from essayeditor.typeset.compound import Compound, Part
from essayeditor.typeset.context import Context, in_language
from essayeditor.typeset.measured import Measured
from essayeditor.typeset.pages import ARTIFACT
from essayeditor.typeset.shaping import in_no_font
from essayeditor.typeset.words import Paint, Point, Type, Word, lexicon, word

_SPACES = re.compile("[\t-\r\x1c-\x20\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_SMALLER = 0.65
CALL_SIZE, CALL_RISE = 0.7, 0.34
"""A note call's size and rise, of the size of the text: 7 pt raised 3.4 in text of 10 pt."""


class Inset:
    """A picture that stands in a line as a word does. It looks to line breaking like a Word."""

    def __init__(self, asset: str, width: float, height: float, paint: Paint) -> None:
        self.asset = asset
        self.width = width
        self.height = height
        self.paint = paint
        self.left = self.right = 0.0
        self.flags = 0
        self.text = ""
        self.rtl = False
        self.odd = True
        self.own: tuple[tuple[int, int], ...] = ()

    def points(self, hyphens: int) -> tuple[Point, ...]:  # noqa: ARG002
        """Return no break: a picture stays whole."""
        return ()

    def everywhere(self) -> tuple[Point, ...]:
        """Return no break: a picture stays whole."""
        return ()


AnyWord = Word | Compound | Inset


@dataclass(slots=True)
class Run:
    """The words of a paragraph, one paint to each, and the words after which its line must end."""

    words: list[AnyWord] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    _measured: tuple[int, float, bool, Measured] | None = None

    def add(self, item: AnyWord, paint: Paint) -> None:
        """Add a word at the end."""
        self.words.append(item)
        self.paints.append(paint)

    def measured(self, space: float, hang: bool) -> Measured:
        """Return the words measured with spaces of this width; kept for when they are set again."""
        known = self._measured
        if known is None or known[:3] != (len(self.words), space, hang):
            text = Measured(self.words, frozenset(self.breaks), space, hang)
            known = self._measured = (len(self.words), space, hang, text)
        return known[3]

    def extend(self, other: Run) -> None:
        """Add another run's words at the end."""
        offset = len(self.words)
        self.words += other.words
        self.paints += other.paints
        self.breaks |= {offset + at for at in other.breaks}


def split(text: str) -> list[str]:
    """Part a text at the spaces at which a line may end; no-break spaces stay in their words."""
    if text.isascii():
        return text.split()
    return [part for part in _SPACES.split(text) if part]


def run_of(context: Context, text: Inline, kind: Type, paint: Paint, block: str = "") -> Run:
    """Return the words of an Inline set in a type and paint."""
    if missing := in_no_font(text.text.replace(ATOM, "")):
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:8])
        context.find(
            "glyph-missing", f"No font has the character {shown}; a question mark stands there.", block
        )
    named = block and paint.tag != ARTIFACT
    if named:
        context.origins[paint.tag] = block
    if not text.marks and not text.atoms:
        return plain_run(text.text, kind, paint)
    first = len(context.tree.nodes)
    run = _Builder(context, kind, paint, block).run(text)
    if named:
        context.origins.update(dict.fromkeys(range(first, len(context.tree.nodes)), block))
    return run


def plain_run(text: str, kind: Type, paint: Paint) -> Run:
    """Return the words of a text without marks."""
    known = lexicon(kind)
    words: list[AnyWord] = [known.get(part) or word(part, kind) for part in split(text)]
    return Run(words, [paint] * len(words))


class _Builder:
    """Collects the words of an Inline with marks and atoms."""

    def __init__(self, context: Context, kind: Type, paint: Paint, block: str) -> None:
        self._context = context
        self._kind = kind
        self._paint = paint
        self._block = block
        self._run = Run()
        self._parts: list[Part] = []
        self._links: dict[Mark, Paint] = {}

    def run(self, text: Inline) -> Run:
        """Return the words of the whole Inline."""
        atoms = iter(text.atoms)
        for start, end, marks in text.runs():
            kind, paint = self._marked(marks)
            for piece in re.split(f"({ATOM})", text.text[start:end]):
                if piece == ATOM:
                    self._atom(next(atoms), kind, paint)
                elif piece:
                    self._text(piece, kind, paint)
        self._close()
        return self._run

    def _text(self, text: str, kind: Type, paint: Paint) -> None:
        known = lexicon(kind)
        for number, part in enumerate(_SPACES.split(text)):
            if number:
                self._close()
            if part:
                self._parts.append((known.get(part) or word(part, kind), paint))

    def _close(self) -> None:
        """End the word that is being collected."""
        if len(self._parts) == 1:
            self._run.add(*self._parts[0])
        elif self._parts:
            self._run.add(Compound(self._parts), self._parts[0][1])
        self._parts = []

    def _marked(self, marks: tuple[Mark, ...]) -> tuple[Type, Paint]:
        kind, paint = self._kind, self._paint
        for mark in marks:
            kind = _typed(kind, mark)
            if mark.kind is MarkKind.LINK:
                paint = self._link(mark, paint)
            elif mark.kind is MarkKind.LANGUAGE:
                paint = replace(paint, lang=mark.value)
            elif mark.kind is MarkKind.UNDERLINE:
                paint = replace(paint, underline=True)
            elif mark.kind is MarkKind.STRIKE:
                paint = replace(paint, strike=True)
        for mark in marks:
            if mark.kind in (MarkKind.SUPERSCRIPT, MarkKind.SUBSCRIPT):
                rise = 0.35 if mark.kind is MarkKind.SUPERSCRIPT else -0.14
                paint = replace(paint, rise=kind.size * rise)
                kind = replace(kind, size=kind.size * _SMALLER)
        return kind, paint

    def _link(self, mark: Mark, paint: Paint) -> Paint:
        target = mark.value
        context = self._context
        if paint.tag == ARTIFACT:
            return paint
        if target.startswith("#"):
            name = context.name("b", target[1:])
            if name not in context.destinations:
                context.find(
                    "link-broken", f"A link leads to “{target}”, which is not in the essay.", self._block
                )
                return paint
            target = "#" + name
        known = self._links.get(mark)
        if known is None:
            node = context.tree.add("Link", self._paint.tag)
            known = self._links[mark] = replace(self._paint, tag=node)
        colour = context.colour("c")
        return replace(
            paint,
            tag=known.tag,
            colour=colour if paint.colour == context.colour("ink") else paint.colour,
            link=target,
            alt=mark.value,
            underline=paint.underline or context.theme.text.calls == "words",
        )

    def _atom(self, atom: object, kind: Type, paint: Paint) -> None:
        if isinstance(atom, LineBreak):
            self._close()
            if self._run.words:
                self._run.breaks.add(len(self._run.words) - 1)
        elif isinstance(atom, NoteCall):
            self._call(atom.note, kind)
        elif isinstance(atom, Formula):
            node = paint.tag
            if paint.tag != ARTIFACT:
                node = self._context.tree.add("Formula", self._paint.tag, Alt=atom.plain)
            self._text(atom.plain, kind, replace(paint, tag=node, link=""))
        elif isinstance(atom, InlinePicture):
            self._picture(atom, kind, paint)

    def _picture(self, picture: InlinePicture, kind: Type, paint: Paint) -> None:
        self._close()
        width, height = self._context.pictures(picture.asset)
        tall = kind.size * 1.05
        wide = min(tall * width / height, self._context.theme.page.measure / 2) if width and height else tall
        node = ARTIFACT
        if paint.tag != ARTIFACT and not picture.decorative:
            node = self._context.tree.add("Figure", self._paint.tag, Alt=picture.alt or "Picture")
        self._run.add(
            Inset(picture.asset, wide, wide * height / (width or 1) or tall, replace(paint, tag=node)), paint
        )

    def _call(self, note: str, kind: Type) -> None:
        context = self._context
        number = context.numbers.get(note)
        if number is None:
            context.find("note-missing", "A note is called that is not there.", self._block)
            return
        if self._paint.tag == ARTIFACT:
            return
        first = note not in context.called
        context.called.add(note)
        link = context.tree.add("Link", context.tree.add("Reference", self._paint.tag))
        in_words = context.theme.text.calls == "words"
        paint = Paint(
            colour=context.colour("d" if in_words else "c"),
            tag=link,
            rise=0.0 if in_words else kind.size * CALL_RISE,
            link="#" + context.name("n", note),
            alt=f"Note {number}",
            call=note if first else "",
            here=context.name("c", note) if first else "",
        )
        bold = fonts.bolder(self._kind.face)
        if in_words:
            self._close()
            shown = Type(bold, kind.size, ("pnum",), 0.0, kind.language)
            self._parts.append((word(f"[note\u00a0{number}]", shown), paint))
            return
        face = "sans-600" if kind.face.startswith("sans") else "text-600"
        size = self._kind.size * CALL_SIZE
        self._parts.append((word(str(number), Type(face, size, ("lnum", "pnum"), 0.0, kind.language)), paint))


def _typed(kind: Type, mark: Mark) -> Type:
    """Return the type under one mark."""
    if mark.kind is MarkKind.BOLD:
        return replace(kind, face=fonts.bolder(kind.face))
    if mark.kind is MarkKind.ITALIC:
        return replace(kind, face=fonts.slanted(kind.face))
    if (
        mark.kind is MarkKind.SMALL_CAPS
        and not fonts.is_italic(kind.face)
        and not kind.face.startswith("plain")
    ):
        return replace(kind, features=(*kind.features, "smcp"), tracking=kind.tracking + 60)
    if mark.kind is MarkKind.CODE and fonts.is_serif(kind.face):
        return replace(kind, face="sans", size=kind.size * 0.95, features=("lnum",), capitals=0.0)
    if mark.kind is MarkKind.LANGUAGE:
        return in_language(kind, mark.value)
    return kind


def small_caps(kind: Type) -> Type:
    """Return a type in true small capitals, tracked 60 thousandths."""
    return replace(kind, features=(*kind.features, "smcp"), tracking=60.0, capitals=0.0)
