"""Words inside the tags of their marks, closed in the order in which they were opened."""

from essayeditor.text.marks import Mark, MarkKind
from essayeditor.ui.edit.markup import marked


def link(mark):
    return 'a href="https://example.org"' if mark.kind is MarkKind.LINK else ""


def test_each_mark_has_its_tag_and_what_has_none_is_left_out():
    kinds = (MarkKind.BOLD, MarkKind.SMALL_CAPS, MarkKind.LINK, MarkKind.LANGUAGE)
    marks = tuple(Mark(0, 4, kind) for kind in kinds)
    assert marked("hall", marks, link) == (
        '<a href="https://example.org"><span style="font-variant:small-caps"><b>hall</b></span></a>'
    )
    assert marked("hall", (), link) == "hall"
