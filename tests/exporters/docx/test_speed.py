"""A hundred essays as Word cost no more processor time than pandoc takes for the same text."""

import random
import subprocess
import time
from dataclasses import replace

import pytest

from essayeditor.collection.book import Book, BookSection, Contents, Cover
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx import write
from essayeditor.text.blocks import Heading, ListItem, Paragraph
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from tests.exporters.docx import books
from tests.judges import program

WORDS = [
    "the",
    "hall",
    "stood",
    "empty",
    "for",
    "nine",
    "winters",
    "before",
    "anybody",
    "asked",
    "who",
    "owned",
    "it",
    "and",
    "by",
    "then",
    "rain",
]


def material(essays=100, paragraphs=26):
    """Return a book, and the same in Markdown."""
    chance = random.Random(4)
    made, markdown = [], []

    def sentence(length):
        return " ".join(chance.choice(WORDS) for _ in range(length)) + ". "

    for number in range(essays):
        blocks, notes, lines = [], [], [f"# Essay {number}", ""]
        for place in range(paragraphs):
            key = f"e{number}p{place}"
            if place % 8 == 4:
                said = sentence(4).strip()
                blocks.append(Heading(f"{key}h", inline(said)))
                lines += [f"## {said}", ""]
            first, stressed, last = sentence(50), sentence(3), sentence(50)
            builder = InlineBuilder()
            builder.add(first)
            builder.add(stressed, [Mark(0, 0, MarkKind.ITALIC)])
            builder.add(last)
            line = f"{first}*{stressed.strip()}* {last}".strip()
            if place % 4 == 0:
                note = sentence(14)
                builder.atom(NoteCall(f"{key}n"))
                notes.append(Note(f"{key}n", (Paragraph(f"{key}f", inline(note)),)))
                line += f"[^{key}]"
                lines += [f"[^{key}]: {note}", ""]
            blocks.append(Paragraph(key, builder.build()))
            lines += [line, ""]
            if place == 10:
                items = [sentence(9) for _ in range(4)]
                blocks += [ListItem(f"{key}l{n}", inline(item)) for n, item in enumerate(items)]
                lines += [*(f"- {item}" for item in items), ""]
        made.append(books.essay(f"e{number}", f"Essay {number}", Document(tuple(blocks), tuple(notes))))
        markdown += lines
    section = BookSection("s", 1, "Essays", "Essays", "", 1, tuple(replace(e, standfirst="") for e in made))
    book = Book("A book", "", "", "", "en-GB", "2025-01-01", Imprint(), (Cover(), Contents(), section))
    return book, "\n".join(markdown)


@pytest.mark.judge
@pytest.mark.long
def test_cost_against_pandoc(tmp_path):
    resource = pytest.importorskip("resource")  # Windows does not tell the times of child processes
    book, markdown = material()
    source = tmp_path / "book.md"
    source.write_text(markdown, "utf-8")

    def ours():
        begun = time.process_time()
        write(book, {}.__getitem__, tmp_path / "ours.docx")
        return time.process_time() - begun

    def pandoc():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        target = tmp_path / "pandoc.docx"
        subprocess.run([program("pandoc"), "--toc", "--output", target, source], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(ours() for _ in range(3)) <= min(pandoc() for _ in range(2))
