"""Typesetting: a Book and a Theme become Pages of placed lines and pictures. No file format here."""
