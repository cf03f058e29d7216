"""Writing the book: PDF and Word, and reading what was written back."""
