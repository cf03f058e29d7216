"""A small book in which every kind of block, mark and part occurs."""

import io

from PIL import Image

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookContributor,
    BookEssay,
    BookSection,
    Byline,
    Contents,
    Contributors,
    Cover,
    FrontEssay,
    ImprintPage,
    Recommendation,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.foundation.files import sha256
from essayeditor.text.blocks import (
    Box,
    BoxKind,
    Cell,
    Crop,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    ListKind,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Separator,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.document import Document, Note, NoteKind
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall

OMML = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>a=b</m:t></m:r></m:oMath>"
)


def png(width=480, height=300, colour=(29, 92, 73)):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def turned_jpeg():
    """A photograph as a telephone writes it: lying on its side, with its place and maker inside."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Secret Camera Works"
    Image.new("RGB", (1600, 900), (120, 60, 20)).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def webp():
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (200, 160, 60)).save(out, "WEBP")
    return out.getvalue()


PICTURES = {
    sha256(content): content for content in (png(), turned_jpeg(), webp(), png(24, 24), b"not a picture")
}
PNG, JPEG, WEBP, ICON, BROKEN = PICTURES
WORDS = (
    "The hall stood empty for nine winters before anybody asked who owned it, and by then the roof "
    "let in the rain. We began with a list of names and a kettle. "
)


def marked(*parts):
    """Build an Inline of ("words", kind, value …) parts, bare strings, and atoms."""
    builder = InlineBuilder()
    for part in parts:
        if isinstance(part, str):
            builder.add(part)
        elif isinstance(part, tuple):
            words, *kinds = part
            builder.add(words, [k if isinstance(k, Mark) else Mark(0, 0, k) for k in kinds])
        else:
            builder.atom(part)
    return builder.build()


def link(address):
    return Mark(0, 0, MarkKind.LINK, address)


def language(tag):
    return Mark(0, 0, MarkKind.LANGUAGE, tag)


def full_document():
    blocks = (
        Epigraph("b01", inline("Nothing about us without us.")),
        Paragraph(
            "b02", marked(WORDS * 2, NoteCall("n01"), " And then ", ("it rained", MarkKind.ITALIC), ".")
        ),
        Paragraph(
            "b03",
            marked(
                ("Bold", MarkKind.BOLD),
                " and ",
                ("both", MarkKind.BOLD, MarkKind.ITALIC),
                ", ",
                ("under", MarkKind.UNDERLINE),
                ", ",
                ("struck", MarkKind.STRIKE),
                ", 2",
                ("nd", MarkKind.SUPERSCRIPT),
                ", CO",
                ("2", MarkKind.SUBSCRIPT),
                ", ",
                ("nato", MarkKind.SMALL_CAPS),
                ", ",
                ("print()", MarkKind.CODE),
                ", ",
                ("a site", link("https://example.org/a?b=1&c=2")),
                ", ",
                ("a desk", link("mailto:desk@example.org")),
                ", ",
                ("below", link("#b10")),
                ", ",
                ("bore da", language("cy-GB")),
                ", ",
                ("مرحبا بكم", language("ar")),
                ", then ",
                Formula("a = b", OMML),
                " or ",
                Formula("x²"),
                ". ",
                InlinePicture(ICON, "A small tick"),
                " done",
                NoteCall("n02"),
                ".",
            ),
        ),
        Heading("b04", inline("What five roofs have taught us"), 1),
        Paragraph("b05", inline(WORDS * 3)),
        Heading("b06", inline("Before you begin"), 2),
        ListItem("b07", inline("Who owns the roof?"), ListKind.DECIMAL),
        ListItem("b08", inline("Which one?"), ListKind.LOWER_LETTER, 1),
        ListItem("b09", inline("A further word on that."), ListKind.CONTINUATION, 1),
        ListItem("b10", inline("Is it beneath the sun at noon?"), ListKind.DECIMAL),
        ListItem("b11", inline("A point"), ListKind.BULLET),
        ListItem("b12", inline("A finer point"), ListKind.BULLET, 1),
        Paragraph("b13", inline("And again from four:")),
        ListItem("b14", inline("Fourth"), ListKind.UPPER_ROMAN, 0, 4),
        ListItem("b15", inline("Fifth"), ListKind.UPPER_ROMAN),
        Heading("b16", inline("A finer heading"), 3),
        Quote("b17", inline(WORDS), "cy-GB"),
        Verse("b18", marked("A line of verse", LineBreak(), "and then another")),
        PullQuote("b19", inline("We began with a list of names and a kettle.")),
        Separator("b20"),
        Figure(
            "b21",
            PNG,
            "A green field",
            False,
            marked("The flats in March.", NoteCall("n03")),
            inline("Picture: the editors."),
        ),
        Figure("b22", JPEG, "", True, placement=Placement.HALF, crop=Crop(10000, 0, 10000, 0)),
        Figure("b23", WEBP, "A field of ochre", caption=inline("Ochre."), placement=Placement.PAGE),
        Figure("b24", BROKEN, "A chart of members by year"),
        Statistic(
            "b25",
            inline("62p"),
            inline("of every pound stays within three miles."),
            inline("Source: the co-op’s return."),
        ),
        Table(
            "b26",
            (
                (
                    Cell((Paragraph("b27", inline("Building")),), header=True),
                    Cell((Paragraph("b28", inline("Output, in MWh")),), columns=2, header=True),
                ),
                (
                    Cell((Paragraph("b29", inline("School")),), rows=2, header=True),
                    Cell((Paragraph("b30", inline("211")),)),
                    Cell((Paragraph("b31", inline("16,450")),)),
                ),
                (
                    Cell((Paragraph("b32", inline("411")),)),
                    Cell(
                        (ListItem("b33", inline("31,250")), Paragraph("b34", marked("more", NoteCall("n04"))))
                    ),
                ),
            ),
            1,
            inline("The co-op’s five roofs in a full year"),
            inline("Members are counted on 31 March."),
        ),
        Table("b35", ((Cell((Paragraph("b36", inline("One")),)), Cell(())),)),
        Box(
            "b37",
            inline("The laundry that runs at noon"),
            (
                Paragraph("b38", inline(WORDS)),
                ListItem("b39", inline("An ask")),
            ),
            BoxKind.CASE_STUDY,
        ),
        Box("b40", blocks=(Paragraph("b41", inline("We ask for ninety days.")),), kind=BoxKind.ASKS),
        Kept("b42", '<w:x xmlns:w="urn:none"/>', "A diagram of the five roofs", "a diagram"),
        Box("b44", inline("Last"), (Paragraph("b45", inline("A box ends the essay.")),), BoxKind.SIDEBAR),
    )
    notes = (
        Note(
            "n01",
            (
                Paragraph(
                    "b50",
                    marked(
                        "See ",
                        ("The Sea Around Us", MarkKind.ITALIC),
                        ", at ",
                        ("example.org", link("https://example.org/sea")),
                        ".",
                    ),
                ),
            ),
        ),
        Note(
            "n02",
            (Paragraph("b51", inline("At the end.")), Quote("b52", inline("A second paragraph."))),
            NoteKind.ENDNOTE,
        ),
        Note("n03", (Paragraph("b53", inline("Drawn by us.")),)),
        Note("n04", (ListItem("b54", inline("A list in a note.")),)),
    )
    return Document(blocks, notes)


def essay(key, title, document=None, **more):
    document = document or Document(
        (
            Paragraph(f"{key}p1", inline(WORDS * 3)),
            Heading(f"{key}h1", inline("A meeting, and then another")),
            Paragraph(f"{key}p2", marked(WORDS * 5, NoteCall(f"{key}n1"))),
            Paragraph(f"{key}p3", inline(WORDS * 4)),
        ),
        (Note(f"{key}n1", (Paragraph(f"{key}f1", inline("The minutes are kept.")),)),),
    )
    values = {
        "id": key,
        "kind": EssayKind.ESSAY,
        "title": title,
        "short_title": title,
        "standfirst": "When the council could no longer keep the roof on, a town did something about it.",
        "bylines": (Byline("Sample contributor", "Hall secretary", "", "Calder Valley, West Yorkshire"),),
        "document": document,
        "language": "en-GB",
    }
    return BookEssay(**(values | more))


def full_book():
    imprint = Imprint(
        publisher="Example Publisher",
        copyright="© the contributors, each their own essay.",
        promoter="A. Promoter",
        on_behalf_of="Example Society",
        promoter_address="1 Example Street, London",
    )
    return Book(
        title="Stories from Community Britain",
        subtitle="Essays on what community means",
        campaign="Community Britain",
        edition="First edition",
        language="en-GB",
        publication_date="2025-02-14",
        imprint=imprint,
        parts=(
            Cover(),
            ImprintPage(imprint),
            Contents(),
            FrontEssay(essay("e1", "Foreword", kind=EssayKind.FOREWORD)),
            FrontEssay(essay("e2", "A country of minute books", kind=EssayKind.INTRODUCTION)),
            BookSection(
                "s1",
                1,
                "Places we own",
                "Places",
                "A building is the plainest thing a community can hold in common.",
                1,
                (
                    essay("e3", "The hall that stayed open", full_document()),
                    essay("e4", "A pub with three landlords"),
                ),
            ),
            BookSection(
                "s2",
                2,
                "Power from below",
                "Power",
                "",
                2,
                (
                    essay(
                        "e5",
                        "Haul ar do’r ysgol",
                        language="cy-GB",
                        bylines=(Byline("First author"), Byline("Second author", personal=True)),
                    ),
                ),
            ),
            Recommendations(
                (
                    Recommendation(
                        "e3", "The hall that stayed open", "Places we own", "Answer within ninety days."
                    ),
                )
            ),
            Contributors(
                (
                    BookContributor(
                        "Sample contributor",
                        "contributor",
                        "Hall secretary",
                        biography="She keeps the keys.",
                        headshot=PNG,
                        links=("https://example.org",),
                        essays=("e3",),
                    ),
                )
            ),
            BackCover("Stories of people who did it themselves."),
        ),
    )
