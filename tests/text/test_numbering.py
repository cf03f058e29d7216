"""List numbers are counted, never stored."""

import pytest

from essayeditor.text.blocks import ListItem, ListKind, Paragraph
from essayeditor.text.inline import inline
from essayeditor.text.numbering import from_roman, label, labels, letters, roman


def items(*spec):
    return [
        Paragraph(f"b{n}", inline("x"))
        if one is None
        else ListItem(f"b{n}", inline("x"), one[0], *(one[1:] if len(one) > 1 else ()))
        for n, one in enumerate(spec)
    ]


D, B, C, A = ListKind.DECIMAL, ListKind.BULLET, ListKind.CONTINUATION, ListKind.LOWER_LETTER


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ([(D,), (D,), None, (D,)], ["1", "2", "1"]),
        ([(D,), None, (D, 0, 2)], ["1", "2"]),
        ([(D,), (A, 1), (A, 1), (D,), (A, 1)], ["1", "a", "b", "2", "a"]),
        ([(D,), (C,), (D,)], ["1", "", "2"]),
        ([(B,), (D,), (B,)], ["•", "1", "•"]),
        ([(D, 0, 5), (D,)], ["5", "6"]),
    ],
)
def test_labels(spec, expected):
    assert list(labels(items(*spec)).values()) == expected


def test_forms():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]
    assert [from_roman(said) for said in ("iv", "xl", "mcmxcix")] == [4, 40, 1999]
    assert not any(from_roman(said) for said in ("iiii", "12", "ix.", ""))
    assert [letters(n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert label(ListKind.UPPER_ROMAN, 4) == "IV"
    assert label(ListKind.UPPER_LETTER, 2) == "B"
