"""The collection on disk: one SQLite file, every revision kept, opened by one program at a time."""
