"""What the block elements of a page make of the paragraphs in them: roles, indents, alignment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from essayeditor.importers.html.css import Properties, twips
from essayeditor.importers.raw import Look, Role
from essayeditor.importers.rolenames import role_of_name
from essayeditor.importers.xmlsafe import Element

BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
    "caption", "search", "menu", "dir",
})  # fmt: skip
SET = frozenset({
    Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.QUOTE, Role.PULL_QUOTE, Role.EPIGRAPH, Role.VERSE,
    Role.CAPTION, Role.BYLINE, Role.STANDFIRST, Role.CONTACT, Role.SOURCE,
})  # fmt: skip
"""Roles whose paragraphs have a look of their own, which says nothing more of their words."""

_HEADING = re.compile(r"^h([1-6])$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SCRIPT = re.compile(r"-(?:western|cjk|ctl)$")
_BY_TAG = {"figcaption": Role.CAPTION, "caption": Role.CAPTION, "blockquote": Role.QUOTE, "p": Role.BODY}
_NAMED = ("p", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the blocks around a place say of paragraphs in it; indents in twips."""

    role: Role = Role.BODY
    level: int = 0
    centred: bool = False
    left: int = 0
    right: int = 0

    def inside(self, element: Element, found: Properties) -> Frame:
        """Return the frame inside a block."""
        tag = str(element.tag)
        role, level = self.role, self.level
        heading = _HEADING.match(tag)
        if heading:
            role, level = Role.HEADING, int(heading.group(1))
        elif _BY_TAG.get(tag, Role.BODY) is not Role.BODY:
            role, level = _BY_TAG[tag], 0
        if tag in _NAMED:
            named, named_level = role_of_classes(element)
            if named is not Role.BODY and not (heading and named is Role.HEADING):
                role, level = named, named_level
        align = found.get("text-align", "") or element.get("align", "").lower()
        centred = align == "center" if align else self.centred or tag == "center"
        outermost = tag in ("html", "body")
        left = 0 if outermost else twips(found.get("margin-left", "")) + twips(found.get("padding-left", ""))
        right = 0 if outermost else twips(found.get("margin-right", ""))
        return Frame(role, level, centred, self.left + left, self.right + right)

    def look(self, found: Properties) -> Look:
        """Return how a paragraph in this frame is set."""
        return Look(self.left, self.right, twips(found.get("text-indent", "")), self.centred)


def role_of_classes(element: Element) -> tuple[Role, int]:
    """Return what a paragraph's classes say it is: Word's (MsoQuote), LibreOffice's, or anyone's."""
    for name in element.get("class", "").split():
        said = _SCRIPT.sub("", name).removeprefix("Mso")
        role, level = role_of_name(_CAMEL.sub(" ", said).replace("-", " "))
        if role is not Role.BODY:
            return role, level
    return Role.BODY, 0
