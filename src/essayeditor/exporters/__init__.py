"""Writing the book: PDF and Word, and reading what was written back.

Importing this is cheap: what writes the files is imported when a file is written.
"""

from essayeditor.exporters.export import (
    PRINT_PPI,
    SCREEN_PPI,
    Exported,
    Press,
    Progress,
    export_docx,
    export_pdf,
)

__all__ = ["PRINT_PPI", "SCREEN_PPI", "Exported", "Press", "Progress", "export_docx", "export_pdf"]
