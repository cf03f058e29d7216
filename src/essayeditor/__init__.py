"""Essay Editor: collect essays, arrange them into a book, export it."""

__version__ = "0.1.0"
