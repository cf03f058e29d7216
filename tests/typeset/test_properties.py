"""Whatever the document: nothing is lost, nothing overfull goes unsaid, no line stands alone, it ends."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayeditor.collection.book import Book, BookEssay, BookSection, Byline
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.blocks import Figure, Kept, Paragraph, PullQuote
from essayeditor.text.document import Document, Note, all_blocks, assets, called_notes, inlines
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import Formula, InlinePicture, NoteCall
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import ARTIFACT, Destination, Line, Link, Pages, Picture
from essayeditor.typeset.themes import load_theme
from tests.strategies import documents
from tests.typeset.reading import spoken, structure_words

THEMES = ["community-britain", "accessible", "large-print", "pamphlet"]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def book_of(document: Document) -> Book:
    essay = BookEssay(
        "e1", EssayKind.ESSAY, "A hall of our own", "A hall", "How it was bought.",
        (Byline("A. Person", "Secretary"),), document, "en-GB",
    )  # fmt: skip
    section = BookSection("s1", 1, "Places", "Places", "A note.", 1, (essay,))
    return Book("Stories", "", "", "", "en-GB", "2025", Imprint(), (section,))


def pages_of(document: Document, theme: str = "community-britain") -> Pages:
    return layout(book_of(document), load_theme(theme), lambda asset: (640.0, 480.0))


def words_of(document: Document, theme: str = "community-britain") -> Counter:
    """The words that must be read once each; those of pull quotes may be read in the text alone."""
    texts = []
    for block in all_blocks(document):
        if isinstance(block, Kept):
            texts.append(block.plain)
        elif not isinstance(block, PullQuote):
            texts += [_apart(text, load_theme(theme).text.calls) for text in inlines(block)]
    return Counter(unicodedata.normalize("NFC", " ".join(texts)).split())


def _apart(text: Inline, calls: str) -> str:
    """How an Inline reads with a space for each picture in it, and each call that is a word."""
    said, start = "", 0
    for at, atom in text.placed_atoms():
        said += text.text[start:at]
        if isinstance(atom, Formula):
            said += atom.plain
        elif calls == "words" or not isinstance(atom, NoteCall):
            said += " "
        start = at + 1
    return said + text.text[start:]


@SLOW
@given(documents(suggestions=False), st.sampled_from(THEMES))
def test_every_word_note_and_picture_is_on_the_pages(document, theme):
    pages = pages_of(document, theme)
    found = Counter(spoken(pages).split())
    missing = words_of(document, theme) - found
    assert not missing
    drawn = {item.asset for page in pages.pages for item in page.drawn() if isinstance(item, Picture)}
    assert set(assets(document)) <= drawn
    called = called_notes(document)
    notes = [node for node in pages.nodes if node.role == "Note"]
    assert len(notes) == len(called)


@SLOW
@given(documents(suggestions=False), st.sampled_from(THEMES))
def test_links_lead_somewhere_and_belong_to_a_node(document, theme):
    pages = pages_of(document, theme)
    items = [item for page in pages.pages for item in page.drawn()]
    names = [item.name for item in items if isinstance(item, Destination)]
    assert len(names) == len(set(names))
    for item in items:
        if isinstance(item, Link):
            assert pages.nodes[item.tag].role == "Link"
            assert not item.target.startswith("#") or item.target[1:] in names
    for mark in pages.bookmarks:
        assert mark.destination in names


@SLOW
@given(documents(suggestions=False), st.sampled_from(THEMES))
def test_what_is_drawn_lies_on_the_page_or_a_finding_says_so(document, theme):
    pages = pages_of(document, theme)
    rules = {finding.rule for finding in pages.findings}
    for page in pages.pages:
        for item in page.drawn():
            if isinstance(item, Picture):
                assert item.x >= -1
                assert item.x + item.width <= page.width + 1
                assert item.y + item.height <= page.height + 1
            if isinstance(item, Line):
                assert 0 < item.y < page.height
                if "line-overfull" not in rules:
                    assert all(-1 <= span.x <= page.width for span in item.spans)


def paragraphs(count: int, words: int, notes: dict[int, int]) -> Document:
    """Paragraphs of plain words, some of which call a note of so many words."""
    blocks, made = [], []
    for number in range(count):
        builder = InlineBuilder()
        builder.add(" ".join(f"word{number}x{n}" for n in range(words)))
        if number in notes:
            builder.atom(NoteCall(f"n{number}"))
            said = InlineBuilder()
            said.add(" ".join(f"note{number}x{n}" for n in range(notes[number])))
            made.append(Note(f"n{number}", (Paragraph(f"m{number}", said.build()),)))
        blocks.append(Paragraph(f"p{number}", builder.build()))
    return Document(tuple(blocks), tuple(made))


@SLOW
@given(
    st.integers(1, 30),
    st.integers(1, 90),
    st.dictionaries(st.integers(0, 29), st.integers(1, 400), max_size=6),
)
def test_no_widow_no_orphan_and_notes_on_the_page_of_their_call(count, words, notes):
    document = paragraphs(count, words, notes)
    pages = pages_of(document)
    assert not words_of(document) - Counter(spoken(pages).split())
    if any(finding.rule == "page-forced" for finding in pages.findings):
        return
    _no_line_alone(pages)
    for number in sorted(set(notes) & set(range(count))):
        call = _page_with(pages, lambda i, n=number: isinstance(i, Link) and i.target == f"#e1.n.n{n}")
        note = _page_with(pages, lambda i, n=number: isinstance(i, Destination) and i.name == f"e1.n.n{n}")
        assert call == note


@pytest.mark.parametrize("at", [3, 13])
@pytest.mark.parametrize("theme", ["community-britain", "pamphlet"])
@pytest.mark.parametrize("size", [400, 900, 2400])
def test_a_very_long_note_begins_under_its_call_and_goes_on_at_once(theme, size, at):
    document = paragraphs(14, 80, {at: size})
    pages = pages_of(document, theme)
    texts, notes = _text_and_note_lines(pages)
    with_note = [number for number, lines in enumerate(notes) if lines]
    assert with_note == list(range(with_note[0], with_note[-1] + 1))
    assert with_note[0] == _page_with(pages, lambda i: isinstance(i, Link) and i.target == f"#e1.n.n{at}")
    for number in with_note[1:-1]:
        assert texts[number] == 0  # nothing is read before a note of pages is at its end
    for number in with_note[:-1]:
        assert texts[number] == 0 or texts[number] >= 4
    assert not pages.findings


def _text_and_note_lines(pages: Pages) -> tuple[list[int], list[int]]:
    texts, notes = [], []
    for page in pages.pages:
        ours = [
            {page.body.origins.get(span.tag, "")[:1] for span in item.spans}
            for item in page.body.items
            if isinstance(item, Line)
        ]
        texts.append(sum("p" in said for said in ours))
        notes.append(sum("n" in said for said in ours))
    return texts, notes


def _page_with(pages, wanted) -> int:
    return next(n for n, page in enumerate(pages.pages) if any(wanted(item) for item in page.drawn()))


def _no_line_alone(pages: Pages) -> None:
    """Paragraphs of the essay have two lines or more on each page they stand on, unless they are one line."""
    lines: dict[int, list[int]] = {}
    for number, page in enumerate(pages.pages):
        seen = set()
        for item in page.drawn():
            if isinstance(item, Line) and item.spans and item.spans[0].tag != ARTIFACT:
                tag = item.spans[0].tag
                key = (tag, round(item.y, 2))
                if pages.nodes[tag].role == "P" and key not in seen:
                    seen.add(key)
                    lines.setdefault(tag, []).append(number)
    for tag, on in lines.items():
        parent = pages.nodes[pages.nodes[tag].parent].role
        if parent != "Sect" or len(on) < 2:
            continue
        assert min(Counter(on).values()) >= 2, (tag, on)


@SLOW
@given(
    st.lists(
        st.sampled_from(["a", "co-operative", "x" * 90, "https://example.org/" + "path/" * 20]), min_size=1
    )
)
def test_a_word_wider_than_its_line_is_broken(words):
    builder = InlineBuilder()
    builder.add(" ".join(words))
    pages = pages_of(Document((Paragraph("p", builder.build()),)))
    assert not [f for f in pages.findings if f.rule == "line-overfull"]
    assert "".join(structure_words(pages)).count("x" * 90) >= words.count("x" * 90)


def test_a_picture_in_a_line_and_one_of_its_own():
    builder = InlineBuilder()
    builder.add("See ")
    builder.atom(InlinePicture("a" * 64, "A key"))
    document = Document((Paragraph("p", builder.build()), Figure("f", "b" * 64, "A hall")))
    pages = pages_of(document)
    alts = [dict(node.attributes).get("Alt") for node in pages.nodes if node.role == "Figure"]
    assert alts == ["A key", "A hall"]
