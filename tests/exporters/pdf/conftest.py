"""The specimen book, written once for the tests that read it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from essayeditor.collection.book import Book
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.pdf import write
from tests.exporters.pdf.builder import specimen

BOOK = Book(
    title="Stories from Community Britain",
    subtitle="What community means to us",
    campaign="Community Britain",
    edition="First edition",
    language="en-GB",
    publication_date="2025-02-14",
    imprint=Imprint(publisher="A publisher", copyright="© The contributors, 2025"),
    parts=(),
)


def drawing() -> bytes:
    """A small drawing with see-through parts, as PNG."""
    image = Image.new("RGBA", (900, 600), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((50, 50, 400, 500), fill=(200, 30, 20, 255))
    pen.ellipse((300, 100, 800, 550), fill=(20, 90, 200, 128))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


DRAWING = drawing()
ASSET = hashlib.sha256(DRAWING).hexdigest()
PICTURES = {ASSET: DRAWING}


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Path:
    """The specimen as a PDF."""
    target = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    write(specimen(ASSET), BOOK, PICTURES.__getitem__, target)
    return target
