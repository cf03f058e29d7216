"""What becomes of a picture that came alone: a contributor's headshot, or a figure in an essay."""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import Contributor
from essayeditor.desk.draft import Draft
from essayeditor.desk.portraits import portrait
from essayeditor.text.blocks import Figure, new_id
from essayeditor.text.document import Document


def put_headshot(draft: Draft, contributor: str, content: bytes) -> None:
    """Give a contributor a picture, as `set_headshot` does. OperationRefused if it cannot be one."""
    asset = portrait(content)
    draft.assets[asset.sha256] = asset
    draft.put(dataclasses.replace(draft.record.get(Contributor, contributor), headshot=asset.sha256))


def with_picture(document: Document, asset: str) -> Document:
    """Return a text with a picture at its end, its words for those who cannot see it still to be written."""
    return dataclasses.replace(document, blocks=(*document.blocks, Figure(new_id(), asset)))
