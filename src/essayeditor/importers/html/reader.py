"""Reads an HTML page, with an independent count of its words."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from lxml import etree

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.encoding import decode
from essayeditor.importers.html.css import Properties, read_sheet
from essayeditor.importers.html.notes import Notes, find_notes
from essayeditor.importers.html.story import BLOCKS, Frame, HtmlStory
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import Para, RawNote, RawText
from essayeditor.importers.result import ImportedPicture, RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, too_deep
from essayeditor.text.document import Note
from essayeditor.text.plain import words

Resolve = Callable[[str], bytes | None]
"""Returns the bytes of a picture that lies beside the page (in its zip, its e-mail), or None."""


def read_html(
    content: bytes, limits: Limits, tally: Tally, resolve: Resolve | None = None, declared: str = ""
) -> tuple[RawText, TokenWalk, str, str]:
    """Return what a page says, the independent count, its <title>, and what program wrote it.

    Nothing is fetched: a picture comes out of the page itself or from `resolve`.
    """
    text = decode(content, declared).text
    if len(text) > limits.text_bytes:
        raise FileRefused("It is far longer than an essay. Ask for the essay in a file of its own.")
    return read_html_text(text, limits, tally, resolve)


def read_html_text(
    text: str, limits: Limits, tally: Tally, resolve: Resolve | None = None
) -> tuple[RawText, TokenWalk, str, str]:
    """Do what `read_html` does for a page that is text already."""
    root = _parse(text)
    if root is None or too_deep(root, limits.xml_depth):
        raise FileRefused(
            "Its text could not be found: the page is empty or nested too deep. "
            "Ask the contributor to copy the essay into a Word document."
        )
    sheet: dict[str, Properties] = {}
    for style in root.iter("style"):
        sheet.update(read_sheet(style.text or ""))
    body = root.find("body")
    lang = root.get("lang") or (body.get("lang") if body is not None else "") or ""
    notes = find_notes(root)
    story = HtmlStory(tally, sheet, notes, lang, lambda address: _picture(address, tally, resolve))
    raw = RawText(lang=lang)
    raw.items = story.items(body if body is not None else root)
    raw.notes = _read_notes(story, notes)
    raw.comments, raw.bookmarks = story.comments, story.bookmarks
    _drop_last_rules(raw)
    walked = _walk(text)
    _count_things(root, notes, walked)
    title = " ".join((root.findtext("head/title") or "").split())
    generator = next(
        (m.get("content", "") for m in root.iter("meta") if m.get("name", "").lower() == "generator"), ""
    )
    return raw, walked, title, generator[:100]


def _parse(text: str) -> Element | None:
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root is not None and root.tag == "html" else None


def _picture(address: str, tally: Tally, resolve: Resolve | None) -> ImportedPicture | None:
    if address.startswith("data:"):
        content = _data(address)
        return tally.take_picture(content, "picture in the page") if content else None
    content = resolve(address) if resolve is not None else None
    if content is not None:
        return tally.take_picture(content, address.rsplit("/", 1)[-1])
    tally.remark(
        RemarkKind.WARNING,
        f"A picture is only linked, not in the file (“{address[:120]}”). "
        "It was not fetched; ask the contributor for it.",
    )
    return None


def _data(address: str) -> bytes | None:
    head, comma, body = address.partition(",")
    if not comma:
        return None
    try:
        raw = unquote_to_bytes(body)
        return base64.b64decode(raw, validate=False) if head.endswith(";base64") else raw
    except (binascii.Error, ValueError):
        return None


def _read_notes(story: HtmlStory, notes: Notes) -> list[RawNote]:
    return [
        RawNote(Note(note.id, (), note.kind), story.items(note.body, Frame()))
        for note in notes.by_call.values()
        if not note.comment
    ]


def _drop_last_rules(raw: RawText) -> None:
    """Take off the rule that parts the notes from the text: the notes are gone from here."""
    while raw.notes and raw.items:
        last = raw.items[-1]
        if not (isinstance(last, Para) and last.look.rule and not last.content):
            return
        raw.items.pop()


class _Words(HTMLParser):
    """The second count: all character data, blocks and breaks parting words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Part words at blocks; skip what is never shown."""
        if tag in ("script", "style", "title", "template", "noscript", "math", "svg"):
            self._skipping += 1
        elif tag in BLOCKS or tag in ("br", "td", "th", "tr"):
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Part words at the ends of blocks."""
        if tag in ("script", "style", "title", "template", "noscript", "math", "svg"):
            self._skipping = max(0, self._skipping - 1)
        elif tag in BLOCKS or tag in ("td", "th", "tr"):
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Take text in."""
        if not self._skipping:
            self.pieces.append(data)


def _walk(text: str) -> TokenWalk:
    parser = _Words()
    parser.feed(text)
    parser.close()
    return TokenWalk(words("".join(parser.pieces)))


def _count_things(root: Element, notes: Notes, walked: TokenWalk) -> None:
    found = walked.found
    found["notes"] = sum(1 for n in notes.by_call.values() if not n.comment)
    found["comments"] = len(notes.by_call) - found["notes"]
    found["tables"] = sum(1 for _ in root.iter("table"))
    found["pictures"] = sum(1 for _ in root.iter("img"))
    found["links"] = sum(1 for a in root.iter("a") if a.get("href")) - 2 * len(notes.by_call)
    found["suggestions"] = sum(1 for e in root.iter("ins", "del") if e.get("cite") or e.get("datetime"))
