"""The words of a book as poppler reads them from the structure tree: a second reader, not PDFium."""

import subprocess

import pytest

from essayeditor.exporters import export_pdf
from essayeditor.exporters.verify.alignment import Alignment
from essayeditor.exporters.verify.expected import Place, expected, heard
from tests import judges
from tests.exporters.docx.books import PICTURES
from tests.exporters.verify.test_verify import BOOK

_LEFT_OUT = {"Lbl", "Reference", "TOC", "Formula"}
_INLINE = {"Span", "Link", "Reference", "Lbl", "Object", "Formula"}


def said_by_tree(path):
    """The words outside of notes and in them, in the order of the tree."""
    done = subprocess.run(
        [judges.program("pdfinfo"), "-struct-text", path], capture_output=True, check=True, timeout=60
    )
    kinds = {False: [], True: []}
    path_down = []
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        depth, said = len(line) - len(line.lstrip()), line.strip()
        while path_down and path_down[-1][0] >= depth:
            path_down.pop()
        roles = {role for _, role in path_down}
        note = "Note" in roles
        if said.startswith('"'):
            left_out = roles & _LEFT_OUT
            space = " " if said[-2:-1].isspace() else ""
            kinds[note].append(space if left_out else said[1:-1])
        elif not said.startswith("/"):
            role = said.split(" ")[0].rstrip(":")
            path_down.append((depth, role))
            if role not in _INLINE:
                kinds[False].append("\n")
                kinds[True].append("\n")
    return heard("".join(kinds[False])), heard("".join(kinds[True]))


@pytest.mark.judge
@pytest.mark.parametrize("theme", ["community-britain", "accessible"])
def test_every_word_is_in_the_tree_in_its_order(theme, tmp_path):
    target = tmp_path / "book.pdf"
    export_pdf(BOOK, theme, PICTURES.__getitem__, target)
    for place, words in zip((Place.FLOW, Place.NOTE), said_by_tree(target), strict=True):
        units = [unit for unit in expected(BOOK).units if unit.place is place]
        alignment = Alignment(words, [unit.words for unit in units])
        lost = [(u.block, alignment.missing(n)) for n, u in enumerate(units) if not alignment.in_order(n)]
        assert lost == []
        assert len(units) > 5
