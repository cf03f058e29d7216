"""Files that prove a permission or an approval: kept whole in the collection, under their hash."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, NamedTuple

from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import clean
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256

LARGEST = 50 << 20
"""Bytes of the largest file that is kept; a scan of a signed form has some 2 MB."""


class Evidence(NamedTuple):
    """A file as it was given: what it is called and what is in it."""

    name: str
    content: bytes


def kept(draft: Draft, evidence: Evidence | None) -> dict[str, Any]:
    """Put a file into a draft; return the fields that name it, none of them for no file.

    OperationRefused if the file is empty or too large.
    """
    if evidence is None:
        return {}
    name = clean(PurePath(evidence.name.replace("\\", "/")).name) or "evidence"
    if not evidence.content:
        raise OperationRefused(f"‘{name}’ is empty. Nothing was changed. Choose the file that proves it.")
    if len(evidence.content) > LARGEST:
        raise OperationRefused(
            f"‘{name}’ is larger than {LARGEST >> 20} MB. Nothing was changed. Keep a smaller copy of it."
        )
    key = sha256(evidence.content)
    draft.originals[key] = evidence.content
    return {"evidence_file": key, "evidence_name": name}
