"""The independent count agrees with the reader on any text, and sees what a reader would lose."""

from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from essayeditor.importers.limits import DEFAULT_LIMITS
from essayeditor.importers.odt.tokens import walk_tokens
from essayeditor.importers.xmlsafe import parse_xml
from tests.importers.odt.build import fodt, imported, p, remarks

_WORDS = st.text("abé’-.,—😀 \n", min_size=1, max_size=12)
_NOTE = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
_PIECES = st.recursive(
    _WORDS.map(escape),
    lambda inner: st.builds(
        lambda parts, around: around.format("".join(parts)),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(
            [
                '<text:span text:style-name="Bold">{}</text:span>',
                '<text:span text:style-name="Hidden"> {} </text:span>',
                '<text:a xlink:href="https://example.org/">{}</text:a>',
                "<text:s/>{}<text:tab/>",
                "{}<text:line-break/>",
                f"{_NOTE}<text:note-body><text:p>{{}}</text:p></text:note-body></text:note>",
                "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
            ]
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=4))
def test_no_word_of_any_text_is_lost(paragraphs):
    result = imported("".join(map(p, paragraphs)))
    assert "are not in the essay" not in remarks(result)
    assert result.report.found["notes"] == sum(s.count("<text:note ") for s in paragraphs)


def test_the_walk_counts_words_of_paragraphs_notes_boxes_and_deletions_but_not_of_comments():
    body = (
        "<text:tracked-changes><text:changed-region text:id='d'><text:deletion><office:change-info>"
        f"<dc:creator>Mair</dc:creator></office:change-info>{p('gone words')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            "co<text:span>operative</text:span> two<text:s/>three<text:note text:note-class='footnote'>"
            f"<text:note-citation>12</text:note-citation><text:note-body>{p('in the note')}</text:note-body>"
            f"</text:note>.<office:annotation><dc:creator>Mair</dc:creator>{p('not me')}</office:annotation>"
        )
    )
    root = parse_xml(fodt(body), "essay", DEFAULT_LIMITS)
    text = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"))
    walked = walk_tokens(text)
    assert sorted(walked.words) == [
        "cooperative", "gone", "in", "note", "the", "three.", "two", "words",
    ]  # fmt: skip
    assert (walked.found["notes"], walked.found["comments"], walked.found["suggestions"]) == (1, 1, 1)
