"""Notes, tables, pictures, text boxes, equations."""

import base64

from essayeditor.importers import read_bytes
from essayeditor.text.blocks import Box, Crop, Figure, Kept, Paragraph, PullQuote, Table
from essayeditor.text.document import NoteKind
from essayeditor.text.marks import Formula, InlinePicture, NoteCall
from tests.importers.odt.build import LONG, blocks, fodt, imported, p, png, remarks

PICTURE = {"Pictures/a.png": png()}


def note(said: str, kind: str = "footnote", label: str = "") -> str:
    mark = f' text:label="{label}"' if label else ""
    return (
        f'<text:note text:id="n" text:note-class="{kind}"><text:note-citation{mark}>{label or "9"}'
        f"</text:note-citation><text:note-body>{said}</text:note-body></text:note>"
    )


def frame(inside: str, **about: str) -> str:
    extra = "".join(f' {k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in about.items())
    return f'<draw:frame svg:width="5cm" svg:height="5cm"{extra}>{inside}</draw:frame>'


def image(address: str = "Pictures/a.png") -> str:
    return f'<draw:image xlink:href="{address}"/>'


def cell(*inside: str, **about: int) -> str:
    extra = "".join(f' table:number-{k}-spanned="{v}"' for k, v in about.items())
    return f"<table:table-cell{extra}>{''.join(inside)}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_footnotes_and_endnotes_are_kept_apart_with_all_they_hold():
    call = note(p("One.") + p("Its second part."))
    call = f'<text:span text:style-name="Footnote_20_anchor">{call}</text:span>'
    result = imported(p(f"Said{call} and done.{note(p('At the end.'), 'endnote')}"))
    (block,) = result.document.blocks
    assert block.content.text == "Said\ufffc and done.\ufffc"
    assert block.content.marks == ()
    assert [a.note for a in block.content.atoms if isinstance(a, NoteCall)] == [
        n.id for n in result.document.notes
    ]
    assert [(n.kind, [b.content.text for b in n.blocks]) for n in result.document.notes] == [
        (NoteKind.FOOTNOTE, ["One.", "Its second part."]),
        (NoteKind.ENDNOTE, ["At the end."]),
    ]
    assert result.report.found["notes"] == result.report.kept["notes"] == 2


def test_the_authors_own_mark_of_a_note_is_told():
    said = remarks(imported(p(f"A{note(p('b'), label='*')}")))
    assert "own marks of notes were left out; notes are numbered anew: “*”" in said


def test_a_table_keeps_its_header_rows_and_spans():
    head = row(cell(p("Year")), cell(p("Cost")), cell(p("Note")))
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    said = (
        f'<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>{head}'
        f"{row(cell(p('2024'), rows=2), cell(p('Two wide'), columns=2), COVERED)}"
        f"{row(COVERED, cell(p('£3')), cell())}</table:table>"
    )
    (_, table) = blocks(p(LONG) + said)
    assert isinstance(table, Table)
    assert table.header_rows == 1
    shape = [[(c.columns, c.rows, "".join(b.content.text for b in c.blocks)) for c in r] for r in table.rows]
    assert shape == [
        [(1, 1, "Year"), (1, 1, "Cost"), (1, 1, "Note")],
        [(1, 2, "2024"), (2, 1, "Two wide")],
        [(1, 1, "£3"), (1, 1, "")],
    ]


def test_tables_in_cells_lists_in_cells_and_hidden_words_in_covered_cells():
    inner = f"<table:table>{row(cell(p('Inner')))}</table:table>"
    listed = f'<text:list text:style-name="Dots"><text:list-item>{p("Point")}</text:list-item></text:list>'
    covered = f"<table:covered-table-cell>{p('Under it')}</table:covered-table-cell>"
    result = imported(p(LONG) + f"<table:table>{row(cell(inner, listed, columns=2), covered)}</table:table>")
    first = result.document.blocks[1].rows[0][0]
    assert [type(b).__name__ for b in first.blocks] == ["Table", "ListItem"]
    assert "Words in a table cell that another one covers were left out: “Under it”" in remarks(result)
    assert result.report.kept["tables"] == 2


def test_a_table_of_a_million_repeated_columns_stays_small():
    wide = '<table:table-cell table:number-columns-repeated="1000000"/>'
    (_, table) = blocks(p(LONG) + f"<table:table>{row(cell(p('One')), wide)}</table:table>")
    assert len(table.rows[0]) <= 65


def test_a_picture_keeps_its_bytes_alternative_text_and_crop():
    said = frame(
        image() + "<svg:title>A</svg:title><svg:desc>A grey square</svg:desc>",
        text__anchor_type="as-char", draw__style_name="Cut",
    )  # fmt: skip
    result = imported(p(LONG) + p(said) + p(LONG), parts=PICTURE)
    figure = result.document.blocks[1]
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.decorative) == ("A grey square", False)
    assert figure.crop == Crop(left=50000, right=25000), "96 pixels are an inch, of which 1.27 cm are half"
    assert [picture.content for picture in result.pictures] == [PICTURE["Pictures/a.png"]]


