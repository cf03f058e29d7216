"""Guards against the PySide6 fault that ends the program after some 1,700 keystrokes.

In PySide6 6.12 on Python 3.10 and 3.11 each call that returns nothing loses a reference to None.
"""

import sys

from PySide6.QtGui import QColor, QTextCharFormat

CALLS = 300


def test_void_calls_keep_the_references_to_none(qapp):
    text_format = QTextCharFormat()
    colour = QColor("red")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        text_format.setUnderlineColor(colour)
    lost = before - sys.getrefcount(None)
    assert lost < CALLS / 2, f"{lost} references to None lost in {CALLS} calls"
