"""Reads a Word file: the body and what hangs on it, and what the package holds besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from essayeditor.foundation.errors import FileRefused
from essayeditor.foundation.languages import language_tag
from essayeditor.importers.archive import Archive
from essayeditor.importers.docx.comments import read_comments
from essayeditor.importers.docx.context import OWN_BOOKMARK, Context
from essayeditor.importers.docx.looks import is_mono
from essayeditor.importers.docx.names import ID, RPR, VAL, P, T, W
from essayeditor.importers.docx.numbering import Numbering
from essayeditor.importers.docx.package import WordPackage
from essayeditor.importers.docx.story import Story, words_of
from essayeditor.importers.docx.styles import Styles
from essayeditor.importers.docx.tokens import TokenWalk, walk_tokens
from essayeditor.importers.limits import Limits
from essayeditor.importers.raw import RawNote, RawText
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.document import Note, NoteKind

_NOTE_PARTS = ((NoteKind.FOOTNOTE, "footnotes", "footnote"), (NoteKind.ENDNOTE, "endnotes", "endnote"))


@dataclass(frozen=True, slots=True)
class WordFile:
    """What was read: the text, the independent count, what the file's properties say."""

    raw: RawText
    walked: TokenWalk
    producer: str
    core_title: str
    properties: dict[str, str]


def read_docx(content: bytes, limits: Limits, tally: Tally) -> WordFile:
    """Return what a Word file says.

    Raises FileRefused if the package does not pass the gate or its main part cannot be read.
    """
    package = WordPackage(Archive(content, limits), limits)
    root = package.xml(package.main)
    body = root.find(W + "body")
    if body is None:
        raise FileRefused("It has no text in it. Ask the contributor to open it and save it again as .docx.")
    styles = Styles(_optional(package, "styles", tally))
    context = Context(
        package, styles, Numbering(lambda: _optional(package, "numbering", tally), styles), tally
    )
    properties = package.custom_properties()
    context.ours = "EssayEditorEssay" in properties or _own_bookmarks(root) > 2
    context.from_office = "Office" in package.producer() and "Microsoft" not in package.producer()
    own_lang = str(styles.first(styles.default, "lang") or styles.base.lang or "") if context.ours else ""
    context.lang = own_lang or main_language(root, styles)
    context.mono = _is_mono_throughout(styles)
    note_roots = {kind: _optional(package, part, tally) for kind, part, _ in _NOTE_PARTS}
    comments, replies = read_comments(package, tally)
    raw = RawText(lang=context.lang, ours=context.ours)
    raw.items = Story(root, package.main, context).items(body)
    raw.notes = _read_notes(context, note_roots)
    raw.comments = comments
    raw.replies = replies
    raw.bookmarks = context.bookmarks
    _report_package(context, root)
    walked = walk_tokens([root, *(r for r in note_roots.values() if r is not None)])
    walked.found["comments"] = tally.kept["comments"]
    return WordFile(raw, walked, package.producer(), package.core_title(), properties)


def _own_bookmarks(root: Element) -> int:
    return sum(e.get(W + "name", "").startswith(OWN_BOOKMARK) for e in root.iter(W + "bookmarkStart"))


def _optional(package: WordPackage, kind: str, tally: Tally) -> Element | None:
    try:
        return package.related_xml(kind)
    except FileRefused as refused:
        if kind in ("footnotes", "endnotes"):
            raise
        tally.remark(RemarkKind.WARNING, f"The file's {kind} could not be read. {refused}")
        return None


def main_language(root: Element, styles: Styles) -> str:
    """Return the language of most of the letters: what runs say, and else the default style's."""
    default = str(styles.first(styles.default, "lang") or styles.base.lang or "")
    letters: Counter[str] = Counter()
    for element in root.iter(W + "lang"):
        properties = element.getparent()
        run = properties.getparent() if properties is not None and properties.tag == RPR else None
        if run is not None and element.get(VAL):
            letters[language_tag(element.get(VAL, ""))] += sum(len(t.text or "") for t in run.iterfind(T))
    if letters:
        said = sum(letters.values())
        letters[default] += max(0, sum(len(t.text or "") for t in root.iter(T)) - said)
    for tag, count in letters.most_common():
        if tag and count:
            return tag
    return default


def _is_mono_throughout(styles: Styles) -> bool:
    return is_mono(str(styles.first(styles.default, "fonts") or styles.base.fonts or ""))


def _read_notes(context: Context, roots: dict[NoteKind, Element | None]) -> list[RawNote]:
    """Read every note that is called, and those that are not, which Word would not show."""
    notes: list[RawNote] = []
    for kind, part_kind, tag in _NOTE_PARTS:
        root = roots[kind]
        part = context.package.related(part_kind)
        elements = {} if root is None else {
            e.get(ID, ""): e for e in root.iterfind(W + tag) if e.get(W + "type", "normal") == "normal"
        }  # fmt: skip
        story = Story(root, part, context) if root is not None else None
        for key, element in elements.items():
            assert story is not None
            called = (kind, key) in context.note_ids
            if not called and not any((t.text or "").strip() for t in element.iter(T, W + "delText")):
                continue
            note_id = context.note_id(kind, key)
            notes.append(RawNote(Note(note_id, (), kind), story.items(element)))
            if not called:
                context.tally.gather(
                    RemarkKind.WARNING, "A note is in the file, but nothing in the text calls it; it is kept",
                    words_of(element),
                )  # fmt: skip
        for missing in [k for (a_kind, k) in context.note_ids if a_kind is kind and k not in elements]:
            notes.append(RawNote(Note(context.note_ids[kind, missing], (), kind), []))
            context.tally.remark(
                RemarkKind.WARNING, f"A {kind.value} is called in the text, but the file does not hold it."
            )
    return notes


_DROPPED_PARTS = {
    "vbaProject": "Macros were left out",
    "attachedTemplate": "A link to a template elsewhere was left out; nothing was fetched",
    "oleObject": "An embedded object was left out",
    "package": "An embedded file was left out",
    "control": "A form control was left out",
    "activeXControlBinary": "A form control was left out",
    "externalLink": "A link to another file was left out",
    "subDocument": "A subdocument elsewhere was left out; nothing was fetched",
    "frame": "A frame with another file was left out",
}


def _report_package(context: Context, root: Element) -> None:
    """Say what the package holds that no essay needs: macros, objects, templates, headers."""
    package, tally = context.package, context.tally
    parts = [package.main]
    settings = package.related("settings")
    parts += [settings] if settings else []
    for part in parts:
        for relationship in package.relationships(part).values():
            why = _DROPPED_PARTS.get(relationship.kind)
            if why:
                tally.gather(RemarkKind.DROPPED, why, relationship.target)
            elif relationship.kind in ("header", "footer") and not relationship.external:
                _report_header(context, relationship.kind, relationship.target)
    changes = sum(
        1 for _ in root.iter(W + "pPrChange", W + "sectPrChange", W + "tblPrChange", W + "numberingChange")
    )
    changes -= context.restyled
    if changes > 0:
        tally.remark(
            RemarkKind.DROPPED,
            f"{changes} suggested changes of layout alone (indents, styles, tables) were left out; "
            "no word is affected.",
        )


def _report_header(context: Context, kind: str, part: str) -> None:
    if part not in context.package.archive:
        return
    try:
        root = context.package.xml(part)
    except FileRefused:
        return
    said = " ".join(words_of(p) for p in root.iter(P)).strip()
    if said and not said.isdigit():
        context.tally.gather(RemarkKind.DROPPED, f"A page {kind} was left out; the book has its own", said)
