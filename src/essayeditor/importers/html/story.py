"""Walks a page into paragraphs, lists, tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from essayeditor.importers.html.addresses import is_whole, true_address
from essayeditor.importers.html.blocks import BLOCKS, SET, Frame
from essayeditor.importers.html.comments import CommentRange, read_comment
from essayeditor.importers.html.css import Properties, Sheet, declarations
from essayeditor.importers.html.left_out import said_of, why_left_out
from essayeditor.importers.html.listmarks import Lists
from essayeditor.importers.html.notes import Notes, PageNote, is_back_sign
from essayeditor.importers.html.paragraphs import Paragraphs
from essayeditor.importers.html.pictures import Pictures
from essayeditor.importers.html.state import State
from essayeditor.importers.html.tables import read_table, strays
from essayeditor.importers.links import clean_link
from essayeditor.importers.mathml import readable
from essayeditor.importers.raw import Anchor, Item, Look, Para, RawBox, RawTable, Role
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element, text_of
from essayeditor.text.document import Comment
from essayeditor.text.marks import Formula, LineBreak, MarkKind, NoteCall

_MARKS = "The marks of notes were left out; notes are numbered anew"
_COMMENTS = "The words of comments stand beside the text"
_ATTACHED = frozenset({"list-style-type", "mso-list"})


class Page:
    """One page while it is read: its stories share lists, notes, comments and places with names."""

    def __init__(
        self,
        tally: Tally,
        sheet: Sheet,
        notes: Notes,
        lang: str,
        pictures: Pictures,
        grouped: Mapping[Element, Role],
    ) -> None:
        self.tally = tally
        self.comments: dict[str, Comment] = {}
        self.bookmarks: dict[str, str] = {}
        self._moved: dict[str, str] = {}
        self._sheet = sheet
        self._notes = notes
        self._lang = lang
        self._pictures = pictures
        self._grouped = grouped
        self._lists = Lists(sheet)
        self._range: CommentRange | None = None
        self._out = self._paragraphs()

    def _paragraphs(self) -> Paragraphs:
        return Paragraphs(self.tally, self._lang, self._moved)

    def story(self, element: Element, frame: Frame, state: State) -> list[Item]:
        """Return what stands in an element, as a story of its own."""
        outer, self._out = self._out, self._paragraphs()
        lists, self._lists = self._lists, self._lists.apart()
        self._out.open(frame.role, frame.level, frame.look({}))
        self._children(element, frame, state)
        items = self._out.close()
        self._out, self._lists = outer, lists
        return items

    def places(self) -> dict[str, str]:
        """Return the block of each place with a name; one in an empty block is that of the next."""
        return {name: self._moved.get(block, block) for name, block in self.bookmarks.items()}

    def properties(self, element: Element) -> Properties:
        """Return an element's CSS properties: of the style sheets, and its own."""
        found = self._sheet.of_classes(element)
        own = element.get("style")
        if own:
            found.update(declarations(own))
        return found

    def head_link(self, element: Element) -> None:
        """Tell of what the head of the page links to and would fetch."""
        self._leave_out(element, why_left_out(element, {}) or "")

    # -- the walk -------------------------------------------------------------------------------

    def _children(self, element: Element, frame: Frame, state: State) -> None:
        self._out.say(element.text, state)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, frame, state)
            self._out.say(child.tail, state)

    def _element(self, element: Element, frame: Frame, state: State) -> None:
        if element in self._notes.bodies:
            return
        found = self.properties(element)
        why = why_left_out(element, found)
        if why is not None:
            self._leave_out(element, why)
            return
        reader = _READERS.get(element.tag)
        if element.tag in BLOCKS or found.get("display") == "block":
            (reader or Page.block)(self, element, frame, state, found)
            return
        (reader or Page.inline)(self, element, frame, state.inside(element, found), found)

    def _leave_out(self, element: Element, why: str) -> None:
        if not why:
            return
        said = said_of(element)
        if said:
            self.tally.drop(why, said)
        else:
            self.tally.gather(RemarkKind.DROPPED, why, _address(element))

    def _name(self, element: Element) -> None:
        for name in (element.get("id"), element.get("name")):
            if name:
                self.bookmarks.setdefault(name, self._out.para.id)

    def inline(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read an element among words."""
        if found.get("mso-list", "").startswith("ignore"):
            self._out.label(text_of(element))
            return
        self._name(element)
        start = self._out.length
        self._children(element, frame, state)
        if "mso-comment-reference" in found:
            self._range = CommentRange(self._out.para.id, start, self._out.length)

    def block(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read an element that begins a paragraph of its own, or holds several."""
        inner = frame.inside(element, found)
        if element in self._grouped:
            inner = replace(inner, role=self._grouped[element], level=0)
        said = found
        if inner.role in SET and inner.role is not frame.role:
            state = replace(state, kinds=frozenset())
            said = declarations(element.get("style", ""))
        if element.tag.startswith("h") and element.tag != "hr":
            said = {k: v for k, v in said.items() if k not in ("font-weight", "font-style", "font-variant")}
        state = state.inside(element, said)
        self._out.open(inner.role, inner.level, inner.look(found))
        label = _label_of(element) if "mso-list" in found else ""
        self._out.para.mark = self._lists.of_word(found, label)
        self._name(element)
        self._children(element, inner, state)
        self._out.open(frame.role, frame.level, frame.look({}))

    # -- elements among words -------------------------------------------------------------------

    def link(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read an a: a note's call, a link, or a place with a name."""
        note = self._notes.by_call.get(element)
        self._name(element)
        if note is not None:
            self._call(element, note, state)
            return
        if element in self._notes.backs or is_back_sign(element):
            self._out.drop(_MARKS, text_of(element))
            return
        address = element.get("href", "").strip()
        if self._notes.called_again(element):
            self.tally.gather(
                RemarkKind.WARNING, "A note is called a second time; here its number stands as typed",
                text_of(element),
            )  # fmt: skip
        clean: str | None = ""
        if address:
            clean = clean_link(true_address(address)) if is_whole(address) else None
        if clean is None:
            self.tally.gather(
                RemarkKind.DROPPED,
                "A link to a place that is not of the web was left out, its words kept",
                address,
            )
        self.inline(element, frame, replace(state, link=clean or state.link), found)

    def _call(self, element: Element, note: PageNote, state: State) -> None:
        self._out.drop(_COMMENTS if note.comment else _MARKS, text_of(element))
        if not note.comment:
            self._out.note_call(NoteCall(note.id), state)
            return
        self.tally.drop(_COMMENTS, said_of(note.body))
        self.comments[note.id] = read_comment(note)
        at, para = self._out.length, self._out.para
        anchor = Anchor(note.id, at, at)
        if self._range is not None and self._range.block == para.id:
            anchor = Anchor(note.id, self._range.start, self._range.end)
        para.anchors.append(anchor)
        self._range = None

    def line_break(self, element: Element, _frame: Frame, state: State, found: Properties) -> None:
        """Read a br; one that begins a page is none."""
        if not any(name in found for name in ("page-break-before", "break-before", "mso-break-type")):
            self._out.atom(LineBreak(), state)
        self._out.say(element.text, state)

    def image(self, element: Element, _frame: Frame, state: State, found: Properties) -> None:
        """Read an img."""
        placed = self._pictures.place(element, found) if not state.hidden else None
        if placed is not None:
            self._out.picture(placed, state)

    def math(self, element: Element, _frame: Frame, state: State, _found: Properties) -> None:
        """Read MathML as it reads in a line."""
        said = readable(element)
        if said:
            self._out.atom(Formula(said), state)

    def quotation(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read a q, whose marks the page does not say."""
        self._out.say("“", state)
        self.inline(element, frame, state, found)
        self._out.say("”", state)

    def reading(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read the reading above a word as what follows it in brackets."""
        if text_of(element).strip():
            self._out.say(" (", state)
            self.inline(element, frame, state, found)
            self._out.say(")", state)

    def citation(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read a cite, which is set like all words around it in a quotation's source."""
        around = element.getparent()
        if around is not None and around.tag in ("footer", "figcaption"):
            state = replace(state, kinds=state.kinds - {MarkKind.ITALIC})
        self.inline(element, frame, state, found)

    # -- blocks ---------------------------------------------------------------------------------

    def rule(self, _element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read an hr, unless it is not shown."""
        if state.hidden or found.get("display") == "none":
            return
        self._out.open(Role.BODY, 0, Look(rule=True))
        self._out.open(frame.role, frame.level, frame.look({}))

    def listed(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read a ul or ol, with lists right inside it as Google Docs and Word copy them."""
        state = state.inside(element, {k: v for k, v in found.items() if k not in _ATTACHED})
        outer = self._out.mark
        self._out.open(frame.role, frame.level, frame.look({}))
        self._lists.begin(element, found)
        self._name(element)
        self._out.say(element.text, state)
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag == "li" and child not in self._notes.bodies:
                self._item(child, frame, state)
            else:
                self._element(child, frame, state)
            self._out.say(child.tail, state)
        self._lists.end()
        self._out.open(frame.role, frame.level, frame.look({}))
        self._out.mark = self._lists.outer() if outer is not None or self._lists.depth else None

    def _item(self, element: Element, frame: Frame, state: State) -> None:
        found = self.properties(element)
        if why_left_out(element, found) is not None:
            self._leave_out(element, "An item that is never shown was left out")
            return
        inner = Frame(frame.role if frame.role is not Role.QUOTE else Role.BODY)
        self._out.open(inner.role, inner.level, Look())
        self._out.mark = self._lists.item(element, found)
        self._name(element)
        self._children(element, inner, state.inside(element, found))
        self._out.open(frame.role, frame.level, frame.look({}))
        self._out.mark = None

    def table(self, element: Element, frame: Frame, state: State, found: Properties) -> None:
        """Read a table, its caption before it."""
        state = state.inside(element, found)
        if state.hidden:
            self.inline(element, frame, state, found)
            return
        mark, self._out.mark = self._out.mark, None
        self._name(element)
        for stray, said in strays(element):
            self._out.say(said, state)
            if stray is not None:
                self._element(stray, frame, state)
        for caption in element.iterfind("caption"):
            self._out.add(self.story(caption, Frame(Role.CAPTION), state))
        table = read_table(element, lambda cell: self._cell(cell, state))
        self._out.add([table] if isinstance(table, RawTable) and table.rows else [])
        self._out.mark = mark

    def _cell(self, cell: Element, state: State) -> list[Item]:
        return self.story(cell, Frame(), state.inside(cell, self.properties(cell)))

    def aside(self, element: Element, _frame: Frame, state: State, found: Properties) -> None:
        """Read what stands beside the text as a box."""
        items = self.story(element, Frame(), state.inside(element, found))
        holds = any(not isinstance(item, Para) or item.words for item in items)
        self._out.add([RawBox(items)] if holds else [])

    def note_story(self, note: PageNote) -> list[Item]:
        """Return what a note says."""
        found = self.properties(note.body)
        return self.story(note.body, Frame(), State(lang=self._lang).inside(note.body, found))


def _address(element: Element) -> str:
    return next((element.get(name, "") for name in ("src", "data", "href") if element.get(name)), "")


def _label_of(element: Element) -> str:
    """Return the label that Word wrote before the words of a list item."""
    for child in element.iter("span"):
        if declarations(child.get("style", "")).get("mso-list", "").startswith("ignore"):
            return text_of(child)
    return ""


_READERS: dict[str, Callable[[Page, Element, Frame, State, Properties], None]] = {
    "a": Page.link,
    "br": Page.line_break,
    "img": Page.image,
    "math": Page.math,
    "q": Page.quotation,
    "rt": Page.reading,
    "cite": Page.citation,
    "hr": Page.rule,
    "ul": Page.listed,
    "ol": Page.listed,
    "menu": Page.listed,
    "table": Page.table,
    "aside": Page.aside,
}
