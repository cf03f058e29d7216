"""The page server: pages from a warm process, the newest first, whatever happens to the process."""

import threading
import time

import psutil
import pypdfium2
import pytest

from essayeditor.desk.jobs.child import MEBIBYTE, Limits
from essayeditor.desk.preview import PageServer
from essayeditor.foundation.errors import JobCancelled, JobFailed
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

LIMITS = Limits(memory=1024 * MEBIBYTE, seconds=3)
PRESS = "tests.desk.presses"


def text(said: str) -> Document:
    return Document((Heading("h", inline("Beginnings")), Paragraph("p", inline(said * 30))))


@pytest.fixture
def essays(desk):
    section = desk.add_section("Local economy").created[0]
    made = [desk.add_essay(title, section).created[0] for title in ("A hall", "The long table", "Soup")]
    for key in made:
        desk.save_text(key, text("It stands in the middle of the town. "))
    return made


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_pages_show_what_is_typed_and_where(desk, essays):
    typed = text("Nobody has saved this yet. ")
    shown = desk.preview.essay(essays[1], typed).wait(60)
    assert "Nobody has saved this yet" in " ".join(words_of(shown.pdf).split())
    assert (shown.essay, shown.theme, shown.placed) == (essays[1], "community-britain", False)
    spot = shown.map.place("p", 10)
    assert shown.map.at(spot.page, spot.x, spot.y + 2) == ("p", 10)
    plan = desk.preview.plan().wait(60)
    assert [part.key for part in plan.parts if part.kind == "essay"] == essays
    shown = desk.preview.essay(essays[1]).wait(60)
    assert shown.placed
    assert shown.folios[0] == plan.part(essays[1]).folio
    assert desk.preview.last_plan() == plan
    desk.move_essays([essays[2]], desk.record.sections()[0].id, 0)
    again = desk.preview.plan().wait(60)
    assert again.part(essays[2]).first == plan.part(essays[0]).first
    with pytest.raises(JobFailed, match="There is no theme"):
        desk.preview.essay(essays[0], theme="nowhere").wait(60)


def test_of_a_long_essay_the_pages_around_a_block_come_first(desk, essays):
    said = "Nobody has saved this yet, and nobody has counted how long it is. " * 12
    paragraphs = [Paragraph(f"p{n}", inline(f"Number {n}. {said}")) for n in range(80)]
    long = Document((Heading("h", inline("Beginnings")), *paragraphs))
    some = desk.preview.essay(essays[0], long, near="p40").wait(60)
    whole = desk.preview.essay(essays[0], long).wait(60)
    assert whole.is_whole
    assert not some.is_whole
    assert some.folios == whole.folios
    assert some.map.of("p40") == whole.map.of("p40")
    assert len(some.pdf) < len(whole.pdf) / 2
    with pypdfium2.PdfDocument(some.pdf) as document, pypdfium2.PdfDocument(whole.pdf) as all_of_it:
        assert len(document) == len(all_of_it)
        for page in range(len(document)):
            read = document[page].get_textpage().get_text_bounded()
            assert read == (all_of_it[page].get_textpage().get_text_bounded() if some.has(page) else "")


@pytest.fixture
def server(desk, essays):
    server = PageServer(desk.path, lambda: desk.record, desk.document, limits=LIMITS, press=PRESS)
    yield server
    server.close()


def test_the_newest_request_wins(server, essays):
    told = []
    server.listen(told.append)
    first = server.essay(essays[0], text("slow"))
    until = time.monotonic() + 30
    while server._current is not first and time.monotonic() < until:
        time.sleep(0.01)
    stale = [server.essay(essays[0], text("quick")) for _ in range(5)]
    last = server.essay(essays[0], text("quick"))
    assert last.wait(60).pdf == b"quick"
    for request in [first, *stale]:
        with pytest.raises(JobCancelled, match="Newer pages"):
            _ = request.result
    assert told == [last]


def test_pages_come_before_a_plan_that_takes_long(server, essays):
    order, heard = [], threading.Event()

    def listen(request):
        if request.done:
            order.append(request)
            if len(order) == 2:
                heard.set()

    server.listen(listen)
    plan = server.plan()
    until = time.monotonic() + 30
    while plan.progress is None and time.monotonic() < until:
        time.sleep(0.01)
    shown = server.essay(essays[0], text("quick"))
    assert heard.wait(60)
    assert order == [shown, plan]
    assert plan.progress.done == 3


@pytest.mark.parametrize(
    ("said", "trouble"), [("crash", "could not be laid out"), ("bug", "KeyError"), ("hang", "3 seconds")]
)
def test_a_text_that_ends_the_process_does_not_end_the_server(server, essays, said, trouble):
    with pytest.raises(JobFailed, match=trouble):
        server.essay(essays[0], text(said)).wait(60)
    assert server.essay(essays[0], text("quick")).wait(60).pdf == b"quick"


def test_a_process_that_dies_once_is_not_noticed(server, essays, tmp_path):
    mark = tmp_path / "mark"
    assert server.essay(essays[0], text(f"once:{mark}:")).wait(60).pdf == b"again"


def test_closing_ends_the_process_and_what_waits(server, essays):
    hanging = server.essay(essays[0], text("hang"))
    until = time.monotonic() + 30
    while (server._child is None or not server._child.pid) and time.monotonic() < until:
        time.sleep(0.01)
    pid = server._child.pid
    server.close()
    with pytest.raises(JobCancelled, match="closed"):
        _ = hanging.result
    assert not psutil.pid_exists(pid)
    with pytest.raises(JobCancelled, match="closed"):
        _ = server.plan().result
