"""The second, independent count: all character data of a page, by a scanner of its own.

It shares nothing with the reader, not even the parser. It knows which elements hold no words and
which part words, and goes through the page once, however malformed. What the two counts differ by
is what the reader lost.
"""

from __future__ import annotations

import html
import re

from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.text.plain import words

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_STOPS = re.compile("[>\"']")
_RAW = ("script", "style", "title")
_OTHER = ("math", "svg")
_PART = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "iframe", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip


class _Scanner:
    def __init__(self, page: str) -> None:
        self._page = page
        self._folded = page.lower()
        self._pieces: list[str] = []
        self._skipping = ""
        self._unclosed: set[str] = set()  # quotes that no later one closes

    def said(self) -> str:
        """Return the words of the page, parts of it that are apart parted by line feeds."""
        page, at = self._page, 0
        while at < len(page):
            opened = page.find("<", at)
            self._say(page[at : opened if opened >= 0 else len(page)])
            if opened < 0:
                break
            at = self._markup(opened)
        return "".join(self._pieces)

    def _say(self, text: str) -> None:
        if text and not self._skipping:
            self._pieces.append(html.unescape(text))

    def _markup(self, at: int) -> int:
        """Take in what begins with "<" here; return where the page goes on after it."""
        page = self._page
        if page.startswith("<!--", at):
            return self._after("-->", at + 4)
        if page[at + 1 : at + 2] in ("!", "?"):
            return self._after(">", at + 2)
        name = _NAME.match(page, at)
        if name is None:
            self._say("<")
            return at + 1
        return self._tag(name.group(1).lower(), at, self._end_of_tag(name.end()))

    def _tag(self, tag: str, at: int, end: int) -> int:
        closing = self._page[at + 1] == "/"
        if tag in _PART and not self._skipping:
            self._pieces.append("\n")
        if closing and tag == self._skipping:
            self._skipping = ""
        elif not closing and not self._skipping and self._page[end - 2 : end] != "/>":
            if tag in _RAW:
                return self._after(f"</{tag}", end, self._folded)
            self._skipping = tag if tag in _OTHER else ""
        return end

    def _after(self, sign: str, at: int, page: str = "") -> int:
        found = (page or self._page).find(sign, at)
        return len(self._page) if found < 0 else found + (0 if sign.startswith("</") else len(sign))

    def _end_of_tag(self, at: int) -> int:
        while True:
            stop = _STOPS.search(self._page, at)
            if stop is None:
                return len(self._page)
            if stop.group() == ">":
                return stop.end()
            at = stop.end()
            if stop.group() not in self._unclosed:
                closed = self._page.find(stop.group(), at)
                if closed < 0:
                    self._unclosed.add(stop.group())
                else:
                    at = closed + 1


def walk_tokens(page: str) -> TokenWalk:
    """Return the words of a page, in order."""
    return TokenWalk(words(_Scanner(page).said()))
