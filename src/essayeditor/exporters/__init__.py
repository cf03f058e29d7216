"""Writing the book: PDF and Word, and reading what was written back.

Importing this is cheap: what writes the files is imported when a file is written.
"""

from essayeditor.exporters.export import Exported, Press, Progress, export_docx, export_pdf
from essayeditor.exporters.variants import PRINT, SCREEN, Variant

__all__ = ["PRINT", "SCREEN", "Exported", "Press", "Progress", "Variant", "export_docx", "export_pdf"]
