"""The styles part: Word's own names where Word has them, a few of ours, every look from the theme.

Style ids are the names without spaces, as Word makes them. `STYLES` below is the whole list, and
what a reader of these files goes by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from essayeditor.exporters.docx.look import Face, Look
from essayeditor.exporters.docx.opening import DROP_LINES

LEVELS = 9  # levels of lists: Word's own names reach 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A line beside a paragraph: width in eighths of a point, distance from the text in points."""

    side: str
    width: int
    space: int
    colour: str


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. `name` is Word's or ours; lengths are points."""

    name: str
    face: Face
    based: str = "Normal"
    next: str = ""
    align: str = "start"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    hyphenate: bool = False
    contextual: bool = False
    rules: tuple[Rule, ...] = ()
    tab: float = 0.0
    line: str = "atLeast"  # how the leading is meant; "auto" lets a picture have its height
    outside: bool = False
    page_break: bool = False

    @property
    def id(self) -> str:
        """The style's id in the file."""
        return style_id(self.name)


_WORDS_OWN = {"annotation text": "CommentText", "annotation reference": "CommentReference"}


def style_id(name: str) -> str:
    """Return the id that Word gives the style `name`: "heading 1" is Heading1, "toc 1" is TOC1."""
    if name.startswith("toc "):
        return "TOC" + name[4:]
    if name in _WORDS_OWN:
        return _WORDS_OWN[name]
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def heading_style(depth: int) -> str:
    """Return the id of the heading style of a depth, counted from 1."""
    return f"Heading{depth}"


def paragraph_styles(look: Look, essay_depth: int) -> list[Style]:
    """Return every paragraph style of the file, in the order in which they are written.

    `essay_depth` is the heading level of essay titles: 0 where the essay is the whole file (its
    title is in Title), 1 in a book without sections, 2 in a book with them.
    """
    return [
        *_body(look),
        *_headings(look, essay_depth),
        *_set_apart(look),
        *_lists(look),
        *_tables_and_figures(look),
        *_notes(look),
        *_matter(look),
        *_furniture(look),
    ]


def _body(look: Look) -> list[Style]:
    body = look.face("body")
    align = "both" if look.justify else "start"
    base = Style("Body Text", replace(body, after=look.gap), align=align, hyphenate=look.hyphenate)
    opening = look.grid * 2.5
    dropped = replace(body, size=_drop_size(look), leading=look.grid * DROP_LINES, before=opening, bold=True)
    return [
        Style("Normal", body, based=""),
        replace(base, first=look.indent),
        replace(base, name="First Paragraph", next="BodyText"),
        replace(
            base,
            name="Opening Paragraph",
            based="FirstParagraph",
            face=replace(base.face, before=opening),
            next="BodyText",
        ),
        Style("Drop Cap", replace(dropped, colour=look.accent), keep_next=True),
    ]


def _drop_size(look: Look) -> float:
    """Return the size of a drop cap: from the baseline of its last line to the capitals of the first."""
    capitals = 0.67  # of the size, in the faces we name
    body = look.face("body")
    return ((DROP_LINES - 1) * body.leading + capitals * body.size) / capitals


def _headings(look: Look, essay_depth: int) -> list[Style]:
    title = replace(look.face("title"), before=look.grid * 5, after=look.grid)
    styles = [Style("Title", title, next="Subtitle", keep_next=True)]
    styles += [_heading(depth, title) for depth in range(1, essay_depth + 1)]
    for level, name in enumerate(("h2", "h3", "h4"), start=1):
        styles.append(_heading(essay_depth + level, look.face(name)))
    section = replace(look.face("section_title"), before=look.grid * 7)
    styles.append(
        Style("Section Title", section, based="Heading1", next="SectionNote", keep_next=True, outline=0)
    )
    styles.append(Style("Section Note", replace(look.face("section_note"), after=look.grid / 2)))
    standfirst = look.face("standfirst")
    return [
        *styles,
        Style("Subtitle", standfirst, keep_next=True),
        Style("Standfirst", standfirst, next="Byline", keep_next=True),
        Style("Byline", replace(look.face("byline"), colour=look.ink, bold=True), keep_next=True),
        Style("Byline Role", look.face("byline"), next="FirstParagraph", keep_next=True),
    ]


def _heading(depth: int, face: Face) -> Style:
    return Style(
        f"heading {depth}", face, next="FirstParagraph", keep_next=True, keep_lines=True, outline=depth - 1
    )


