"""Finds notes in HTML, whichever program wrote it: two links that point at each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import new_id
from essayeditor.text.document import NoteKind

_BLOCKS = ("li", "div", "aside", "section", "p", "td", "dd")
_CALL_HOLDERS = ("sup", "span", "a", "b", "i", "em")


@dataclass(slots=True)
class HtmlNote:
    """One note: where it is called, the element that says it, and the link back in it."""

    id: str
    kind: NoteKind
    body: Element
    back: Element
    comment: bool = False


@dataclass(slots=True)
class Notes:
    """The notes of a page: by the link that calls each; `bodies` are not part of the text."""

    by_call: dict[Element, HtmlNote] = field(default_factory=dict)
    bodies: dict[Element, HtmlNote] = field(default_factory=dict)


def find_notes(root: Element) -> Notes:
    """Return the notes of a page.

    A note's call links to the note, and the note links back to its call; so do Word, LibreOffice,
    Google Docs, pandoc and every Markdown renderer. The first of the two is the call.
    """
    ids: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name")):
            if name:
                ids.setdefault(name, element)
    links = [a for a in root.iter("a") if a.get("href", "").startswith("#")]
    order = {element: n for n, element in enumerate(links)}
    result = Notes()
    backs: set[Element] = set()
    by_target: dict[str, list[Element]] = {}
    for link in links:
        by_target.setdefault(link.get("href", "")[1:], []).append(link)
    for call in links:
        if call in backs:
            continue
        target = ids.get(call.get("href", "")[1:])
        if target is None:
            continue
        back = _back_link(call, target, by_target, order)
        if back is None:
            continue
        body = _body(target, back)
        if body is None or body in result.bodies or any(a is body for a in call.iterancestors()):
            continue
        name = call.get("href", "").lower()
        kind = NoteKind.ENDNOTE if "edn" in name or "endnote" in name else NoteKind.FOOTNOTE
        note = HtmlNote(new_id(), kind, body, back, "cmnt" in name)
        result.by_call[call] = note
        result.bodies[body] = note
        backs.add(back)
    return result


def _names(call: Element) -> list[str]:
    """Return the names by which a link may be pointed at: its own, or those of what tightly holds it."""
    found = []
    element: Element | None = call
    while element is not None and (element is call or element.tag in _CALL_HOLDERS):
        found += [name for name in (element.get("id"), element.get("name")) if name]
        element = element.getparent()
    before = call.getprevious()
    if before is not None and before.tag == "a" and not before.get("href"):
        found += [name for name in (before.get("id"), before.get("name")) if name]
    found += [name for child in call.iter("a", "sup", "span") for name in (child.get("id"),) if name]
    return found


def _back_link(
    call: Element, target: Element, by_target: dict[str, list[Element]], order: dict[Element, int]
) -> Element | None:
    for name in _names(call):
        for link in by_target.get(name, []):
            if order[link] > order[call] and _is_near(link, target):
                return link
    return None


def _is_near(link: Element, target: Element) -> bool:
    """Say whether a link lies in the target, or the target in the same block as the link."""
    if link is target or any(a is target for a in link.iterancestors()):
        return True
    block = next((a for a in target.iterancestors() if a.tag in _BLOCKS), None)
    return block is not None and any(a is block for a in link.iterancestors())


def _body(target: Element, back: Element) -> Element | None:
    """Return the element that holds the note and nothing else."""
    if target.tag in _BLOCKS and (back is target or any(a is target for a in back.iterancestors())):
        return target
    block = next((a for a in back.iterancestors() if a.tag in _BLOCKS), None)
    if block is None:
        return None
    holder = block.getparent()
    if block.tag == "p" and holder is not None and holder.tag in ("div", "li", "aside"):
        links = [a for a in holder.iter("a") if a.get("href", "").startswith("#")]
        if len(links) == 1:
            return holder
    return block
