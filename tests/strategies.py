"""Hypothesis strategies for every value of the text model, shared by all rooms."""

from dataclasses import replace

from hypothesis import strategies as st

from essayeditor.text.blocks import (
    Box,
    BoxKind,
    Cell,
    Crop,
    Epigraph,
    Figure,
    Former,
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
    TextStyle,
    Verse,
)
from essayeditor.text.document import Document, Note, NoteKind, called_notes, ordered
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import (
    Formula,
    InlinePicture,
    LineBreak,
    Mark,
    MarkKind,
    NoteCall,
    Suggestion,
)

WORDS = st.sampled_from(
    [
        "hall",
        "co-operative",
        "we",
        "£5",
        "don’t",
        "Cymdogion",
        "🏡",
        "naïve",
        "–",
        "łódź",
        "مرحبا",
        "2025",
        "e\u0301",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
ASSETS = st.integers(0, 3).map(lambda n: f"{n:064x}")
LANGS = st.sampled_from(["", "", "", "cy-GB", "ar"])
AUTHORS = st.sampled_from(["Copy desk", "Sample contributor"])
WHENS = st.sampled_from(["2025-01-15T09:12:00Z", "2025-01-16T10:00:00Z"])
PLAIN_KINDS = [
    MarkKind.BOLD,
    MarkKind.ITALIC,
    MarkKind.UNDERLINE,
    MarkKind.STRIKE,
    MarkKind.SUPERSCRIPT,
    MarkKind.SUBSCRIPT,
    MarkKind.SMALL_CAPS,
    MarkKind.CODE,
]


def marks(suggestions: bool = True):
    """Marks as the builder takes them: without offsets."""
    kinds = [
        st.sampled_from(PLAIN_KINDS).map(lambda kind: Mark(0, 0, kind)),
        st.sampled_from(["https://example.org/a?b=1", "mailto:desk@example.org"]).map(
            lambda url: Mark(0, 0, MarkKind.LINK, url)
        ),
        st.just(Mark(0, 0, MarkKind.LANGUAGE, "cy-GB")),
    ]
    if suggestions:
        kinds.append(
            st.builds(
                lambda kind, author, when: Mark(0, 0, kind, "", author, when),
                st.sampled_from([MarkKind.INSERTED, MarkKind.DELETED]),
                AUTHORS,
                WHENS,
            )
        )
    return st.lists(st.one_of(kinds), max_size=2, unique_by=lambda mark: mark.kind)


@st.composite
def inlines(draw, suggestions: bool = True, notes: bool = True, atoms: bool = True, empty: bool = True):
    """An Inline; its note calls name notes "?" until `documents` gives them their own."""
    builder = InlineBuilder()
    for _ in range(draw(st.integers(0 if empty else 1, 4))):
        choice = draw(st.integers(0, 5)) if atoms else 5
        under = draw(marks(suggestions))
        if choice == 0 and notes:
            builder.atom(NoteCall("?"), under)
        elif choice == 1:
            builder.atom(LineBreak(), under)
        elif choice == 2:
            builder.atom(InlinePicture(draw(ASSETS), draw(st.sampled_from(["", "A hall"]))), under)
        elif choice == 3:
            builder.atom(Formula("a = b"), under)
        else:
            builder.add(draw(TEXT) + draw(st.sampled_from(["", " "])), under)
    if not empty and not len(builder):
        builder.add("word")
    return builder.build()


def ends(suggestions: bool):
    """A suggestion on a paragraph's end, mostly none."""
    if not suggestions:
        return st.none()
    one = st.builds(Suggestion, st.sampled_from([MarkKind.INSERTED, MarkKind.DELETED]), AUTHORS, WHENS)
    return st.one_of(st.none(), st.none(), st.none(), one)


def formers(suggestions: bool):
    """What a paragraph was before a suggested change of its style, mostly nothing."""
    if not suggestions:
        return st.none()
    by = st.builds(Suggestion, st.just(MarkKind.REFORMATTED), AUTHORS, WHENS)
    plain = st.builds(Former, st.sampled_from([TextStyle.PARAGRAPH, TextStyle.QUOTE, TextStyle.VERSE]), by)
    heading = st.builds(Former, st.just(TextStyle.HEADING), by, st.integers(1, 3))
    item = st.builds(
        Former,
        st.just(TextStyle.LIST_ITEM),
        by,
        st.integers(0, 3),
        st.sampled_from(ListKind),
        st.one_of(st.none(), st.integers(1, 12)),
    )
    return st.one_of(st.none(), st.none(), st.none(), plain, heading, item)


def text_blocks(suggestions: bool = True, notes: bool = True, atoms: bool = True):
    """Any block that is a run of words."""
    common = {
        "id": st.just("?"),
        "content": inlines(suggestions, notes, atoms, empty=False),
        "lang": LANGS,
        "end": ends(suggestions),
        "was": formers(suggestions),
    }
    return st.one_of(
        st.builds(Paragraph, **common),
        st.builds(Paragraph, **common),
        st.builds(Heading, level=st.integers(1, 3), **common),
        st.builds(
            ListItem,
            kind=st.sampled_from(ListKind),
            level=st.integers(0, 3),
            start=st.one_of(st.none(), st.integers(1, 12)),
            **common,
        ),
        st.builds(Quote, **common),
        st.builds(PullQuote, **common),
        st.builds(Epigraph, **common),
        st.builds(Verse, **common),
    )


@st.composite
def tables(draw, cell_blocks):
    """A table whose grid holds together: some rows, all as wide, an occasional cell of two columns."""
    columns = draw(st.integers(1, 3))
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        cells, filled = [], 0
        while filled < columns:
            wide = draw(st.integers(1, min(2, columns - filled)))
            blocks = tuple(draw(st.lists(cell_blocks, min_size=1, max_size=2)))
            cells.append(Cell(blocks, columns=wide, header=draw(st.booleans())))
            filled += wide
        rows.append(tuple(cells))
    return Table(
        "?",
        tuple(rows),
        header_rows=draw(st.integers(0, 1)),
        title=draw(inlines(False, False, False)),
        source=draw(inlines(False, False, False)),
    )


def changing(wholes, suggestions: bool):
    """Whole blocks, now and then with a suggestion that they come or go."""
    return st.builds(lambda block, change: replace(block, change=change), wholes, ends(suggestions))


def wholes(suggestions: bool, notes: bool, text, plain):
    """Any block that is more than a run of words."""
    return st.one_of(
        st.builds(Statistic, st.just("?"), inlines(False, False, False, empty=False), plain, plain),
        st.builds(
            Figure,
            st.just("?"),
            ASSETS,
            alt=st.sampled_from(["", "A hall at dusk"]),
            decorative=st.booleans(),
            caption=inlines(suggestions, notes, False),
            credit=inlines(False, False, False),
            placement=st.sampled_from(Placement),
            crop=st.one_of(st.none(), st.builds(Crop, st.integers(0, 20000), st.integers(0, 20000))),
        ),
        tables(text_blocks(suggestions, notes)),
        st.builds(
            Box,
            st.just("?"),
            inlines(suggestions, False, False),
            st.lists(text, min_size=1, max_size=3).map(tuple),
            st.sampled_from(BoxKind),
        ),
        st.just(Separator("?")),
        st.builds(Kept, st.just("?"), st.just("<w:x/>"), TEXT, st.just("a diagram")),
    )


def blocks(suggestions: bool = True, notes: bool = True):
    """Any block."""
    text = text_blocks(suggestions, notes)
    plain = inlines(False, notes, False)
    return st.one_of(
        text,
        changing(wholes(suggestions, notes, text, plain), suggestions),
    )


@st.composite
def documents(draw, suggestions: bool = True, notes: bool = True, max_blocks: int = 8):
    """A document with ids of its own and a note for each of its calls."""
    body = tuple(draw(st.lists(blocks(suggestions, notes), max_size=max_blocks)))
    return numbered(
        Document(body), lambda: draw(note_bodies(suggestions)), lambda: draw(st.sampled_from(NoteKind))
    )


def note_bodies(suggestions: bool):
    """The blocks of a note."""
    paragraph = st.builds(Paragraph, st.just("?"), inlines(suggestions, False, True, empty=False))
    return st.lists(paragraph, min_size=1, max_size=2).map(tuple)


def numbered(document: Document, new_note, new_kind) -> Document:
    """Give every block an id by its place, and every note call a note of its own."""
    import json

    from essayeditor.text.codec import from_json, to_json

    counter = {"block": 0, "note": 0}
    notes: list[Note] = []

    def walk(value):
        if isinstance(value, list):
            return [walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        value = {key: walk(item) for key, item in value.items()}
        if value.get("id") == "?":
            counter["block"] += 1
            value["id"] = f"b{counter['block']:03d}"
        if value.get("is") == "NoteCall":
            counter["note"] += 1
            value["note"] = f"n{counter['note']:03d}"
        return value

    body = from_json(json.dumps(walk(json.loads(to_json(document)))).encode())
    for note_id in called_notes(body):
        note = Document(new_note())
        renamed = from_json(json.dumps(walk(json.loads(to_json(note)))).encode())
        notes.append(Note(note_id, renamed.blocks, new_kind()))
    return ordered(Document(body.blocks, tuple(notes)))
