"""A Book as a Word file: real styles, native notes and fields, a section to each essay."""

from essayeditor.exporters.docx.book import DocxResult, write

__all__ = ["DocxResult", "write"]
