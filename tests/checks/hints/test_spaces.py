"""Spaces that stand together, and the one that is to be there."""

from hypothesis import given

from essayeditor.checks.finding import Severity
from essayeditor.checks.hints import RULES, hints_of
from essayeditor.text.document import all_blocks, inlines
from essayeditor.text.finding.splices import Edit, splice, spliced
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind
from tests.strategies import documents


def found(text):
    content = inline(text) if isinstance(text, str) else text
    return [(h.start, h.end, h.message, h.instead) for h in hints_of(content, "en-GB")]


def test_two_spaces_are_found_and_one_is_to_be_there():
    assert found("One.  Two.   Three.") == [
        (4, 6, "Two spaces together", " "),
        (10, 13, "3 spaces together", " "),
    ]
    assert found("40 \u00a0people") == [(2, 4, "Two spaces together", "\u00a0")]
    assert found("One. Two.") == []


def test_code_and_what_is_deleted_is_left_alone():
    builder = InlineBuilder()
    builder.add("a  b", [Mark(0, 0, MarkKind.CODE)])
    builder.add("  ", [Mark(0, 0, MarkKind.DELETED, "", "Copy desk", "2025-01-15T09:12:00Z")])
    assert found(builder.build()) == []


def test_a_rule_can_be_off_and_a_hint_is_a_finding():
    (hint,) = hints_of(inline("a  b"), "en-GB")
    assert list(hints_of(inline("a  b"), "en-GB", off={hint.rule})) == []
    finding = hint.finding("essay", "block")
    assert (finding.rule, finding.severity, finding.block) == ("double-space", Severity.WARNING, "block")
    assert finding.rule in {rule.key for rule in RULES}


@given(documents())
def test_after_its_remedy_a_hint_is_gone(document):
    for block in all_blocks(document):
        for text in inlines(block):
            mended = InlineBuilder()
            mended.extend(text)
            mended.add("  x")
            content = mended.build()
            hints = list(hints_of(content, "en-GB"))
            edits = [splice(content, Edit(h.start, h.end, h.instead)) for h in hints]
            assert list(hints_of(spliced(content, edits), "en-GB")) == []
