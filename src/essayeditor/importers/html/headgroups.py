"""Headings in groups: a heading with the title or the words under it, as HTML's hgroup has them.

HTML Living Standard, 4.3.7: the heading of the group is a heading; paragraphs in it are subheadings,
alternative titles or taglines. Books give a chapter its number as the heading and its name below.
"""

from __future__ import annotations

from essayeditor.importers.raw import Role
from essayeditor.importers.structure.head import is_numeral
from essayeditor.importers.xmlsafe import Element, text_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def roles_in_groups(root: Element) -> dict[Element, Role]:
    """Return what the parts of a page's one group are, where it stands before all other headings.

    A heading that is a numeral and the paragraph under it are the title together; else the
    paragraphs are a subtitle. A page with several groups is a book, and its headings stay headings.
    """
    groups = list(root.iter("hgroup"))
    if len(groups) != 1:
        return {}
    parts = [part for part in groups[0] if isinstance(part.tag, str) and text_of(part).strip()]
    first = next((e for e in root.iter() if e.tag in _HEADINGS), None)
    if len(parts) < 2 or parts[0] is not first or any(part.tag != "p" for part in parts[1:]):
        return {}
    if is_numeral(text_of(first)):
        return {first: Role.TITLE, parts[1]: Role.TITLE, **dict.fromkeys(parts[2:], Role.SUBTITLE)}
    return dict.fromkeys(parts[1:], Role.SUBTITLE)
