"""Reads an HTML page or a piece of one, with an independent count of its words."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.tokens import TokenWalk
from essayeditor.importers.encoding import decode
from essayeditor.importers.html.blocks import Frame
from essayeditor.importers.html.css import Sheet
from essayeditor.importers.html.headgroups import roles_in_groups
from essayeditor.importers.html.notes import Notes, find_notes
from essayeditor.importers.html.pictures import Pictures, Resolve
from essayeditor.importers.html.state import State, language_of
from essayeditor.importers.html.story import Page
from essayeditor.importers.html.tokens import walk_tokens
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import Para, RawNote, RawText
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, too_deep
from essayeditor.text.document import Note

__all__ = ["Resolve", "read_html", "read_html_text"]

_CLIPBOARD = re.compile(r"^\s*Version:[\d.]+\s.*?(?=<)", re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONDITION = re.compile(r"<!\[(?:if|endif)[^>\]]*\]>", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_PROGRAMS = (("docs-internal-guid", "Google Docs"), ("lst-kix_", "Google Docs"), ("#ftnt", "Google Docs"))


def read_html(
    content: bytes, limits: Limits, tally: Tally, resolve: Resolve | None = None, declared: str = ""
) -> tuple[RawText, TokenWalk, str, str]:
    """Return what a page says, the independent count, its <title>, and what program wrote it.

    Nothing is fetched: a picture comes out of the page itself or from `resolve`. `declared` is the
    encoding that an e-mail states. Raises FileRefused if the page is far too long, or nested too deep.
    """
    return read_html_text(decode(content, declared).text, limits, tally, resolve)


def read_html_text(
    text: str, limits: Limits, tally: Tally, resolve: Resolve | None = None
) -> tuple[RawText, TokenWalk, str, str]:
    """Do what `read_html` does for a page that is text already, as the clipboard gives it."""
    if len(text) > limits.text_bytes:
        raise FileRefused("It is far longer than an essay. Ask for the essay in a file of its own.")
    text = _CONDITION.sub("", _DECLARATION.sub("", _CLIPBOARD.sub("", text, count=1), count=1))
    root = _parse(text)
    if root is None or too_deep(root, limits.xml_depth):
        raise FileRefused(
            "Its text could not be found: the page is empty or nested too deep. "
            "Ask the contributor to copy the essay into a Word document."
        )
    sheet = Sheet()
    for style in root.iter("style"):
        sheet.read(style.text or "")
    lang = main_language(root)
    notes = find_notes(root)
    page = Page(tally, sheet, notes, lang, Pictures(tally, resolve), roles_in_groups(root))
    for link in root.iterfind("head/link"):
        page.head_link(link)
    raw = RawText(lang=lang)
    body = root.find("body")
    raw.items = page.story(body if body is not None else root, Frame(), State())
    raw.notes = [RawNote(Note(note.id, (), note.kind), page.note_story(note)) for note in notes.real()]
    raw.comments, raw.bookmarks = page.comments, page.places()
    _drop_last_rules(raw)
    walked = walk_tokens(text)
    _count_things(root, notes, walked)
    tally.kept["comments"] += len(raw.comments)
    title = " ".join((root.findtext("head/title") or "").split())
    return raw, walked, title, _producer(root, text)


def _parse(text: str) -> Element | None:
    """Return the root element of a page. What follows its end is part of it, as browsers have it."""
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_ENDS.sub("", text).replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root is not None and root.tag == "html" else None


def main_language(root: Element) -> str:
    """Return the language of most of the letters, by what the elements around them say."""
    letters: Counter[str] = Counter()
    _count_letters(root, "", letters)
    return next((tag for tag, count in letters.most_common() if tag and count), "")


def _count_letters(element: Element, lang: str, letters: Counter[str]) -> None:
    if element.tag in ("head", "script", "style"):
        return
    lang = language_of(element) or lang
    letters[lang] += len((element.text or "").strip()) + sum(len((c.tail or "").strip()) for c in element)
    for child in element:
        if isinstance(child.tag, str):
            _count_letters(child, lang, letters)


def _producer(root: Element, text: str) -> str:
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() == "generator":
            return meta.get("content", "").strip()[:100]
    return next((name for sign, name in _PROGRAMS if sign in text), "")


def _drop_last_rules(raw: RawText) -> None:
    """Take off the rule that parts the notes from the text: the notes are gone from here."""
    while (raw.notes or raw.comments) and raw.items:
        last = raw.items[-1]
        if not (isinstance(last, Para) and last.look.rule and not last.content):
            return
        raw.items.pop()


def _count_things(root: Element, notes: Notes, walked: TokenWalk) -> None:
    found = walked.found
    found["notes"] = sum(1 for _ in notes.real())
    found["comments"] = len(notes.by_call) - found["notes"]
    found["tables"] = sum(1 for _ in root.iter("table"))
    found["pictures"] = sum(1 for _ in root.iter("img"))
    found["links"] = sum(1 for a in root.iter("a") if a.get("href")) - 2 * len(notes.by_call)
    found["suggestions"] = sum(1 for e in root.iter("ins", "del") if e.get("cite") or e.get("datetime"))
