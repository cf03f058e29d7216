"""What each operation of the desk costs at the ceiling (500 essays, 300 contributors) and in a small book.

Run: python -m benchmarks.desk
Processor time of this thread, median of fifteen; the ratio is that of the large to the small collection,
measured in one run.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Entity,
    Essay,
    Permission,
    Revision,
    State,
)
from essayeditor.collection.flags import all_flags
from essayeditor.desk import Desk
from essayeditor.foundation.files import sha256
from essayeditor.store.content import Writes
from essayeditor.store.file import CollectionFile
from essayeditor.text.blocks import Paragraph
from essayeditor.text.codec import to_json
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

SAVES, TIMES, WORDS = 20, 15, 2000


def text(more: object = "") -> Document:
    """A text of two thousand words."""
    return Document((Paragraph("p", inline("word " * WORDS + str(more))),))


def make(path: Path, essays: int, people: int) -> None:
    """Make a collection of so many essays, each of three authors and twenty revisions."""
    Desk.create(path, "Big", "stories").close()
    file = CollectionFile.open(path)
    sections = [section.id for section in file.record().sections()]
    content = to_json(text())
    key = sha256(content)
    added: list[Entity] = [Contributor(f"c{n}", f"Sample contributor {n}") for n in range(people)]
    for n in range(essays):
        e, section = f"e{n}", sections[n % 3]
        added.append(Essay(e, e, section, n // 3, state=State.IN_EDIT, revision=f"{e}r{SAVES - 1}"))
        added += [Authorship(f"{e}a{m}", e, f"c{(n + 7 * m) % people}", m) for m in range(3)]
        added += [Revision(f"{e}r{m}", e, m + 1, key, "", words=WORDS) for m in range(SAVES)]
        added.append(Permission(f"{e}p", e, given="2025-01-15"))
    file.write(Writes(added=added, documents={key: content}))
    file.close()


def operations(desk: Desk) -> dict[str, Callable[[int], object]]:
    """The operations measured, by name; each takes the number of its turn."""
    first = desk.record.sections()[0].id
    return {
        "edit a title": lambda n: desk.edit_essay(f"e{n}", title=f"New title {n}"),
        "set a state": lambda n: desk.set_state(f"e{n}", State.COPY_EDITED),
        "add an essay": lambda n: desk.add_essay(f"One more {n}", first),
        "name authors": lambda n: desk.set_authors(f"e{n}", ["c1", "c2"]),
        "move in a section": lambda n: desk.move_essays([f"e{3 * n}"], first, n % 2),
        "move to another": lambda n: desk.move_essays([f"e{3 * n + 1}"], first, 0),
        "undo": lambda _: desk.undo(),
        "redo": lambda _: desk.redo(),
        "save a text": lambda n: desk.save_text("e40", text(n)),
        "read a text": lambda n: desk.document(f"e{n}"),
        "all flags": lambda _: all_flags(desk.record, date(2025, 1, 17)),
    }


def measure(path: Path) -> dict[str, float]:
    """Milliseconds of each operation, and of opening the collection."""
    with Desk.open(path) as desk:
        spent = {name: median(operation) for name, operation in operations(desk).items()}
    spent["open"] = median(lambda _: Desk.open(path, read_only=True).close())
    return spent


def median(operation: Callable[[int], object]) -> float:
    """The median cost of an operation in milliseconds."""
    costs = []
    for n in range(TIMES):
        begun = time.thread_time()
        operation(n)
        costs.append((time.thread_time() - begun) * 1000)
    return statistics.median(costs)


def main() -> None:
    """Measure both collections and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.essays"), Path(folder, "large.essays")
        make(small, 60, 40)
        make(large, 500, 300)
        few, many = measure(small), measure(large)
    print(f"{'':20}{'60 essays':>12}{'500 essays':>12}{'ratio':>8}")
    for name, cost in many.items():
        print(f"{name:20}{few[name]:>9.2f} ms{cost:>9.2f} ms{cost / max(few[name], 0.01):>8.1f}")


if __name__ == "__main__":
    main()
