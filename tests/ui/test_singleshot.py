"""What is put off for a moment belongs to a widget: after its end nothing is called any more."""

import re
from pathlib import Path

import essayeditor.ui

CALL = re.compile(r"QTimer\.singleShot\(\s*[\w.]+,\s*+(?!self,)", re.DOTALL)


def test_every_single_shot_names_the_object_that_it_belongs_to():
    found = [
        path.name
        for path in Path(essayeditor.ui.__file__).parent.rglob("*.py")
        if CALL.search(path.read_text("utf-8"))
    ]
    assert found == []
