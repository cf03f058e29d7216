"""Copying and pasting with everything kept, through a format of our own beside plain text and HTML."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCursor

from essayeditor.foundation.errors import CollectionError
from essayeditor.text import codec
from essayeditor.text.blocks import TEXT_BLOCKS, Block, Paragraph, new_id
from essayeditor.text.document import Document, Note, assets, called_notes, walk
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.plain import plain_text
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge import read as reading
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.load import insert_blocks, insert_inline
from essayeditor.ui.edit.bridge.offsets import from_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import splitting, stretches, styling

MIME = "application/x-essayeditor-document+json"
PICTURES = "application/x-essayeditor-pictures+json"
MOST_PICTURES = 40 << 20
"""Bytes of pictures that go on the clipboard."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What was copied: blocks with the notes they call. `within` says that it is part of one block."""

    document: Document
    within: bool = False


def copied(cursor: QTextCursor, beside: Beside) -> Clip:
    """Return what a selection holds."""
    table: reading.CharTable = {}
    pieces = []
    touched = stretches.blocks(cursor)
    for block in touched:
        start = max(0, cursor.selectionStart() - block.position())
        end = min(block.length() - 1, cursor.selectionEnd() - block.position())
        text = block.text()
        for piece in reading.pieces(block, table):
            content = getattr(piece.block, "content", None)
            if content is None or formats.block_facts(block).role is Role.OBJECT:
                pieces.append(piece)
                continue
            cut = content.cut(from_utf16(text, start), from_utf16(text, end))
            pieces.append(piece._replace(block=replace(piece.block, content=cut)))
    if len(touched) == 1 and len(pieces) == 1 and isinstance(pieces[0].block, TEXT_BLOCKS):
        blocks: tuple[Block, ...] = (Paragraph(new_id(), pieces[0].block.content),)
        within = True
    else:
        blocks, within = reading.gathered(pieces), False
    notes = tuple(beside.notes[key] for key in called_notes(Document(blocks)) if key in beside.notes)
    return Clip(Document(blocks, notes), within)


def mime(
    clip: Clip, html: str, picture: Callable[[str], bytes] | None = None, data: QMimeData | None = None
) -> QMimeData:
    """Return a clip for the clipboard, in `data` if that is given.

    With `picture` the pictures it shows go with it, so that they are there when it is pasted into another
    collection. A KeyError of `picture` means that there is no such picture.
    """
    data = data if data is not None else QMimeData()
    for form in data.formats():
        data.removeFormat(form)
    content = json.dumps({"within": clip.within}).encode() + b"\n" + codec.to_json(clip.document)
    data.setData(MIME, QByteArray(content))
    held = list(_pictures(clip.document, picture)) if picture is not None else []
    if held:
        data.setData(PICTURES, QByteArray(json.dumps(held).encode()))
    data.setText(plain_text(clip.document, notes=False).rstrip("\n"))
    data.setHtml(html)
    return data


def _pictures(document: Document, picture: Callable[[str], bytes]) -> Iterator[str]:
    room = MOST_PICTURES
    for asset in assets(document):
        try:
            content = picture(asset)
        except KeyError:
            continue
        room -= len(content)
        if room < 0:
            return  # within the collection they are found by their names all the same
        yield base64.b64encode(content).decode()


def pictures_of(data: QMimeData) -> list[bytes]:
    """Return the pictures that go with a clip of our own."""
    if not data.hasFormat(PICTURES):
        return []
    try:
        return [base64.b64decode(one) for one in json.loads(bytes(data.data(PICTURES).data()))]
    except (ValueError, TypeError):
        return []


def from_mime(data: QMimeData) -> Clip | None:
    """Return the clip of the clipboard, from our own format or from plain text; None if there is none."""
    if data.hasFormat(MIME):
        head, _, content = bytes(data.data(MIME).data()).partition(b"\n")
        try:
            return Clip(codec.from_json(content), bool(json.loads(head)["within"]))
        except (CollectionError, ValueError, KeyError, TypeError):
            pass  # another release's clip: its plain text will do
    if data.hasText():
        return from_text(data.text())
    return None


