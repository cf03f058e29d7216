"""Reading back what was written: every word, note, picture and link of the book must be in the file."""

from essayeditor.exporters.verify.docx import verify_docx
from essayeditor.exporters.verify.pdf import verify_pdf

__all__ = ["verify_docx", "verify_pdf"]
