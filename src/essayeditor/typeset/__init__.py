"""Typesetting: a Book and a Theme become Pages of placed lines and pictures. No file format here.

Nothing is imported here: who only reads a plan of pages must not load what sets them.
"""
