"""The spaces of filled lines: what letters a little wider spare, and that lines stay full."""

from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import Inline, inline
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.typeset.pages import Line
from essayeditor.typeset.themes import load_theme
from tests.typeset.test_properties import pages_of

THEME = load_theme("community-britain")
LONG = "Thirty straightforwardnesses wholeheartedly misunderstood nationalisations. " * 8


def body_lines(content: Inline) -> list[Line]:
    pages = pages_of(Document((Paragraph("a", inline("Before. " * 30)), Paragraph("b", content))))
    lines = [i for page in pages.pages if page.body for i in page.body.items if isinstance(i, Line)]
    return [line for line in lines if all(w.text != "Before." for s in line.spans for w in s.words)]


def reach(line: Line) -> float:
    """Where a line's last word ends, in points."""
    span = line.spans[-1]
    letters = sum(word.width + span.tracking * len(word.glyphs) for word in span.words)
    return span.x + letters * span.wider * span.size / 1000 + span.gap * (len(span.words) - 1)


def test_letters_of_gaping_lines_are_a_little_wider_and_fill_them():
    marked = inline(LONG, Mark(8, 30, MarkKind.ITALIC), Mark(100, 140, MarkKind.BOLD))
    wide = 0
    for content in (inline(LONG), marked):
        lines = [line for line in body_lines(content) if line.stretch and line.spans[0].size == 10]
        measure = max(map(reach, lines))
        for line in lines:
            assert all(span.tracking == 0 for span in line.spans)  # lines are never tracked
            (wider,) = {span.wider for span in line.spans}
            if wider > 1:
                wide += 1
                assert wider <= 1.02
                assert line.stretch > 0.749
            else:
                assert line.stretch <= 0.751
            assert measure - reach(line) < 0.6 * line.spans[-1].size  # but for what hangs out
    assert wide > 2