def _set_apart(look: Look) -> list[Style]:
    quote, pull = look.face("quote"), look.face("pull")
    figure, claim = look.face("stat_figure"), look.face("stat_claim")
    inset = 13.5
    lines = (Rule("top", 12, 8, look.accent),)
    return [
        Style("Quote", quote, left=inset, right=inset, hyphenate=look.hyphenate),
        Style("Intense Quote", pull, right=30, keep_lines=True, rules=lines),
        Style(
            "Epigraph",
            replace(quote, italic=look.italics, before=look.grid),
            left=inset,
            right=inset,
            keep_lines=True,
        ),
        Style("Verse", quote, left=inset * 3, right=inset, first=-inset * 2),
        Style(
            "Separator",
            look.face("body"),
            left=look.sheet.measure * 0.4,
            right=look.sheet.measure * 0.4,
            rules=(Rule("bottom", 6, 1, look.rule),),
        ),
        Style("Statistic", replace(figure, after=0), next="StatisticClaim", keep_next=True),
        Style("Statistic Claim", claim, next="StatisticSource"),
        Style("Statistic Source", replace(look.face("credit"), after=look.grid), next="BodyText"),
        Style("Case Study", look.face("box_text")),
        Style("Case Study Title", look.face("box_title"), next="CaseStudy", keep_next=True),
        Style("Kept", look.face("body"), left=inset, rules=(Rule("left", 6, 8, look.rule),)),
    ]


def _lists(look: Look) -> list[Style]:
    face = replace(look.face("body"), after=look.q)
    styles = []
    for kind in ("List Bullet", "List Number", "List Continue"):
        for level in range(LEVELS):
            name = f"{kind} {level + 1}" if level else kind
            left = look.list_indent(level) if kind == "List Continue" else 0.0
            styles.append(Style(name, face, left=left))
    return styles


def _tables_and_figures(look: Look) -> list[Style]:
    table, source = look.face("table"), look.face("credit")
    line = look.grid
    figure = Style(
        "Figure", replace(look.face("body"), before=line, after=line / 2), keep_next=True, line="auto"
    )
    return [
        figure,
        replace(figure, name="Figure Half", based="Figure"),
        replace(figure, name="Figure Page", based="Figure"),
        Style("caption", replace(look.face("caption"), before=0, after=line / 2), next="Credit"),
        Style("Credit", replace(source, after=line), next="BodyText"),
        Style("Table Title", look.face("table_title"), based="Caption", keep_next=True),
        Style("Table Text", replace(table, before=1.7, after=1.7)),
        Style(
            "Table Heading",
            replace(table, before=1.7, after=1.7, bold=True),
            based="TableText",
            keep_next=True,
        ),
        Style("Table Source", replace(source, before=look.q, after=line), next="BodyText"),
        Style("Gap", replace(look.face("note"), size=1, leading=line / 2)),
    ]


def _notes(look: Look) -> list[Style]:
    note = look.face("note")
    return [Style("footnote text", note), Style("endnote text", note)]


def _matter(look: Look) -> list[Style]:
    """The book's own pages: cover, imprint, contents, contributors, recommendations."""
    measure = look.sheet.measure
    role = look.face("byline")
    label = look.face("label")
    imprint = look.face("imprint")
    line = look.grid
    return [
        Style("Cover Label", replace(label, after=line)),
        Style("Imprint", imprint),
        Style(
            "Imprint Statement",
            replace(imprint, size=8.5, leading=13.5, bold=True, before=line),
            rules=(Rule("top", 4, 6, look.rule),),
        ),
        Style("TOC Heading", replace(look.face("title"), after=line * 2), next="TOC1", keep_next=True),
        Style("toc 1", replace(look.face("toc_section"), after=0), tab=measure),
        Style("toc 2", look.face("toc_title"), tab=measure),
        Style("toc 3", look.face("toc_author"), tab=measure),
        Style("Headshot", replace(role, before=line), keep_next=True, line="auto"),
        Style("Contributor Name", replace(look.face("bio_name"), before=line), keep_next=True),
        Style(
            "Recommendation Section", replace(look.face("label"), before=line, after=line / 2), keep_next=True
        ),
        Style("Contributor Role", role, keep_next=True),
        Style("Contributor", look.face("bio"), keep_lines=True),
        Style("Contributor Essay", replace(look.face("credit"), bold=True, colour=look.accent)),
        Style(
            "Recommendation Source", replace(look.face("credit"), after=line / 2), left=look.list_indent(0)
        ),
        Style("Back Cover", look.face("section_note")),
        Style("Proof Heading", replace(look.face("h2"), size=18, leading=line * 2), keep_next=True),
        Style("Proof Note", replace(look.face("bio"), after=line / 2)),
        Style("Proof Item", replace(look.face("bio"), after=look.q)),
        Style("About Heading", replace(look.face("h2"), before=line * 3), keep_next=True),
    ]


def _furniture(look: Look) -> list[Style]:
    """Running heads and folios. Even pages have styles of their own: Word aligns to left and right only."""
    head, folio = look.face("head"), look.face("folio")
    return [
        Style("header", head, align="end" if look.sheet.mirrored else "start"),
        Style("Header Even", head, based="Header"),
        Style("footer", folio, align="end" if look.sheet.mirrored else "start"),
        Style("Footer Even", folio, based="Footer"),
        Style("Footer First", folio, based="Footer", outside=True),
        Style("annotation text", look.face("note")),
    ]
