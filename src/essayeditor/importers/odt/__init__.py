"""Reads OpenDocument texts, as LibreOffice writes them."""
