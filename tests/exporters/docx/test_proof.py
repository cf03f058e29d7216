"""One essay as a file that comes back: an extract, and a proof with its changes and comments."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from essayeditor.collection.book import Book, BookContributor, FrontEssay, ImprintPage
from essayeditor.exporters.docx import Identity, Proof, write, write_essay, write_proof
from essayeditor.exporters.docx.xml import qn
from essayeditor.text.blocks import TEXT_BLOCKS, Heading, Paragraph
from essayeditor.text.document import Comment, Document, Remark, all_blocks
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts
from tests.judges import ooxml_errors
from tests.strategies import documents

WHEN = "2025-01-15T09:12:00Z"
EDITED = Document(
    (
        Heading("c01", inline("A meeting")),
        Paragraph(
            "c02",
            inline(
                "We met in the old new hall and left it later.",
                Mark(14, 18, MarkKind.DELETED, "", "Copy desk", WHEN),
                Mark(18, 22, MarkKind.INSERTED, "", "Copy desk", WHEN),
                Mark(34, 36, MarkKind.REFORMATTED, "italic", "Copy desk", WHEN),
                Mark(39, 44, MarkKind.INSERTED, "moved", "Second editor", "not a date"),
            ),
            end=Suggestion(MarkKind.INSERTED, "Copy desk", WHEN),
        ),
        Paragraph("c03", inline("Nobody paid.")),
    )
)
COMMENTS = (
    Comment(
        "q1", "c02", 3, 6, (Remark("Copy desk", WHEN, "When was\nthis?"), Remark("Author", "", "In May."))
    ),
    Comment("q2", "c03", 12, 12, (Remark("Copy desk", WHEN, "Is it?"),), resolved=True),
    Comment("q3", "gone", 0, 1, (Remark("Copy desk", WHEN, "Lost"),)),
)
PERSON = BookContributor("Sample contributor", "contributor", "Secretary", biography="She keeps the keys.")


def proof(document=EDITED, **more):
    values = {
        "essay": books.essay("e1", "The hall", document),
        "identity": Identity("c-1", "e1", "ab" * 32),
        "collection_title": "Stories from Community Britain",
        "answer_by": "14 February 2025",
        "answer_to": "by e-mail to the editors",
        "changes": True,
        "comments": COMMENTS,
        "contributors": (PERSON,),
        "date": "2025-02-01",
    }
    return Proof(**(values | more))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("proof") / "proof.docx"
    return path, write_proof(proof(), books.PICTURES.__getitem__, path)


@pytest.mark.judge
def test_valid(written):
    assert ooxml_errors(written[0]) == []


def test_changes_are_words_own_with_author_and_date(written):
    parts = Parts(written[0])
    (deleted,) = parts.body("//w:del[w:r]")
    assert (deleted.get(qn("w:author")), deleted.get(qn("w:date"))) == ("Copy desk", WHEN)
    assert parts.body("//w:del//w:delText/text()") == ["old "]
    assert parts.body("//w:ins[w:r]//w:t/text()") == ["new "]
    assert parts.body("//w:moveTo//w:t/text()") == ["later"]
    assert parts.body("//w:moveTo/@w:date") == []  # not a date: left out, not invented
    assert len(parts.body("//w:pPr/w:rPr/w:ins")) == 1
    assert len(parts.body("//w:rPrChange/w:rPr/w:i")) == 1
    assert len(parts.find("word/settings.xml", "//w:trackRevisions")) == 1


def test_without_changes_the_text_is_as_it_will_be_printed(tmp_path):
    path = tmp_path / "clean.docx"
    write_proof(proof(changes=False), books.PICTURES.__getitem__, path)
    parts = Parts(path)
    assert parts.body("//w:ins | //w:del | //w:rPrChange") == []
    assert "We met in the new hall" in parts.text()


def test_comments_come_with_their_threads(written):
    path, result = written
    parts = Parts(path)
    authors = parts.find("word/comments.xml", "//w:comment/@w:author")
    assert authors == ["Copy desk", "Author", "Copy desk", "Copy desk"]
    parents = parts.find("word/commentsExtended.xml", "//w15:commentEx/@w15:paraIdParent")
    assert parents == ["00000001"]
    assert parts.find("word/commentsExtended.xml", "//w15:commentEx/@w15:done") == ["0", "0", "1", "0"]
    assert len(parts.body("//w:commentReference")) == 3
    assert [(f.rule, f.block) for f in result.findings] == [("comment-unplaced", "gone")]


def test_identity_is_in_the_properties_and_on_every_block(written):
    parts = Parts(written[0])
    values = parts.xml("docProps/custom.xml")
    assert ["".join(v.itertext()) for v in values] == ["c-1", "e1", "ab" * 32]
    names = parts.body("//w:bookmarkStart/@w:name")
    assert [n for n in names if n.startswith("_ed_")] == ["_ed_c01", "_ed_c02", "_ed_c03"]


def test_the_covering_page_says_what_to_do(written):
    said = Parts(written[0]).text()
    assert said.startswith("Proof: The hall\nFor Sample contributor. Your essay is to appear in Stories")
    assert "Please answer by 14 February 2025." in said
    assert "by e-mail to the editors" in said
    assert "She keeps the keys." in said


def test_a_book_of_one_essay_is_an_extract(tmp_path):
    book = books.full_book()
    essay = books.essay("e3", "The hall that stayed open", books.full_document())
    extract = replace(book, parts=(FrontEssay(essay), ImprintPage(book.imprint)), collection_id="c-1")
    assert isinstance(extract, Book)
    write(extract, books.PICTURES.__getitem__, tmp_path / "extract.docx")
    parts = Parts(tmp_path / "extract.docx")
    assert parts.body("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:t/text()") == ["The hall that stayed open"]
    assert parts.text().strip().endswith("both at 1 Example Street, London.")
    assert "e3" in b"".join(parts.bytes.values()).decode("utf-8", "ignore")


@pytest.mark.judge
def test_an_extract_is_valid(tmp_path):
    write_essay(
        books.essay("e3", "The hall", books.full_document()),
        books.PICTURES.__getitem__,
        tmp_path / "a.docx",
        imprint=books.full_book().imprint,
    )
    assert ooxml_errors(tmp_path / "a.docx") == []


@st.composite
def commented(draw):
    """A document and comments anywhere on it."""
    document = draw(documents())
    lengths = {b.id: len(b.content) for b in all_blocks(document) if isinstance(b, TEXT_BLOCKS)}
    comments = []
    for number in range(draw(st.integers(0, 3)) if lengths else 0):
        block = draw(st.sampled_from(sorted(lengths)))
        start = draw(st.integers(0, lengths[block]))
        end = draw(st.integers(start, lengths[block]))
        comments.append(Comment(f"k{number}", block, start, end, (Remark("Desk", WHEN, "Why?"),) * 2))
    return document, tuple(comments)


@settings(suppress_health_check=list(HealthCheck))
@given(both=commented())
def test_any_proof_marks_every_block_and_loses_no_comment(tmp_path_factory, both):
    document, comments = both
    path = tmp_path_factory.mktemp("any") / "any.docx"
    write_proof(proof(document, comments=comments), {f"{0:064x}": books.png()}.__getitem__, path)
    parts = Parts(path)
    names = []
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        names += parts.find(part, "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    known = {name.rpartition("_")[2] for name in names if name.startswith(("_ed_", "_edt_"))}
    assert {block.id for block in all_blocks(document)} <= known
    assert len(parts.body("//w:commentReference")) == 2 * len(comments)


@pytest.mark.judge
@pytest.mark.long
@settings(max_examples=200, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(both=commented())
def test_two_hundred_generated_proofs_are_valid(tmp_path_factory, both):
    path = tmp_path_factory.mktemp("valid") / "any.docx"
    pictures = {f"{0:064x}": books.png(), f"{1:064x}": books.turned_jpeg(), f"{2:064x}": books.webp()}
    write_proof(proof(both[0], comments=both[1]), pictures.__getitem__, path)
    assert ooxml_errors(path) == []
