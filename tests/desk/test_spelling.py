"""The collection's own words, and the process that looks up all others."""

import os
import signal
import time

import pytest

from essayeditor.collection.entities import Essay
from essayeditor.desk.spelling import Speller


@pytest.fixture
def speller():
    made = Speller()
    made.start()
    yield made
    made.end()


def answers(speller, number, patience=60):
    """Wait for some answers."""
    found = []
    until = time.monotonic() + patience
    while len(found) < number:
        assert time.monotonic() < until, "no answer"
        found += speller.poll()
        time.sleep(0.01)
    return found


def test_words_are_added_once_ignored_and_taken_back(desk):
    essay = desk.add_essay("A hall").created[0]
    desk.add_spelling_word("Retrofitworks")
    assert not desk.add_spelling_word("retrofitworks")
    desk.add_spelling_word("O'Dowda")
    assert desk.record.collection.spelling_words == ("O’Dowda", "Retrofitworks")
    assert desk.undo_label == "Add ‘O’Dowda’ to the collection’s words"
    desk.remove_spelling_word("o’dowda")
    assert desk.record.collection.spelling_words == ("Retrofitworks",)
    desk.ignore_word(essay, "sproutle")
    assert desk.record.get(Essay, essay).ignored_words == ("sproutle",)
    assert desk.undo_label == "Ignore ‘sproutle’ in ‘A hall’"
    desk.undo()
    assert desk.record.get(Essay, essay).ignored_words == ()
    desk.redo()
    desk.heed_word(essay, "Sproutle")
    assert desk.record.get(Essay, essay).ignored_words == ()


def test_nothing_is_asked_before_the_start():
    speller = Speller()
    speller.check("en", ["tarrif"])
    assert speller.busy
    assert speller.pid == 0
    speller.forget()
    assert not speller.busy


def test_a_child_looks_words_up_and_suggestions_do_not_wait_for_the_rest(speller):
    speller.check("en", [f"wordd{chr(97 + n % 26)}" for n in range(600)])
    speller.suggest("en", "tarrif")
    found = answers(speller, 5)
    assert [answer.suggestions for answer in found] == [False, True, False, False, False]
    assert found[1].found[0] == "tariff"
    assert not speller.busy


def test_a_child_that_is_ended_is_made_anew_and_the_question_asked_again(speller):
    speller.check("en", ["tarrif", "hall"])
    answers(speller, 1)
    speller.check("en", ["roof", "persuation"])
    os.kill(speller.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    (answer,) = answers(speller, 1)
    assert answer.found == ("persuation",)
