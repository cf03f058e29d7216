"""Walks HTML into paragraphs, lists, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from essayeditor.importers.html.css import Properties, twips
from essayeditor.importers.html.listmarks import Lists
from essayeditor.importers.html.notes import Notes
from essayeditor.importers.html.paragraph import Paragraphs
from essayeditor.importers.html.state import State, properties_of
from essayeditor.importers.links import clean_link
from essayeditor.importers.raw import Anchor, Item, Look, Para, RawBox, RawCell, RawTable, Role
from essayeditor.importers.result import ImportedPicture, RemarkKind
from essayeditor.importers.rolenames import role_of_name
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, text_of
from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Remark
from essayeditor.text.marks import Formula, LineBreak, NoteCall

TakePicture = Callable[[str], ImportedPicture | None]
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
        "caption",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "rp",
        "meta",
        "link",
        "title",
    ]
)
_HEADING = re.compile(r"^h([1-6])$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEVEL_ONE_ROLES = {"figcaption": Role.CAPTION, "caption": Role.CAPTION, "blockquote": Role.QUOTE}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the blocks around a place say of paragraphs in it."""

    role: Role = Role.BODY
    level: int = 0
    centred: bool = False
    left: int = 0


class HtmlStory:
    """One page while it is read."""

    def __init__(
        self, tally: Tally, sheet: dict[str, Properties], notes: Notes, lang: str, take_picture: TakePicture
    ) -> None:
        self.tally = tally
        self.comments: dict[str, Comment] = {}
        self.bookmarks: dict[str, str] = {}
        self._sheet = sheet
        self._notes = notes
        self._lang = lang
        self._take_picture = take_picture
        self._lists = Lists()
        self._out = Paragraphs(tally)

    def items(self, element: Element, frame: Frame = Frame(), state: State = State()) -> list[Item]:  # noqa: B008
        """Return what stands in an element, as a story of its own."""
        outer, self._out = self._out, Paragraphs(self.tally)
        self._out.open(frame.role, frame.level, Look(left=frame.left, centred=frame.centred))
        self._children(element, frame, state)
        items = self._out.close()
        self._out = outer
        return items

    def _children(self, element: Element, frame: Frame, state: State) -> None:
        self._out.say(element.text or "", state)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, frame, state)
            self._out.say(child.tail or "", state)

    def _element(self, element: Element, frame: Frame, state: State) -> None:
        tag = element.tag
        if tag in _SKIPPED or element in self._notes.bodies:
            return
        found = properties_of(element, self._sheet)
        if found.get("mso-element") == "comment-list":
            return
        state = state.inside(element, found, self._lang)
        reader = _READERS.get(tag)
        if reader is not None:
            reader(self, element, frame, state)
        elif tag in BLOCKS or found.get("display") == "block":
            self._block(element, frame, state, found)
        elif found.get("mso-list", "").startswith("ignore"):
            self._out.label(text_of(element))
        else:
            self._name(element)
            self._children(element, frame, state)

    def _name(self, element: Element) -> None:
        for name in (element.get("id"), element.get("name")):
            if name:
                self.bookmarks[name] = self._out.para.id

    def _block(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        inner = self._frame(element, frame, found)
        if inner.role is Role.HEADING:
            state = replace(state, kinds=frozenset())
        look = Look(
            inner.left,
            twips(found.get("margin-right", "")),
            twips(found.get("text-indent", "")),
            inner.centred,
            rule=False,
        )
        self._out.open(inner.role, inner.level, look)
        self._lists.enter_paragraph(found, self._out)
        self._name(element)
        self._children(element, inner, state)
        self._out.open(frame.role, frame.level, Look(left=frame.left, centred=frame.centred))

    def _frame(self, element: Element, frame: Frame, found: Properties) -> Frame:
        tag = element.tag
        heading = _HEADING.match(tag)
        role, level = frame.role, frame.level
        if heading:
            role, level = Role.HEADING, int(heading.group(1))
        elif tag in _LEVEL_ONE_ROLES:
            role, level = _LEVEL_ONE_ROLES[tag], 0
        for name in element.get("class", "").split():
            said = _CAMEL.sub(" ", name.removeprefix("Mso")).lower().replace("-", " ")
            named, named_level = role_of_name(said)
            if named not in (Role.BODY, Role.HEADING) and (tag in ("p", "blockquote") or heading):
                role, level = named, named_level
        align = found.get("text-align") or element.get("align", "")
        centred = align == "center" if align else frame.centred or tag == "center"
        left = frame.left + (twips(found.get("margin-left", "")) if tag not in ("body", "html") else 0)
        return Frame(role, level, centred, left)

    # -- single elements ------------------------------------------------------------------------

    def _link(self, element: Element, frame: Frame, state: State) -> None:
        note = self._notes.by_call.get(element)
        self._name(element)
        if note is not None:
            said = text_of(element)
            self.tally.drop("The marks of notes were left out; notes are numbered anew", said)
            if note.comment:
                self._comment(note.id, note.body, note.back)
            else:
                self._out.note_call(NoteCall(note.id), state)
            return
        if any(element is n.back for n in self._notes.bodies.values()):
            self.tally.drop("The marks of notes were left out; notes are numbered anew", text_of(element))
            return
        address = element.get("href", "")
        clean = clean_link(_without_tracking(address)) if address else ""
        if clean is None:
            self.tally.gather(
                RemarkKind.DROPPED,
                "A link to a place that is not of the web was left out, its words kept",
                address,
            )
        self._children(element, frame, replace(state, link=clean or state.link))

    def _comment(self, key: str, body: Element, back: Element) -> None:
        said = text_of(body).replace(text_of(back), "", 1).strip()
        self.tally.drop("The words of comments stand beside the text", text_of(body))
        self.comments[key] = Comment(new_id(), "", 0, 0, (Remark("", "", said),))
        place = self._out.length
        self._out.para.anchors.append(Anchor(key, place, place))

    def _break(self, _element: Element, _frame: Frame, state: State) -> None:
        self._out.atom(LineBreak(), state)

    def _rule(self, _element: Element, frame: Frame, _state: State) -> None:
        self._out.open(Role.BODY, 0, Look(rule=True))
        self._out.open(frame.role, frame.level, Look(left=frame.left))

    def _image(self, element: Element, _frame: Frame, state: State) -> None:
        picture = self._take_picture(element.get("src", ""))
        if picture is None:
            if element.get("alt"):
                self.tally.drop(
                    "The description of a picture that is not there was left out", element.get("alt", "")
                )
            return
        alt = (element.get("alt") or element.get("title") or "").strip()
        decorative = element.get("alt") == "" and element.get("role") in ("presentation", "none")
        height = _height(element)
        self._out.picture(picture.sha256, alt, decorative, height, state)

    def _list(self, element: Element, frame: Frame, state: State) -> None:
        self._lists.begin(element)
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag == "li" and child not in self._notes.bodies:
                self._out.open(Role.BODY, 0, Look())
                self._out.mark = self._lists.item(child)
                self._name(child)
                inner = state.inside(child, properties_of(child, self._sheet), self._lang)
                self._children(child, Frame(), inner)
                self._out.open(frame.role, frame.level, Look(left=frame.left))
                self._out.mark = None
            else:
                self._element(child, frame, state)
        self._lists.end()
        self._out.mark = self._lists.outer_mark()

    def _table(self, element: Element, frame: Frame, state: State) -> None:
        self._out.open(frame.role, frame.level, Look())
        table = RawTable()
        still_head = True
        for caption in element.iterfind("caption"):
            self._out.add(self.items(caption, Frame(Role.CAPTION), state))
        for row in _rows(element):
            cells, heads = [], 0
            for cell in row:
                if cell.tag in ("td", "th"):
                    inner = state.inside(cell, properties_of(cell, self._sheet), self._lang)
                    columns, rows = _span(cell, "colspan"), _span(cell, "rowspan")
                    cells.append(RawCell(self.items(cell, Frame(), inner), columns, rows))
                    heads += cell.tag == "th"
            parent = row.getparent()
            is_head = bool(cells) and (heads == len(cells) or (parent is not None and parent.tag == "thead"))
            still_head = still_head and is_head
            table.header_rows += 1 if still_head else 0
            table.rows.append(cells)
        self._out.add([table] if table.rows else [])

    def _aside(self, element: Element, frame: Frame, state: State) -> None:
        items = self.items(element, Frame(), state)
        self._out.open(frame.role, frame.level, Look())
        self._out.add([RawBox(items)] if any(isinstance(i, Para) and i.words for i in items) else [])

    def _math(self, element: Element, _frame: Frame, state: State) -> None:
        said = " ".join(text_of(element).split())
        if said:
            self._out.atom(Formula(said), state)

    def _quotation(self, element: Element, frame: Frame, state: State) -> None:
        self._out.say("“", state)
        self._children(element, frame, state)
        self._out.say("”", state)

    def _ruby_reading(self, element: Element, frame: Frame, state: State) -> None:
        self._out.say(" (", state)
        self._children(element, frame, state)
        self._out.say(")", state)


def _rows(table: Element) -> list[Element]:
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 200)) if value.isdigit() else 1


