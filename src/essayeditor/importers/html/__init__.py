"""Reads HTML: web pages, what the clipboard brings, and exports of Word, Google Docs and LibreOffice."""
