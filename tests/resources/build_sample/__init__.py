"""Builds the sample submissions in `resources/sample/` from the essays in `essays/`.

Each essay is written once, in a small markup of our own (`source.py`), and each writer module sets it
down as one program would have saved it: Word for Windows, Word for Mac, Google Docs, LibreOffice,
or a plain Markdown file. The bytes are the same on every run: no clock, no random seed, no file date.
"""