def test_a_small_picture_among_words_stays_there_and_a_floating_one_follows():
    small = '<draw:frame svg:height="0.4cm" text:anchor-type="as-char">' + image() + "</draw:frame>"
    found = blocks(
        p(f"A sign {small} here{frame(image(), text__anchor_type='paragraph')}") + p(LONG), parts=PICTURE
    )
    assert isinstance(found[0].content.atoms[0], InlinePicture)
    assert isinstance(found[1], Figure)


def test_a_decorative_picture_is_known():
    (_, figure, _) = blocks(
        p(LONG) + p(frame(image(), loext__decorative="true", text__anchor_type="as-char")) + p(LONG),
        parts=PICTURE,
    )
    assert figure.decorative


def test_the_caption_in_a_frame_is_that_of_its_picture():
    seq = 'Abbildung <text:sequence text:name="Illustration">1</text:sequence>: The gauge below the bridge'
    box = frame(f"<draw:text-box>{p(frame(image()) + seq, 'Illustration')}</draw:text-box>")
    result = imported(p(LONG + box) + p(LONG), parts=PICTURE)
    figure = result.document.blocks[1]
    assert isinstance(figure, Figure)
    assert figure.caption.text == "The gauge below the bridge"
    assert "are not in the essay" not in remarks(result)


def test_pictures_elsewhere_are_never_fetched_but_told():
    addresses = (
        "http://127.0.0.1:9/o.png",
        "file:///etc/hostname",
        "../../etc/hostname.png",
        "/etc/hostname",
    )
    result = imported(p(LONG) + "".join(p(frame(image(a))) for a in addresses))
    assert result.pictures == ()
    for address in addresses:
        assert f"A picture is only linked, not in the file (“{address}”)" in remarks(result)


def test_a_picture_missing_from_the_package_is_told():
    assert "“Pictures/gone.png” is missing" in remarks(
        imported(p(LONG) + p(frame(image("Pictures/gone.png"))))
    )


def test_of_two_forms_of_a_picture_that_of_pixels_is_taken():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    both = frame(image("Pictures/a.svg") + image())
    result = imported(p(LONG) + p(both), parts={**PICTURE, "Pictures/a.svg": drawing})
    assert [picture.media_type for picture in result.pictures] == ["image/png"]


def test_a_flat_file_carries_its_pictures_inside():
    data = base64.b64encode(png()).decode()
    lines = "\n".join(data[n : n + 60] for n in range(0, len(data), 60))
    inside = f"<draw:image><office:binary-data>{lines}</office:binary-data></draw:image>"
    result = read_bytes("a.fodt", fodt(p(LONG) + p(frame(inside, text__anchor_type="as-char"))))
    assert [picture.content for picture in result.pictures] == [png()]
    assert result.report.words_in_file == len(LONG.split())


def test_a_text_box_is_a_sidebar_and_one_that_repeats_the_essay_a_pull_quote():
    side = frame(f"<draw:text-box>{p('Opening hours: nine until five on every day')}</draw:text-box>")
    pull = frame(f"<draw:text-box>{p('only the committee counting chairs')}</draw:text-box>")
    found = blocks(p(LONG + side + pull))
    assert [type(b) for b in found] == [Paragraph, Box, PullQuote]


def test_words_on_shapes_are_read_and_shapes_without_words_are_kept():
    shape = (
        f"<draw:custom-shape><svg:desc>A star</svg:desc>{p('Words on a star')}"
        "<draw:enhanced-geometry/></draw:custom-shape>"
    )
    group = "<draw:g><draw:path/><draw:path/></draw:g>"
    result = imported(p(LONG + shape) + p(LONG + group + "<draw:line/>"))
    found = result.document.blocks
    assert [type(b) for b in found] == [Paragraph, Box, Paragraph, Kept]
    assert [type(b) for b in found[1].blocks] == [Paragraph]
    assert "A drawn line or frame without words was left out" in remarks(result)


def test_an_equation_reads_in_its_line():
    math = (
        '<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mrow>'
        "<math:mi>E</math:mi><math:mo>=</math:mo><math:mi>m</math:mi><math:msup><math:mi>c</math:mi><math:mn>2</math:mn></math:msup>"
        '</math:mrow><math:annotation encoding="StarMath 5.0">E = mc^2</math:annotation></math:semantics>'
        "</math:math>"
    )
    said = frame(
        '<draw:object xlink:href="./Object 1"/>' + image("./ObjectReplacements/Object 1"),
        text__anchor_type="as-char",
    )
    (block,) = blocks(p(f"We know {said} well"), parts={"Object 1/content.xml": math.encode()})
    assert block.content.text == "We know \ufffc well"
    assert block.content.atoms == (Formula("E = mc^2"),)


def test_a_chart_is_its_picture_or_else_kept_with_its_words():
    chart = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>Solar output</text:p>'
        "</office:document-content>"
    )
    said = frame('<draw:object xlink:href="./Object 1"/>' + image("./ObjectReplacements/Object 1"))
    parts = {"Object 1/content.xml": chart.encode()}
    kept = blocks(p(LONG + said), parts=parts)[1]
    assert isinstance(kept, Kept)
    assert kept.plain == "Solar output"
    assert isinstance(
        blocks(p(LONG + said), parts={**parts, "ObjectReplacements/Object 1": png()})[1], Figure
    )
