"""Lists: their marks, levels and numbers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from essayeditor.text.blocks import ListItem, ListKind, Paragraph
from essayeditor.text.numbering import labels
from tests.importers.odt.build import LONG, blocks, p


def item(*inside: str, start: int | None = None) -> str:
    number = f' text:start-value="{start}"' if start is not None else ""
    return f"<text:list-item{number}>{''.join(inside)}</text:list-item>"


def a_list(*items: str, style: str = "Dots", **about: str) -> str:
    extra = "".join(f' {k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in about.items())
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{extra}>{''.join(items)}</text:list>"


def shown(body: str) -> list[str]:
    """Return each block as its label and words, list items behind as many dots as they are deep."""
    found = blocks(body)
    marks = labels(found)
    return [
        f"{'.' * b.level}{marks[b.id]} {b.content.text}" if isinstance(b, ListItem) else b.content.text
        for b in found
    ]


def test_nested_bullets_keep_their_levels():
    inner = a_list(item(p("two")), item(p("three")), style="")
    assert shown(a_list(item(p("one"), inner), item(p("four")))) == ["• one", ".• two", ".• three", "• four"]


def test_numbers_start_where_the_style_says_and_letters_and_roman_figures_are_kept():
    deepest = a_list(item(p("deep")), style="")
    inner = a_list(item(p("a"), deepest), item(p("b")), style="")
    said = a_list(item(p("third"), inner), item(p("fourth")), style="Numbers")
    assert shown(said) == ["3 third", ".a a", "..I deep", ".b b", "4 fourth"]


def test_an_item_may_set_its_number():
    said = a_list(item(p("seven"), start=7), item(p("eight")), style="Numbers")
    assert shown(said) == ["7 seven", "8 eight"]


def test_a_list_goes_on_after_a_paragraph_where_it_says_so_and_begins_anew_where_not():
    first = a_list(item(p("x")), item(p("y")), style="Numbers", xml__id="l1")
    goes_on = a_list(item(p("z")), style="Numbers", text__continue_numbering="true")
    by_name = a_list(item(p("w")), style="Numbers", text__continue_list="l1")
    anew = a_list(item(p("v")), style="Numbers")
    assert shown(first + p(LONG) + goes_on + p(LONG) + by_name + p(LONG) + anew) == [
        "3 x", "4 y", LONG, "5 z", LONG, "6 w", LONG, "3 v",
    ]  # fmt: skip


def test_a_level_without_a_paragraph_of_its_own_counts_nothing():
    inner = a_list(item(p("inside")), style="")
    assert shown(a_list(item(inner), item(p("out")), style="Numbers")) == [".a inside", "3 out"]


def test_an_inner_list_begins_anew_in_an_item_with_words_and_goes_on_in_one_without():
    inner, again = a_list(item(p("a")), style=""), a_list(item(p("b")), style="")
    twice = a_list(item(p("one"), inner, p("more"), again), style="Numbers")
    assert shown(twice) == ["3 one", ".a a", " more", ".a b"]
    goes_on = a_list(item(again), style="Numbers", text__continue_numbering="true")
    last = a_list(item(p("two")), style="Numbers", text__continue_numbering="true")
    first = a_list(item(p("one"), inner), style="Numbers")
    assert shown(f"{first}{p(LONG)}{goes_on}{last}") == ["3 one", ".a a", LONG, ".b b", "4 two"]


def test_further_paragraphs_of_an_item_and_list_headers_have_no_number():
    header = f"<text:list-header>{p('Beforehand')}</text:list-header>"
    found = blocks(a_list(header, item(p("one"), p("more of one")), item(p("two")), style="Numbers"))
    assert isinstance(found[0], Paragraph)
    assert [b.kind for b in found[1:]] == [ListKind.DECIMAL, ListKind.CONTINUATION, ListKind.DECIMAL]
    assert [labels(found)[b.id] for b in found[1:]] == ["3", "", "4"]


def test_a_list_without_any_mark_is_paragraphs():
    assert isinstance(blocks(a_list(item(p(LONG)), style="None"))[0], Paragraph)


def test_a_heading_in_a_list_is_a_heading():
    said = a_list(item('<text:h text:outline-level="1">Part one</text:h>'), style="Numbers")
    assert [type(b).__name__ for b in blocks(p(LONG) + said + p(LONG))] == [
        "Paragraph",
        "Heading",
        "Paragraph",
    ]


def test_a_numbered_paragraph_is_an_item_of_the_list_it_names():
    said = "".join(
        f'<text:numbered-paragraph text:list-id="n" text:style-name="Numbers" text:level="{level}">'
        f"{p(words)}</text:numbered-paragraph>"
        for level, words in ((1, "x"), (2, "y"), (1, "z"))
    )
    assert shown(said) == ["3 x", ".a y", "4 z"]


def _nested(tree: list, words: list[str]) -> str:
    """Return lists for a tree: each branch is an item with its words and the list inside it."""
    items = []
    for branch in tree:
        words.append(f"item{len(words)}")
        items.append(item(p(words[-1]), _nested(branch, words) if branch else ""))
    return a_list(*items, style="")


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=12))
def test_every_item_of_any_nesting_comes_once_in_order_at_its_level(tree):
    words: list[str] = []
    body = p(LONG) + (_nested(tree, words) if tree else "")
    levels: list[int] = []

    def walk(branches: list, level: int) -> None:
        for branch in branches:
            levels.append(min(level, 8))
            walk(branch, level + 1)

    walk(tree, 0)
    found = [b for b in blocks(body) if isinstance(b, ListItem)]
    assert [b.content.text for b in found] == words
    assert [b.level for b in found] == levels
