"""Which parts of a page are left out, and why: scripts, frames, forms, menus, contents, page headers."""

from __future__ import annotations

import re

from essayeditor.importers.html.blocks import BLOCKS
from essayeditor.importers.html.css import Properties
from essayeditor.importers.xmlsafe import Element

_FRAME = "A frame with another page was left out; nothing was fetched"
_OBJECT = "A drawing, film or sound in the page was left out; ask for it as a picture"
_FORM = "The fields of a form were left out"
_NEVER = "Parts that the page never shows were left out"
_BY_TAG = {
    **dict.fromkeys(("head", "title", "meta", "base", "style", "rp", "wbr", "source", "track", "param"), ""),
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet", "portal"), _FRAME),
    **dict.fromkeys(("svg", "canvas", "video", "audio"), _OBJECT),
    **dict.fromkeys(("input", "textarea", "select", "button", "datalist"), _FORM),
    **dict.fromkeys(("template", "noscript", "noframes"), _NEVER),
    "script": "A script was left out, and not run",
    "nav": "The menus of a page were left out",
}
_CONTENTS = "A table of contents was left out; the book makes its own"
_CONTENTS_CLASS = re.compile(r"(?:^|\s)Mso(?:Toc\d|TocHeading)(?:$|\s)")
_HEADERS = ("header", "footer")


def why_left_out(element: Element, found: Properties) -> str | None:
    """Return why an element is left out, "" where nobody need be told, None where it is read."""
    tag = str(element.tag)
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "link":
        fetches = "stylesheet" in element.get("rel", "").lower() and element.get("href")
        return "A style sheet elsewhere was not fetched" if fetches else ""
    if found.get("mso-element") in ("comment-list", "comment"):
        return ""
    if found.get("mso-element") in _HEADERS or (tag == "div" and element.get("title") in _HEADERS):
        return "A page header or footer was left out; the book has its own"
    if _CONTENTS_CLASS.search(element.get("class", "")):
        return _CONTENTS
    return _CONTENTS if tag == "div" and element.get("id", "").startswith("Table of Contents") else None


def said_of(element: Element) -> str:
    """Return the words of an element, those of different blocks parted; nothing of scripts and styles."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def _gather(element: Element, pieces: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("script", "style", "title", "math", "svg"):
        return
    parts = tag in BLOCKS or tag in ("br", "td", "th", "tr", "option", "button", "select", "textarea")
    pieces.append("\n" if parts else "")
    pieces.append(element.text or "")
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append("\n" if parts else "")
