"""The contents of a book have a page number on every line before Word counts its own."""

import dataclasses

from essayeditor.collection.book import Endnotes
from essayeditor.exporters.docx import write
from essayeditor.exporters.docx.xml import qn
from essayeditor.typeset.book import layout
from essayeditor.typeset.themes import load_theme
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts


def test_every_line_has_the_page_of_our_own_layout(tmp_path):
    book = books.full_book()
    pages = layout(book, load_theme("community-britain"), lambda _: (480.0, 320.0))
    labels = {key: pages.pages[page - 1].label for key, page in pages.starts.items()}
    path = tmp_path / "book.docx"
    write(book, books.PICTURES.__getitem__, path, page_numbers=labels)
    shown = {}
    for line in Parts(path).body("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]/w:hyperlink"):
        said, _, number = "".join(
            "\t" if run.find(qn("w:tab")) is not None else "".join(t.text for t in run.findall(qn("w:t")))
            for run in line.findall(qn("w:r"))
        ).partition("\t")
        shown[said] = number
    assert {"Recommendations", "Contributors"} <= set(shown)
    assert all(shown.values()), shown
    assert shown["Recommendations"] == labels["recommendations"]
    assert int(shown["Contributors"]) > int(shown["Recommendations"])


def test_the_part_of_endnotes_adds_nothing_of_its_own(tmp_path):
    book = books.full_book()
    parts = [part for part in book.parts if not isinstance(part, Endnotes)]
    written = []
    for number, chosen in enumerate((parts, [*parts[:-1], Endnotes(), parts[-1]])):
        path = tmp_path / f"{number}.docx"
        write(dataclasses.replace(book, parts=tuple(chosen)), books.PICTURES.__getitem__, path)
        written.append(path.read_bytes())
    assert written[0] == written[1]
