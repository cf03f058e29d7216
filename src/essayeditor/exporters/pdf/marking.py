"""Which structure element each stretch of a page belongs to: marked content, never nested.

Marked-content sequences open and close inside one text object, or outside of all (ISO 32000-1,
14.6.1); what is no part of the text is an artifact (14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Sequence

from essayeditor.exporters.pdf import values
from essayeditor.foundation.languages import language_tag
from essayeditor.typeset.pages import ARTIFACT, Node

_PLAIN_ARTIFACT = "/Artifact BMC"
HEADER = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
"""Running heads and folios say that they are such (ISO 14289-1, 7.8; ISO 32000-1, table 330)."""

_NOTHING = (-2, "", "")


class Marking:
    """The operators of one layer of a page, and the element of each of its marked sequences.

    Tags are indices of `nodes` less `base`; marked-content numbers begin at `first`.
    """

    def __init__(self, nodes: Sequence[Node], base: int = 0, first: int = 0) -> None:
        self.operators: list[str] = []
        self.owners: list[int] = []  # the tag of each marked-content number in turn
        self._nodes = nodes
        self._base = base
        self._first = first
        self._open = _NOTHING
        self._in_text = False
        self._artifact = _PLAIN_ARTIFACT

    def artifacts_are(self, kind: str = _PLAIN_ARTIFACT) -> None:
        """Say what the artifacts that follow are: HEADER, FOOTER, or nothing in particular."""
        if kind != self._artifact:
            if self._open[0] == ARTIFACT:
                self.unmark()
            self._artifact = kind

    def text(self, tag: int, lang: str = "", actual: str = "") -> bool:
        """Go on inside a text object under `tag`; say whether the text object is new."""
        new = not self._in_text
        if new:
            self.close()
            self.operators.append("BT")
            self._in_text = True
        self._mark((tag, lang, actual))
        return new

    def graphics(self, tag: int) -> None:
        """Go on outside of text objects under `tag`."""
        if self._in_text:
            self.close()
        self._mark((tag, "", ""))

    def close(self) -> None:
        """End what is open."""
        self.unmark()
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False

    def unmark(self) -> None:
        """End the marked sequence that is open, so that the next starts one of its own."""
        if self._open is not _NOTHING:
            self.operators.append("EMC")
            self._open = _NOTHING

    def _mark(self, key: tuple[int, str, str]) -> None:
        if key == self._open:
            return
        self.unmark()
        self._open = key
        tag, lang, actual = key
        lang = language_tag(lang) if lang else ""
        if tag == ARTIFACT:
            self.operators.append(self._artifact)
            return
        number = self._first + len(self.owners)
        self.owners.append(tag)
        if not lang and not actual:
            role = values.name(self._nodes[self._base + tag].role).decode("ascii")
            self.operators.append(f"{role}<</MCID {number}>>BDC")
            return
        entries = {"MCID": b"%d" % number}
        if lang:
            entries["Lang"] = values.text(lang)
        if actual:
            entries["ActualText"] = values.text(actual)
        self.operators.append("/Span" + values.dictionary(entries).decode("latin-1") + "BDC")
