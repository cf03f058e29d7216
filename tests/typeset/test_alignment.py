"""Figures stand with their points under each other; a caption does not end on a short word."""

import re

import pytest

from essayeditor.text.blocks import Figure, Table
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.pages import ARTIFACT, Line
from essayeditor.typeset.themes import load_theme
from tests.typeset.test_golden import cell, p
from tests.typeset.test_properties import pages_of

ROWS = (
    ("Roof", "Share", "Spent"),
    ("School", "12.5%", "£1,204.50"),
    ("Church", "7%", "£96"),
    ("Hall", "–", "£10.2"),
    ("Total", "19.5%", "£1,310.70"),
)
THEMES = ["community-britain", "accessible", "large-print", "pamphlet"]


def lines_of(document: Document, theme: str) -> list[Line]:
    pages = pages_of(document, theme)
    return [item for page in pages.pages for item in page.drawn() if isinstance(item, Line)]


def reach(line: Line, said: str) -> float:
    """Where on a line the first so many characters end, in points."""
    x, left = line.spans[0].x, len(said)
    for span in line.spans:
        for shape in span.words:
            for advance, cluster in zip(shape.advances, shape.clusters, strict=True):
                if left <= 0:
                    return x
                x += advance * span.size / 1000
                left -= len(cluster)
            if left > 0:
                x, left = x + span.gap, left - 1
    return x


@pytest.mark.parametrize("theme", THEMES)
def test_points_of_figures_stand_under_each_other(theme):
    table = Table("t", tuple(tuple(map(cell, row)) for row in ROWS), 1)
    lines = lines_of(Document((p("a", "Before."), table)), theme)
    for column in (1, 2):
        places, ends = [], []
        for row in ROWS[1:]:
            line = next(
                at for at in lines
                if " ".join(s.text for span in at.spans for s in span.words) == row[column]
            )  # fmt: skip
            ends.append(reach(line, row[column]))
            if whole := re.match(r"\D?[\d,]+", row[column]):
                places.append(reach(line, whole.group()))
        assert max(places) - min(places) < 0.05
        assert max(ends) - min(ends) > 2


CAPTION = "Why many weak ties are stronger than one strong one: when a cord goes the rest of them will hold. "


@pytest.mark.parametrize("theme", THEMES)
def test_a_caption_does_not_end_on_a_short_word(theme):
    measure, deep = load_theme(theme).page.measure, 0
    for count in range(8, 40):
        said = " ".join((CAPTION * 3).split()[:count])
        pages = pages_of(Document((Figure("f", "a" * 64, "A net", caption=inline(said)),)), theme)
        lines = [
            item
            for page in pages.pages
            for item in page.drawn()
            if isinstance(item, Line)
            and item.spans[-1].tag != ARTIFACT
            and pages.nodes[item.spans[-1].tag].role == "Caption"
        ]
        if len(lines) > 1:
            deep += 1
            assert reach(lines[-1], " " * 999) - lines[-1].spans[0].x > measure * 0.25, said
    assert deep > 5