def _height(element: Element) -> int:
    """Return the height at which a picture is shown, in points; 0 where it is not said."""
    value = element.get("height", "").removesuffix("px")
    style = re.search(r"(?:^|;|\s)height:\s*([0-9.]+)px", element.get("style", ""))
    try:
        return round(float(style.group(1) if style else value) * 0.75) if style or value else 200
    except ValueError:
        return 200


def _without_tracking(address: str) -> str:
    """Return what a link of Google Docs leads to, which it sends through its own counter."""
    match = re.match(r"https?://www\.google\.com/url\?q=([^&]+)&", address)
    if match is None:
        return address
    from urllib.parse import unquote

    return unquote(match.group(1))


_READERS: dict[str, Callable[[HtmlStory, Element, Frame, State], None]] = {
    "a": HtmlStory._link,  # noqa: SLF001 - a table of this class's own methods
    "br": HtmlStory._break,  # noqa: SLF001
    "hr": HtmlStory._rule,  # noqa: SLF001
    "img": HtmlStory._image,  # noqa: SLF001
    "ul": HtmlStory._list,  # noqa: SLF001
    "ol": HtmlStory._list,  # noqa: SLF001
    "table": HtmlStory._table,  # noqa: SLF001
    "aside": HtmlStory._aside,  # noqa: SLF001
    "math": HtmlStory._math,  # noqa: SLF001
    "q": HtmlStory._quotation,  # noqa: SLF001
    "rt": HtmlStory._ruby_reading,  # noqa: SLF001
}
