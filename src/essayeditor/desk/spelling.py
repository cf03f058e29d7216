"""Spelling in the open collection: its own words, and a process that looks up all others."""

from __future__ import annotations

import atexit
import dataclasses
import logging
from collections import deque
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from essayeditor.checks.spelling.own import kept
from essayeditor.checks.spelling.words import spelt
from essayeditor.collection.entities import Essay
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.jobs.child import MEBIBYTE, Child, Ended, Limits
from essayeditor.desk.jobs.serve import Done, Refused
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused

_BATCH = 150
"""Words looked up at once: the answer to another question never waits for more."""
_LIMITS = Limits(memory=600 * MEBIBYTE, seconds=60)
_TRIES = 3
_WORDS = "essayeditor.checks.spelling.dictionaries"


class SpellingOperations(DeskCore):
    """Words that are right here although no dictionary has them."""

    def add_spelling_word(self, word: str) -> Changes:
        """Take a word as right in the whole collection."""
        word = _clean(word)
        collection = self.record.collection
        if kept(word) in map(kept, collection.spelling_words):
            return self._commit(self._draft(), "")
        words = tuple(sorted((*collection.spelling_words, word), key=str.casefold))
        draft = self._draft()
        draft.put(dataclasses.replace(collection, spelling_words=words))
        return self._commit(draft, f"Add {quoted(word)} to the collection’s words")

    def remove_spelling_word(self, word: str) -> Changes:
        """Take a word out of the collection's list."""
        collection = self.record.collection
        words = tuple(one for one in collection.spelling_words if kept(one) != kept(word))
        draft = self._draft()
        draft.put(dataclasses.replace(collection, spelling_words=words))
        return self._commit(draft, f"Take {quoted(word)} out of the collection’s words")

    def ignore_word(self, essay: str, word: str) -> Changes:
        """Take a word as right in one essay."""
        word = _clean(word)
        subject = self.record.get(Essay, essay)
        if kept(word) in map(kept, subject.ignored_words):
            return self._commit(self._draft(), "")
        draft = self._draft()
        draft.put(dataclasses.replace(subject, ignored_words=(*subject.ignored_words, word)))
        return self._commit(draft, f"Ignore {quoted(word)} in {quoted(subject.title)}")

    def heed_word(self, essay: str, word: str) -> Changes:
        """Look at a word in an essay again that was ignored there."""
        subject = self.record.get(Essay, essay)
        words = tuple(one for one in subject.ignored_words if kept(one) != kept(word))
        draft = self._draft()
        draft.put(dataclasses.replace(subject, ignored_words=words))
        return self._commit(draft, f"Look at {quoted(word)} again in {quoted(subject.title)}")


def _clean(word: str) -> str:
    word = spelt(word).replace("'", "’").strip()
    if not word:
        raise OperationRefused("There is no word here. Nothing was changed.")
    return word


class Answer(NamedTuple):
    """What came back: `unknown` words of those `asked`, or the `suggestions` for the one word asked."""

    language: str
    asked: tuple[str, ...]
    found: tuple[str, ...]
    suggestions: bool


class _Question(NamedTuple):
    language: str
    words: tuple[str, ...]
    suggest: bool


class Speller:
    """Asks a child process, one question at a time; nobody waits for it.

    Questions for suggestions go first, then what is in sight, then the rest. `poll` gives the
    answers. A child that dies is made anew, a few times; after that everything counts as known.
    Nothing is asked before `start`: a program that has just opened has better things to do.
    """

    def __init__(self) -> None:
        self.started = False
        self._child: Child | None = None
        self._first: deque[_Question] = deque()
        self._then: deque[_Question] = deque()
        self._last: deque[_Question] = deque()
        self._asked: _Question | None = None
        self._deaths = 0

    @property
    def busy(self) -> bool:
        """Whether there is anything that was asked and not answered."""
        return bool(self._asked or self._first or self._then or self._last)

    @property
    def memory(self) -> int:
        """Bytes of memory that the child holds."""
        return self._child.memory if self._child is not None else 0

    @property
    def pid(self) -> int:
        """The number of the child's process, 0 if there is none."""
        return self._child.pid if self._child is not None else 0

    def start(self) -> None:
        """Begin to ask."""
        self.started = True
        self._ask()

    def check(self, language: str, words: Sequence[str]) -> None:
        """Ask which of some words are unknown."""
        for start in range(0, len(words), _BATCH):
            self._then.append(_Question(language, tuple(words[start : start + _BATCH]), suggest=False))
        self._ask()

    def suggest(self, language: str, word: str, *, soon: bool = True) -> None:
        """Ask what may have been meant by a word; not `soon` if it is only to be ready."""
        question = _Question(language, (word,), suggest=True)
        (self._first if soon else self._last).append(question)
        self._ask()

    def poll(self) -> list[Answer]:
        """Return the answers that have come."""
        answers: list[Answer] = []
        for message in self._child.messages() if self._child is not None else ():
            asked = self._asked
            if isinstance(message, Ended):
                self._died(message)
            elif asked is not None and isinstance(message, Done | Refused):
                self._asked = None
                found = message.value if isinstance(message, Done) else ()
                answers.append(Answer(asked.language, asked.words, found, asked.suggest))
        self._ask()
        return answers

    def forget(self) -> None:
        """Drop the questions that were not asked yet."""
        for questions in (self._first, self._then, self._last):
            questions.clear()

    def end(self) -> None:
        """End the child and forget all questions."""
        self.forget()
        self._asked = None
        if self._child is not None:
            self._child.end()
            self._child = None

    def _ask(self) -> None:
        if not self.started or self._asked is not None or self._deaths >= _TRIES:
            return
        for questions in (self._first, self._then, self._last):
            if questions:
                self._asked = questions.popleft()
                break
        else:
            return
        if self._child is None:
            self._child = Child(_LIMITS)
        language, words, suggest = self._asked
        if suggest:
            self._child.submit(f"{_WORDS}:suggestions", language, words[0])
        else:
            self._child.submit(f"{_WORDS}:unknown", language, words)

    def _died(self, message: Ended) -> None:
        self._deaths += 1
        self._child = None
        asked, self._asked = self._asked, None
        logging.getLogger(__name__).info("The speller ended%s", message.reason)
        if self._deaths >= _TRIES:
            self.forget()
        elif asked is not None:
            self._then.append(asked)


@cache
def the_speller() -> Speller:
    """Return the speller of the program: dictionaries are the same for every collection."""
    speller = Speller()
    atexit.register(speller.end)
    return speller
