"""Texts that could not be saved, put aside in the person's own data folder until they can be.

One file for each essay, `rescued/<collection>/<essay>.json`: the text and its comments in their
canonical JSON, and the revision that it was written from.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from essayeditor.foundation.files import safe_name, write_bytes
from essayeditor.text.codec import comments_from_json, comments_to_json, from_json, to_json
from essayeditor.text.document import Comment, Document


@dataclass(frozen=True, slots=True)
class Rescued:
    """A text put aside: of which essay, written from which revision, and when (ISO 8601, UTC)."""

    essay: str
    base: str
    document: Document
    comments: tuple[Comment, ...]
    when: str


def folder(collection: str) -> Path:
    """Return where a collection's texts are put aside. It need not be there."""
    data = os.environ.get("ESSAYEDITOR_DATA") or platformdirs.user_data_dir("essayeditor", appauthor=False)
    return Path(data) / "rescued" / safe_name(collection)


def put(collection: str, essay: str, base: str, document: Document, comments: tuple[Comment, ...]) -> None:
    """Put a text aside, in place of what was put aside of this essay before. OSError as the system gives."""
    place = folder(collection)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {
        "format": 1,
        "essay": essay,
        "base": base,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "document": to_json(document).decode(),
        "comments": comments_to_json(comments).decode(),
    }
    write_bytes(place / f"{safe_name(essay)}.json", json.dumps(content).encode())


def found(collection: str) -> list[Rescued]:
    """Return what was put aside of a collection, the oldest first. What cannot be read is left lying."""
    texts = []
    for path in folder(collection).glob("*.json"):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads(path.read_bytes())
            document = from_json(held["document"].encode())
            comments = comments_from_json(held["comments"].encode())
            texts.append(Rescued(held["essay"], held["base"], document, comments, held["when"]))
    return sorted(texts, key=lambda text: text.when)


def drop(collection: str, essay: str) -> None:
    """Forget what was put aside of an essay."""
    with contextlib.suppress(OSError):
        (folder(collection) / f"{safe_name(essay)}.json").unlink(missing_ok=True)