def from_text(text: str) -> Clip | None:
    """Return plain text as a clip: each line with something on it is a paragraph."""
    lines = [line for line in re.split(r"\r\n|[\n\r\u2029]", text) if line.strip()]
    if not lines:
        return Clip(Document((Paragraph(new_id(), _words(text)),)), True) if text else None
    blocks = tuple(Paragraph(new_id(), _words(line)) for line in lines)
    whole = len(lines) > 1 or text.endswith("\n")
    return Clip(Document(blocks), not whole)


def _words(line: str) -> Inline:
    builder = InlineBuilder()
    builder.add("".join(char for char in line if char == "\t" or char >= " ").replace("\t", " "))
    return builder.build()


def paste(cursor: QTextCursor, clip: Clip, beside: Beside) -> None:
    """Put a clip in place of the selection, as one step. Blocks and notes get ids of their own."""
    document = _fresh(clip.document)
    cursor.beginEditBlock()
    if cursor.hasSelection():
        splitting.remove(cursor)
    for note in document.notes:
        beside.notes[note.id] = note
    facts = formats.block_facts(cursor.block())
    first = document.blocks[0]
    if facts.role is Role.OBJECT:
        splitting.split(cursor)
        facts = formats.block_facts(cursor.block())
    if clip.within and isinstance(first, TEXT_BLOCKS):
        insert_inline(cursor, first.content, facts)
    elif cursor.block().length() <= 1 and facts.role is not Role.BOX_TITLE and not facts.path:
        insert_blocks(cursor, document.blocks)
    else:
        _paste_between(cursor, document.blocks, facts)
    cursor.endEditBlock()


def _paste_between(cursor: QTextCursor, blocks: tuple[Block, ...], facts: formats.BlockFacts) -> None:
    """Put blocks where the cursor parts a block: the first joins the words before it if it can."""
    at_start, at_end = cursor.atBlockStart(), cursor.atBlockEnd()
    if not at_end:
        _part(cursor, facts)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    first, rest = blocks[0], blocks
    if isinstance(first, TEXT_BLOCKS) and not at_start and _joins(first, facts):
        insert_inline(cursor, first.content, facts)
        rest = blocks[1:]
    if rest:
        new = cursor.block().length() > 1 or not at_start
        insert_blocks(cursor, rest, new=new, path=facts.path)


def _joins(first: Block, facts: formats.BlockFacts) -> bool:
    """Say whether pasted words go on in the paragraph before: a heading or a list begins one of its own."""
    return isinstance(first, Paragraph) or formats.facts_of(first, ()).role in (facts.role, None)


def _part(cursor: QTextCursor, facts: formats.BlockFacts) -> None:
    cursor.insertBlock(formats.block_format(replace(facts, start=None)))
    styling.put(cursor.block().previous(), replace(facts, id=new_id(), end="", filler=False))


def _fresh(document: Document) -> Document:
    """Return a document whose blocks and notes have ids of their own."""
    names = {block.id: new_id() for block in walk(document.blocks)}
    calls = {note.id: new_id() for note in document.notes}
    for note in document.notes:
        names.update({block.id: new_id() for block in walk(note.blocks)})
    data = json.loads(codec.to_json(document).decode("utf-8", "surrogatepass"))
    for item in _dictionaries(data):
        if item.get("is") == "NoteCall":
            item["note"] = calls.get(item["note"], item["note"])
        elif "id" in item:
            item["id"] = names.get(item["id"]) or calls.get(item["id"]) or new_id()
    renamed = codec.from_json(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    known = {note.id for note in renamed.notes}
    missing = tuple(Note(key) for key in called_notes(renamed) if key not in known)
    return replace(renamed, notes=renamed.notes + missing)


def _dictionaries(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _dictionaries(item)
    elif isinstance(value, list):
        for item in value:
            yield from _dictionaries(item)
