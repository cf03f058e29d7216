"""Reads HTML: pages saved by Word, Google Docs and LibreOffice, and what is pasted from them."""

from essayeditor.importers.html.fragment import read_fragment
from essayeditor.importers.html.reader import read_html, read_html_text

__all__ = ["read_fragment", "read_html", "read_html_text"]
