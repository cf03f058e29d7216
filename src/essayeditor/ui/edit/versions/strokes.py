"""How what came, went or looks different is written into a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor, QTextFormat

from essayeditor.text.diff import PartChange
from essayeditor.text.diff_words import RunKind
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall
from essayeditor.ui.edit.bridge import looks
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.style.colours import Colours

Underline = QTextCharFormat.UnderlineStyle
_INKS = {MarkKind.INSERTED: "green", MarkKind.DELETED: "red"}


class Side(Enum):
    """What is shown of a change: both versions in one text, or only the earlier or the later."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


def pieces(part: PartChange, side: Side) -> Iterator[tuple[Inline, RunKind]]:
    """Yield the stretches of a text that a side shows, each with what became of it."""
    for run in part.runs:
        if run.kind is RunKind.DELETED:
            if side is not Side.NEW:
                yield part.old.cut(run.old_start, run.old_end), run.kind
        elif run.kind is RunKind.INSERTED:
            if side is not Side.OLD:
                yield part.new.cut(run.new_start, run.new_end), run.kind
        elif side is Side.OLD:
            yield part.old.cut(run.old_start, run.old_end), run.kind
        else:
            yield part.new.cut(run.new_start, run.new_end), run.kind


class Pen:
    """Writes words at a cursor, in the look of their marks and of what became of them."""

    def __init__(self, cursor: QTextCursor, colours: Colours, numbers: dict[str, int]) -> None:
        self.cursor = cursor
        self._colours = colours
        self._numbers = numbers

    def write(self, text: Inline, kind: RunKind, role: Role = Role.BODY, level: int = 0) -> None:
        """Write a stretch."""
        atoms = iter(text.atoms)
        for start, end, marks in text.runs():
            bare = tuple(Mark(0, 0, m.kind, m.value) for m in marks)
            look = QTextCharFormat(looks.char_format(role, level, bare))
            for mark in bare:
                if mark.kind in _INKS:
                    look.setForeground(QBrush(QColor(self._colours.tone(_INKS[mark.kind]).ink)))
            under = self._under(look, kind)
            said = text.text[start:end]
            for char_piece in _split(said):
                if char_piece != ATOM:
                    self.cursor.insertText(char_piece, under)
                    continue
                atom = next(atoms)
                self._atom(atom, under)

    def say(self, words: str, kind: RunKind = RunKind.SAME) -> None:
        """Write words of our own, such as what a picture is."""
        look = self._under(QTextCharFormat(), kind)
        if kind is RunKind.SAME:
            look.setForeground(QBrush(QColor(self._colours.secondary)))
        self.cursor.insertText(words, look)

    def _atom(self, atom: object, under: QTextCharFormat) -> None:
        if isinstance(atom, LineBreak):
            self.cursor.insertText("\u2028", under)
        elif isinstance(atom, Formula):
            self.cursor.insertText(atom.plain, under)
        elif isinstance(atom, InlinePicture):
            self.cursor.insertText(f"[picture: {atom.alt}]" if atom.alt else "[picture]", under)
        elif isinstance(atom, NoteCall):
            raised = QTextCharFormat(under)
            raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            self.cursor.insertText(str(self._numbers.get(atom.note, "*")), raised)

    def _under(self, look: QTextCharFormat, kind: RunKind) -> QTextCharFormat:
        made = QTextCharFormat(look)
        colours = self._colours
        if kind is RunKind.SAME:
            return made
        tone = {
            RunKind.INSERTED: colours.green,
            RunKind.DELETED: colours.red,
            RunKind.REFORMATTED: colours.amber,
        }[kind]
        made.setBackground(QBrush(QColor(tone.ground)))
        made.setForeground(QBrush(QColor(tone.ink)))
        if kind is RunKind.INSERTED:
            made.setFontUnderline(True)
        elif kind is RunKind.DELETED:
            made.setFontStrikeOut(True)
        else:
            made.setUnderlineStyle(Underline.DotLine)
            made.setProperty(QTextFormat.Property.TextUnderlineColor, QColor(tone.ink))
            made.setToolTip("Formatting changed")
        return made


def _split(said: str) -> Iterator[str]:
    """Yield the stretches of a text between its atoms, and each atom by itself."""
    for number, piece in enumerate(said.split(ATOM)):
        if number:
            yield ATOM
        if piece:
            yield piece
