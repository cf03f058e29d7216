"""The largest collection there is to be (500 essays, 300 contributors) is changed without a pause.

Measured in processor time of this thread, so that a busy machine fails nothing; the bounds are
several times what was measured (a move within a section of 170: 4 ms; anything else: 1 to 2 ms).
"""

import statistics
import time
from datetime import date

import pytest

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Essay,
    Permission,
    Revision,
    Section,
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

ESSAYS, PEOPLE, SAVES = 500, 300, 20


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    folder = tmp_path_factory.mktemp("big")
    path = folder / "big.essays"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESSAYEDITOR_DATA", str(folder / "data"))
        Desk.create(path, "Big", "stories").close()
        file = CollectionFile.open(path)
        sections = [s.id for s in file.record().sections()]
        content = to_json(Document((Paragraph("p", inline("word " * 2000)),)))
        key = sha256(content)
        added = [Contributor(f"c{n}", f"Sample contributor {n}") for n in range(PEOPLE)]
        for n in range(ESSAYS):
            e = f"e{n}"
            added.append(
                Essay(
                    e, f"Essay {n}", sections[n % 3], n // 3, state=State.IN_EDIT, revision=f"{e}r{SAVES - 1}"
                )
            )
            added += [Authorship(f"{e}a{m}", e, f"c{(n + 7 * m) % PEOPLE}", m) for m in range(3)]
            added += [Revision(f"{e}r{m}", e, m + 1, key, "", words=2000) for m in range(SAVES)]
            added.append(Permission(f"{e}p", e, given="2025-01-15"))
        file.write(Writes(added=added, documents={key: content}))
        file.close()
        with Desk.open(path) as desk:
            yield desk


def milliseconds(operation, times=15):
    spent = []
    for n in range(times):
        begun = time.thread_time()
        operation(n)
        spent.append((time.thread_time() - begun) * 1000)
    return statistics.median(spent)


def text(n):
    return Document((Paragraph("p", inline("word " * 2000 + str(n))),))


def test_operations_are_cheap(big):
    sections = [s.id for s in big.record.sections()]
    assert milliseconds(lambda n: big.edit_essay(f"e{n}", title=f"New title {n}")) < 10
    assert milliseconds(lambda n: big.set_state(f"e{n}", State.COPY_EDITED)) < 10
    assert milliseconds(lambda n: big.add_essay(f"One more {n}", sections[0])) < 10
    assert milliseconds(lambda n: big.set_authors(f"e{n}", ["c1", "c2"])) < 10
    assert milliseconds(lambda n: big.move_essays([f"e{3 * n}"], sections[0], 100 * (n % 2))) < 25
    assert milliseconds(lambda n: big.move_essays([f"e{3 * n + 1}"], sections[0], 0)) < 50
    assert milliseconds(lambda n: big.undo()) < 50
    assert milliseconds(lambda n: big.redo()) < 50


def test_saving_and_reading_are_cheap(big):
    assert milliseconds(lambda n: big.save_text("e400", text(n))) < 25
    assert milliseconds(lambda n: big.document(f"e{n}")) < 10
    assert milliseconds(lambda n: big.record.essays()) < 5
    assert milliseconds(lambda n: all_flags(big.record, date(2025, 1, 17))) < 50


def test_opening_is_quick(big, tmp_path):
    begun = time.thread_time()
    with Desk.open(big.path, read_only=True) as reader:
        assert len(reader.record.revisions("e499")) == SAVES
    assert time.thread_time() - begun < 0.5
    assert sum(1 for _ in big.record.all(Section)) == 3
