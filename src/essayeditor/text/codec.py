"""A document as canonical JSON, and the hash that is its identity.

Canonical means: keys sorted, no spaces, UTF-8, text in NFC, and every field that has its default
value left out. The same words give the same bytes on every machine, for ever; the SHA-256 of these
bytes is what an approval approves. `SCHEMA` counts the changes of this form.

History: 1, the first. 2: suggested changes of a paragraph's style (`was`) and suggestions that a whole
block come or go (`change`). A text without any of them is still written as 1, byte for byte, so that
its identity, and an approval of it, stays what it was.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from essayeditor.foundation.errors import CollectionError
from essayeditor.text import blocks as block_types
from essayeditor.text.blocks import Block
from essayeditor.text.document import Comment, Document, Note, all_blocks
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Atom, Formula, InlinePicture, LineBreak, Mark, MarkKind, NoteCall

SCHEMA = 2
_FIRST = 1

_BLOCKS: dict[str, type] = {kind.__name__: kind for kind in get_args(Block)}
_ATOMS: dict[str, type] = {kind.__name__: kind for kind in get_args(Atom)}
_TAGGED = {**_BLOCKS, **_ATOMS}
assert block_types.Paragraph in _TAGGED.values()
assert {NoteCall, LineBreak, InlinePicture, Formula} <= set(_TAGGED.values())


def to_json(document: Document) -> bytes:
    """Return the canonical JSON of a document."""
    later = any(
        getattr(block, "was", None) or getattr(block, "change", None) for block in all_blocks(document)
    )
    return _dump({"schema": SCHEMA if later else _FIRST, **_fields(document)})


def from_json(content: bytes) -> Document:
    """Return the document of canonical JSON.

    Raises CollectionError if the JSON is of a later schema than this program knows, or is none.
    """
    data = _load(content)
    schema = data.pop("schema", 0)
    if schema > SCHEMA:
        raise CollectionError(
            "This text was saved by a newer Essay Editor. It is safe; open it with that version."
        )
    try:
        return _read(Document, data)  # type: ignore[no-any-return]
    except (KeyError, TypeError, ValueError) as error:
        raise CollectionError("A text in this collection is damaged. Restore it from a backup.") from error


def digest(document: Document) -> str:
    """Return the identity of a document: the SHA-256 of its canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_json(document)).hexdigest()


def comments_to_json(comments: tuple[Comment, ...]) -> bytes:
    """Return comments as canonical JSON."""
    return _dump({"schema": _FIRST, "comments": [_fields(comment) for comment in comments]})


def comments_from_json(content: bytes) -> tuple[Comment, ...]:
    """Return the comments of canonical JSON; CollectionError as `from_json`."""
    try:
        return tuple(_read(Comment, comment) for comment in _load(content)["comments"])
    except (KeyError, TypeError, ValueError) as error:
        raise CollectionError("The comments of a text are damaged; the text itself is safe.") from error


def _dump(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _load(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise CollectionError("A text in this collection is damaged. Restore it from a backup.") from error
    if not isinstance(data, dict):
        raise CollectionError("A text in this collection is damaged. Restore it from a backup.")
    return data


def _write(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | int | bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, Mark):
        return _write_mark(value)
    fields = _fields(value)
    name = type(value).__name__
    return {"is": name, **fields} if name in _TAGGED else fields


def _write_mark(mark: Mark) -> list[object]:
    row: list[object] = [mark.start, mark.end, mark.kind.value, mark.value, mark.author, mark.when]
    while row[-1] == "":
        row.pop()
    return row


def _fields(value: Any) -> dict[str, object]:  # noqa: ANN401 - any of our dataclasses
    return {
        field.name: _write(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != field.default
    }


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:  # noqa: ANN401 - the one walk over annotations
    if kind is Mark:
        start, end, name, *rest = data
        return Mark(start, end, MarkKind(name), *rest)
    origin = get_origin(kind)
    if origin is tuple:
        item = get_args(kind)[0]
        return tuple(_read(item, one) for one in data)
    if origin in (Union, UnionType):
        return _read_one_of(get_args(kind), data)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], value) for name, value in data.items() if name != "is"})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"{data!r} where {kind.__name__} should stand")
    return data


def _read_one_of(kinds: tuple[Any, ...], data: Any) -> Any:  # noqa: ANN401
    if data is None:
        return None
    if isinstance(data, dict) and "is" in data:
        return _read(_TAGGED[data["is"]], data)
    (kind,) = [kind for kind in kinds if kind is not type(None)]
    return _read(kind, data)


assert Inline in (_hints(block_types.Paragraph)["content"],)
assert Note in get_args(_hints(Document)["notes"])
