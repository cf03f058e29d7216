"""Essay Editor. `ours.py FOLDER cold|read-back|warm|preview [THEME]`; writes book.pdf and result.json."""

from __future__ import annotations

import dataclasses
import json
import statistics
import sys
import time
from pathlib import Path

from benchmarks import material
from essayeditor.collection.book import Book, BookEssay, BookSection, Byline, Contents, Cover
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.exporters import Exported, Press, export_pdf
from essayeditor.foundation.files import sha256
from essayeditor.text.blocks import Block, Figure, Heading, Paragraph, Quote
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall

_PREVIEWS = 15


def book_of(folder: Path) -> tuple[Book, dict[str, bytes]]:
    """Return the material as a Book, with its pictures."""
    pictures: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path in folder.glob("picture-*.jpg"):
        content = path.read_bytes()
        names[path.name] = sha256(content)
        pictures[names[path.name]] = content
    essays = tuple(_essay(number, essay, names) for number, essay in enumerate(material.load(folder)))
    section = BookSection("s1", 1, "Places we own", "Places", "", 1, essays)
    parts = (Cover(), Contents(), section)
    book = Book("Stories from Community Britain", "", "", "", "en-GB", "2025-02-14", Imprint(), parts)
    return book, pictures


def _essay(number: int, essay: material.Essay, names: dict[str, str]) -> BookEssay:
    blocks: list[Block] = []
    notes: list[Note] = []
    for place, block in enumerate(essay.blocks):
        key = f"e{number}b{place}"
        if block.kind == "h":
            blocks.append(Heading(key, inline(block.text)))
        elif block.kind == "q":
            blocks.append(Quote(key, inline(block.text)))
        elif block.kind == "i":
            blocks.append(Figure(key, names[block.picture], "A hall", caption=inline(block.text)))
        else:
            builder, at = InlineBuilder(), 0
            for position, said in block.notes:
                note = Note(f"{key}n{position}", (Paragraph(f"{key}f{position}", inline(said)),))
                notes.append(note)
                builder.add(block.text[at:position])
                builder.atom(NoteCall(note.id))
                at = position
            builder.add(block.text[at:])
            blocks.append(Paragraph(key, builder.build()))
    return BookEssay(
        id=f"e{number}",
        kind=EssayKind.ESSAY,
        title=essay.title,
        short_title=essay.title,
        standfirst="",
        bylines=(Byline(essay.author),),
        document=Document(tuple(blocks), tuple(notes)),
        language="en-GB",
    )


def edited(book: Book, which: int, words: str) -> Book:
    """Return the book with `words` typed at the beginning of one essay's third paragraph."""
    section = book.parts[-1]
    assert isinstance(section, BookSection)
    essay = section.essays[which]
    place = [n for n, b in enumerate(essay.document.blocks) if isinstance(b, Paragraph)][2]
    block = essay.document.blocks[place]
    assert isinstance(block, Paragraph)
    changed = dataclasses.replace(block, content=inline(words) + block.content)
    blocks = (*essay.document.blocks[:place], changed, *essay.document.blocks[place + 1 :])
    essay = dataclasses.replace(essay, document=dataclasses.replace(essay.document, blocks=blocks))
    essays = (*section.essays[:which], essay, *section.essays[which + 1 :])
    return dataclasses.replace(book, parts=(*book.parts[:-1], dataclasses.replace(section, essays=essays)))


def main(folder: Path, mode: str, theme: str) -> None:
    """Do one of the jobs."""
    book, pictures = book_of(folder)
    target = folder / "book.pdf"
    result: dict[str, float] = {}
    if mode == "preview":
        result["preview_ms"] = preview(Press(), book, pictures, theme)
    elif mode == "read-back":
        findings = export_pdf(book, theme, pictures.__getitem__, target).findings
        result["findings"] = len(findings)
        print(*findings[:20], sep="\n")
    else:
        press = Press()
        written = export(press, book, theme, pictures, target)
        result["findings"] = len(written.findings)
        if mode == "warm":
            changed = edited(book, 40 % len(book.essays()), "On second thoughts, ")
            begin, clock = time.process_time(), time.perf_counter()
            export(press, changed, theme, pictures, target)
            result["warm_cpu"] = time.process_time() - begin
            result["warm_wall"] = time.perf_counter() - clock
    (folder / "result.json").write_text(json.dumps(result), "utf-8")


def export(press: Press, book: Book, theme: str, pictures: dict[str, bytes], target: Path) -> Exported:
    """Write the book to `target` and do not read it back."""
    with target.open("wb") as file:
        return press.write(book, theme, pictures.__getitem__, file)


def preview(press: Press, book: Book, pictures: dict[str, bytes], theme: str) -> float:
    """Return the median of the milliseconds from an edited essay to its PDF, in a warm process."""
    times = []
    words = ""
    for n in range(_PREVIEWS + 3):
        words += f"word{n} "
        changed = edited(book, 0, words)
        begin = time.perf_counter()
        press.preview(changed, "e0", theme, pictures.__getitem__)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times[3:])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "community-britain")
