"""Finds notes and comments in a page, whichever program wrote it: two links that point at each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from essayeditor.importers.xmlsafe import Element, text_of
from essayeditor.text.blocks import new_id
from essayeditor.text.document import NoteKind

_BLOCKS = ("li", "div", "aside", "section", "p", "td", "dd")
_HOLDERS = ("sup", "span", "a", "b", "i", "em", "font", "small")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_MARK = 12
_MOST_LINKS = 20  # to one place: a note has one link back, or few
_COMMENTS = ("cmnt", "msocom")
_ENDNOTES = ("edn", "endnote")


@dataclass(slots=True)
class PageNote:
    """One note: the element that says it, and the link back in it; or a comment, so made."""

    id: str
    kind: NoteKind
    body: Element
    back: Element
    comment: bool = False


@dataclass(slots=True)
class Notes:
    """The notes of a page by the link that calls each; their bodies are not part of the text."""

    by_call: dict[Element, PageNote] = field(default_factory=dict)
    bodies: dict[Element, PageNote] = field(default_factory=dict)
    backs: set[Element] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def called_again(self, link: Element) -> bool:
        """Say whether a link leads to a note that another link calls."""
        return link.get("href", "") in self.addresses and link not in self.by_call

    def real(self) -> Iterator[PageNote]:
        """Yield those that are notes, not comments, in the order of their calls."""
        return (note for note in self.by_call.values() if not note.comment)


def is_back_sign(link: Element) -> bool:
    """Say whether a link is but a sign that leads back to a note's call, perhaps on another page.

    DPUB-ARIA 1.1, doc-backlink; EPUB's vocabulary says the same with epub:type.
    """
    said = f"{link.get('role', '')} {link.get('epub:type', '')}".lower().split()
    return any(kind in said for kind in ("doc-backlink", "backlink")) and not any(
        c.isalnum() for c in text_of(link)
    )


class _Links:
    """The links of a page to places in it."""

    def __init__(self, root: Element) -> None:
        self.places: dict[str, Element] = {}
        for element in root.iter():
            for name in _names(element):
                self.places.setdefault(name, element)
        self.all = [a for a in root.iter("a") if a.get("href", "").startswith("#")]
        self.order = {link: n for n, link in enumerate(self.all)}
        self.to: dict[str, list[Element]] = {}
        for link in self.all:
            self.to.setdefault(link.get("href", "")[1:], []).append(link)


def find_notes(root: Element) -> Notes:
    """Return the notes of a page.

    A note's call links to the note, and the note links back to its call; so do Word (`_ftn1`),
    LibreOffice (`sdfootnote1sym`), Google Docs (`ftnt1`) and every renderer of Markdown. The first
    of the two is the call.
    """
    links = _Links(root)
    result = Notes()
    for call in links.all:
        target = links.places.get(call.get("href", "")[1:])
        if target is None or call in result.backs or not _may_call(call, target):
            continue
        back = _back_link(call, target, links)
        body = _body(target, back) if back is not None else None
        if back is None or body is None or body in result.bodies or _holds(body, call):
            continue
        name = call.get("href", "").lower()
        kind = NoteKind.ENDNOTE if any(sign in name for sign in _ENDNOTES) else NoteKind.FOOTNOTE
        note = PageNote(new_id(), kind, body, back, any(sign in name for sign in _COMMENTS))
        result.by_call[call] = note
        result.bodies[body] = note
        result.addresses.add(call.get("href", ""))
        result.backs.update((back, *_other_backs(body, target, links)))
    return result


def _may_call(call: Element, target: Element) -> bool:
    """Say whether a link may be a note's call: it says a number or a sign, and leads to no heading."""
    if len(text_of(call).strip()) > _LONGEST_MARK or target.tag in _HEADINGS:
        return False
    return not any(above.tag in _HEADINGS for above in target.iterancestors())


def _other_backs(body: Element, target: Element, links: _Links) -> Iterator[Element]:
    """Yield the links in a note that lead to its other calls, as where one note is called twice."""
    calls = {id(link) for name in _names(target) for link in links.to.get(name, [])}
    for link in body.iter("a"):
        place = links.places.get(link.get("href", "")[1:])
        if place is not None and any(id(a) in calls for a in (place, *islice(place.iter("a"), 5))):
            yield link


def _names(element: Element) -> list[str]:
    """Return the names by which an element may be pointed at."""
    return [name for name in (element.get("id"), element.get("name")) if name]


def _holds(holder: Element, element: Element) -> bool:
    return holder is element or any(above is holder for above in element.iterancestors())


def _names_of_call(call: Element) -> list[str]:
    """Return the names of a link, of what tightly holds it, of what it holds, and of an anchor before it."""
    found: list[str] = []
    element: Element | None = call
    while element is not None and (element is call or element.tag in _HOLDERS):
        found += _names(element)
        element = element.getparent()
    before = call.getprevious()
    if before is not None and before.tag == "a" and not before.get("href"):
        found += _names(before)
    return found + [name for child in call.iter("a", "sup", "span") for name in _names(child)]


def _back_link(call: Element, target: Element, links: _Links) -> Element | None:
    for name in _names_of_call(call):
        for link in links.to.get(name, [])[:_MOST_LINKS]:
            if links.order[link] > links.order[call] and _is_near(link, target):
                return link
    return None


def _block_of(element: Element) -> Element | None:
    return next((above for above in element.iterancestors() if above.tag in _BLOCKS), None)


def _is_near(link: Element, target: Element) -> bool:
    """Say whether a link lies in the target, or the target in the same block as the link."""
    if _holds(target, link):
        return True
    block = _block_of(target)
    return block is not None and _holds(block, link)


def _body(target: Element, back: Element) -> Element | None:
    """Return the element that holds the note and nothing else."""
    if target.tag in _BLOCKS and _holds(target, back):
        return target
    block = _block_of(back)
    if block is None:
        return None
    holder = block.getparent()
    if block.tag != "p" or holder is None or holder.tag not in ("div", "li", "aside"):
        return block
    links = (a for a in holder.iter("a") if a.get("href", "").startswith("#"))
    return holder if len(list(islice(links, 2))) == 1 else block
