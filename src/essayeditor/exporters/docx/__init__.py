"""A Book as a Word file: real styles, native notes and fields, a section to each essay."""

from essayeditor.exporters.docx.book import write
from essayeditor.exporters.docx.edition import DocxResult
from essayeditor.exporters.docx.essay import Identity, Proof, write_essay, write_proof

__all__ = ["DocxResult", "Identity", "Proof", "write", "write_essay", "write_proof"]
