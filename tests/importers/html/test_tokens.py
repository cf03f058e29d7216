"""The independent count agrees with the reader on any page, and goes through malformed ones at once."""

import contextlib
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.html import read_fragment
from essayeditor.importers.html.tokens import walk_tokens
from tests.importers.html.build import remarks

_WORDS = st.text("abé’-.,—<>&\"' \n", min_size=1, max_size=12).map(escape)
_AROUND = (
    "<b>{}</b>", "<p>{}</p>", "<div>{}<br></div>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>",
    "<table><tr><td>{}</td></tr></table>", "<span style='display:none'>{}</span>", "<h2>{}</h2>",
    "<a href='https://example.org/'>{}</a>", "<nav>{}</nav>", "<pre>{}</pre>", "<aside>{}</aside>",
    "<ol>{}<li>{}</ol>", "<i>{}<p>", "<button>{}</button>", "<q>{}</q>",
)  # fmt: skip
_PIECES = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda parts, around: around.replace("{}", "".join(parts), 1).replace("{}", ""),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(_AROUND),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=5).map("".join))
def test_no_word_of_any_page_is_lost(body):
    result = read_fragment(f"<html><body>{body}</body></html>")
    assert "are not in the essay" not in remarks(result)


@settings(max_examples=150, deadline=None)
@given(st.text("<>/!-'\"=ab &;#x p\n", max_size=60))
def test_a_malformed_page_ends_in_an_essay_or_a_refusal(body):
    with contextlib.suppress(FileRefused):
        read_fragment(body)


@pytest.mark.parametrize(
    "piece", ["<!--", "<a '", '<a b="', "<script>", "<", "</", "<!", "<svg>", "&", "<p>"]
)
def test_the_count_takes_a_time_that_grows_with_the_page_alone(piece):
    page = piece * (400_000 // len(piece))
    # Quadratic work on four hundred thousand characters would end in the test's own time limit.
    walk_tokens(page)


def test_the_walk_counts_what_is_said_and_parts_blocks():
    page = (
        "<title>Not me</title><style>p > b { not: me }</style><p>co<b>oper</b>ative<p>two<br>three "
        "<script>if (a < b) 'not me'</script>&eacute;t&eacute; 3 < 4<!-- not <p>me -->"
        "<svg><text>not me</text></svg>"
    )
    assert walk_tokens(page).words == ["cooperative", "two", "three", "été", "3", "4"]
