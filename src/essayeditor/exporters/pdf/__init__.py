"""PDF: laid-out pages as a tagged, archivable file (PDF/A-2a and PDF/UA-1)."""

from essayeditor.exporters.pdf.drawing_board import DrawingBoard
from essayeditor.exporters.pdf.pictures import UnreadablePicture, picture_size
from essayeditor.exporters.pdf.result import PdfResult
from essayeditor.exporters.pdf.writer import write, write_into

__all__ = ["DrawingBoard", "PdfResult", "UnreadablePicture", "picture_size", "write", "write_into"]
