"""Reads a zip with one essay in it, such as the zipped web page that Google Docs exports."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.finish import Source, finish
from essayeditor.importers.html.reader import Resolve, read_html
from essayeditor.importers.limits import Limits
from essayeditor.importers.markdown import read_markdown
from essayeditor.importers.result import Imported
from essayeditor.importers.sniff import Format
from essayeditor.importers.tally import Tally

ReadBytes = Callable[[str, bytes, Limits], Imported]
_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
DOCUMENTS = (
    ".docx", ".docm", ".dotx", ".doc", ".odt", ".fodt", ".rtf", ".txt", ".eml", ".msg", ".pdf",
    *_PAGES, *_MARKDOWN,
)  # fmt: skip


def is_hidden(name: str) -> bool:
    """Say whether a name is one that no editor means: a lock file, a hidden one, a system's own."""
    parts = name.replace("\\", "/").split("/")
    return any(
        p.startswith((".", "~$", "~WRL")) or p in ("__MACOSX", "Thumbs.db", "desktop.ini") for p in parts
    )


def documents_in(archive: Archive) -> list[str]:
    """Return the names of the documents in a zip."""
    return [name for name in archive if not is_hidden(name) and name.lower().endswith(DOCUMENTS)]


def read_zipped(name: str, content: bytes, limits: Limits, read_bytes: ReadBytes) -> Imported:
    """Return the one essay of a zip; pictures beside a page or Markdown file are its own.

    Raises FileRefused if there is none, or more than one (those are imported one by one).
    """
    archive = Archive(content, limits)
    found = documents_in(archive)
    if not found:
        raise FileRefused("It is a zip without a document in it. Ask the contributor for the essay itself.")
    if len(found) > 1:
        raise FileRefused(
            f"It is a zip of {len(found)} documents. Import it as a folder, so that each becomes an essay."
        )
    inner = found[0]
    resolve = _beside(archive, inner)
    inner_content = archive.read(inner)
    tally = Tally(limits)
    if inner.lower().endswith(_PAGES):
        raw, walked, title, producer = read_html(inner_content, limits, tally, resolve)
        producer = producer or (
            "Google Docs" if b"lst-kix" in inner_content or b"ftnt" in inner_content else ""
        )
        source = Source(name, content, f"{Format.HTML} in a zip", producer, title)
        return finish(raw, tally, source, walked.words, walked.found)
    if inner.lower().endswith(_MARKDOWN):
        raw, walked = read_markdown(inner_content, limits, tally, resolve)
        source = Source(name, content, f"{Format.MARKDOWN} in a zip")
        return finish(raw, tally, source, walked.words, walked.found)
    return read_bytes(posixpath.basename(inner), inner_content, limits)


def _beside(archive: Archive, page: str) -> Resolve:
    folder = posixpath.dirname(page)

    def resolve(address: str) -> bytes | None:
        if "://" in address or address.startswith(("/", "data:")):
            return None
        path = posixpath.normpath(posixpath.join(folder, unquote(address.split("?")[0])))
        return archive.read(path) if not path.startswith("..") and path in archive else None

    return resolve
