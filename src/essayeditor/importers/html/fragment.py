"""Reads a piece of HTML, as it is pasted from another program."""

from __future__ import annotations

from essayeditor.importers.finish import Source, finish
from essayeditor.importers.html.reader import read_html_text
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.result import Imported
from essayeditor.importers.sniff import Format
from essayeditor.importers.tally import Tally


def read_fragment(html: str, *, limits: Limits | None = None) -> Imported:
    """Return what was copied in Word, Google Docs, LibreOffice or a browser, with its report.

    No head is looked for: what is pasted goes into an essay that has one. Nothing is fetched.
    Raises FileRefused if it is far too long, or nested too deep.
    """
    limits = limits or DEFAULT_LIMITS
    tally = Tally(limits)
    raw, walked, _, producer = read_html_text(html, limits, tally)
    source = Source("the clipboard", html.encode("utf-8", "replace"), Format.HTML, producer)
    return finish(raw, tally, source, walked.words, walked.found, head=False)
