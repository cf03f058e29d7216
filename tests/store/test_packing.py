"""Texts kept in little room come back byte for byte; damage is seen and stays where it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import Collection, Essay
from essayeditor.collection.entities import Revision as RevisionOf
from essayeditor.desk import Desk
from essayeditor.foundation.errors import CollectionError
from essayeditor.foundation.files import sha256
from essayeditor.store import schema
from essayeditor.store.content import Writes
from essayeditor.store.file import CollectionFile
from essayeditor.store.packing import MOST, Base, Unreadable, depth, packed, unpacked
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

WORDS = str.split(
    "the council and housing association that holds a lease on our hall have never asked what people"
)


def long_text(length=90_000, seed=0):
    chance = random.Random(seed)
    return ('{"text":"' + " ".join(chance.choice(WORDS) for _ in range(length // 5)))[:length].encode()


class Shelf(dict):
    """Kept texts by hash, each packed after the one before."""

    def __init__(self):
        super().__init__()
        self.last = None

    def put(self, content):
        key = sha256(content)
        if key not in self:
            self[key] = packed(content, self.last)
        self.last = Base(key, content, depth(self[key]))
        return key

    def read(self, key):
        return unpacked(self[key], self.__getitem__)


texts = st.binary(max_size=300).map(lambda made: b"{" + made)
edits = st.tuples(st.integers(0, 400), st.integers(0, 60), st.binary(max_size=40))


@given(texts, st.lists(edits, max_size=50))
def test_every_text_of_a_series_comes_back_as_it_was(text, changes):
    shelf, kept = Shelf(), {}
    kept[shelf.put(text)] = text
    for at, gone, new in changes:
        place = 1 + at % len(text)
        text = text[:place] + new + text[place + gone :]
        kept[shelf.put(text)] = text
    assert {key: shelf.read(key) for key in kept} == kept
    assert max(map(depth, shelf.values())) <= MOST


@given(texts, texts)
def test_a_text_made_from_a_quite_other_one_comes_back(one, other):
    shelf = Shelf()
    first, second = shelf.put(one), shelf.put(other)
    assert (shelf.read(first), shelf.read(second)) == (one, other)


def test_a_long_text_with_a_word_changed_takes_little_room():
    text = long_text()
    shelf = Shelf()
    shelf.put(text)
    for number in range(3 * MOST):
        text = text[:50_000] + b"word%d " % number + text[50_000:]
        assert shelf.read(shelf.put(text)) == text
    rooms = sorted(map(len, shelf.values()))
    assert rooms[len(rooms) // 2] < 150
    assert rooms[-1] < len(text) / 3
    assert {depth(one) for one in shelf.values()} == set(range(MOST + 1))


def test_what_is_kept_plain_is_read_as_it_is():
    assert unpacked(b'{"blocks":[]}', {}.__getitem__) == b'{"blocks":[]}'
    assert unpacked(b"", {}.__getitem__) == b""


@given(st.binary(max_size=120), st.integers(0, 2))
def test_no_bytes_do_worse_than_be_unreadable(noise, form):
    kept = bytes([form]) + noise
    try:
        made = unpacked(kept, {"00" * 32: b"{}"}.__getitem__)
    except (Unreadable, KeyError):
        return
    assert isinstance(made, bytes)


def test_a_text_made_from_itself_never_ends_and_a_swollen_one_is_not_read():
    text = long_text(2_000)
    after = packed(text + b"x", Base(sha256(text), text, 0))
    with pytest.raises(Unreadable):
        unpacked(after, lambda _key: after)
    whole = packed(bytes(1 << 20))
    with pytest.raises(Unreadable):
        unpacked(whole[:1] + (1000).to_bytes(4, "big") + whole[5:], {}.__getitem__)


# In a collection.


def typed(desk, essay, savings):
    """Save an essay again and again, a word more each time; return the texts by revision."""
    words = long_text(20_000).decode()[9:]
    for number in range(savings):
        said = f"{words[:9000]} again{number}{words[9000:]}"
        desk.save_text(essay, Document((Paragraph("p", inline(said)), Paragraph("q", inline("The end.")))))
    return {r.id: desk.revision_document(r.id) for r in desk.record.of_essay(RevisionOf, essay)}


def test_every_revision_is_there_after_opening_again_and_the_file_is_small(path):
    with Desk.create(path, "Stories", "stories") as desk:
        essay = desk.add_essay("A hall", desk.record.sections()[0].id).created[0]
        bare = path.stat().st_size
        texts = typed(desk, essay, 100)
    assert len(texts) == 100
    assert path.stat().st_size - bare < 100 * 20_000 / 5
    with Desk.open(path) as desk:
        assert {key: desk.revision_document(key) for key in texts} == texts
        assert desk.document(essay) == texts[desk.record.get(Essay, essay).revision]


def test_a_damaged_text_is_told_and_those_kept_whole_after_it_are_read(path):
    texts = [long_text(5_000, seed=3) + b"%d" % number for number in range(2 * MOST)]
    keys = list(map(sha256, texts))
    file = CollectionFile.create(path, [Collection("c", "Stories")])
    for number, text in enumerate(texts):
        after = {keys[number]: keys[number - 1]} if number else {}
        file.write(Writes(documents={keys[number]: text}, after=after))
    driver = file._driver
    table = schema.document.name
    driver.execute(f"UPDATE {table} SET content = zeroblob(9) WHERE sha256 = ?", (keys[5],))
    with pytest.raises(CollectionError, match="damaged"):
        file.document(keys[7])
    assert file.document(keys[4]) == texts[4]
    assert file.document(keys[-1]) == texts[-1]
    last = texts[7] + b"more"
    file.write(Writes(documents={sha256(last): last}, after={sha256(last): keys[7]}))
    assert file.document(sha256(last)) == last
    file.close()
