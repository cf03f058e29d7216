"""What was done is said in the past."""

import pytest

from essayeditor.ui.words import done


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Move ‘A hall of our own’ to first", "Moved ‘A hall of our own’ to first"),
        ("Leave out the cover", "Left out the cover"),
        ("Make edition ‘Pamphlet’", "Made edition ‘Pamphlet’"),
        ("Take ‘Pub’ out of ‘Pamphlet’", "Took ‘Pub’ out of ‘Pamphlet’"),
        ("Twist the tale", "Twist the tale"),
        ("", ""),
    ],
)
def test_done(label, said):
    assert done(label) == said
