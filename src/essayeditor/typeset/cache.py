"""Keeping what has been laid out, so that a change in one essay costs the layout of one."""

from __future__ import annotations

from collections import OrderedDict

from essayeditor.collection.book import BookEssay
from essayeditor.typeset.context import PictureSize
from essayeditor.typeset.essay import Laid, lay_essay
from essayeditor.typeset.theme import Theme

_Key = tuple[BookEssay, str, int, str]


class LayoutCache:
    """The layouts of essays, by their words, label, colour and theme: least recently used go first.

    The words are compared as values, so an essay edited back to what it was is found again. Sizes
    of pictures are not part of the key: a picture's name is the hash of its bytes. Of one essay no more
    than `versions` are kept, or each letter typed would leave a whole essay behind.
    """

    def __init__(self, most: int = 1000, versions: int = 8) -> None:
        self._most = most
        self._versions = versions
        self._laid: OrderedDict[_Key, Laid] = OrderedDict()
        self._of: dict[str, list[_Key]] = {}
        self.hits = 0
        self.misses = 0

    def essay(self, essay: BookEssay, label: str, number: int, theme: Theme, pictures: PictureSize) -> Laid:
        """Return an essay's layout, made now if it is not known."""
        key = (essay, label, number, theme.identity)
        found = self._laid.get(key)
        if found is not None:
            self.hits += 1
            self._laid.move_to_end(key)
            return found
        self.misses += 1
        laid = lay_essay(essay, label, number, theme, pictures)
        self._laid[key] = laid
        known = self._of.setdefault(essay.id, [])
        known.append(key)
        if len(known) > self._versions:
            self._laid.pop(known.pop(0), None)
        if len(self._laid) > self._most:
            self._laid.popitem(last=False)
        return laid
