"""Spelling and house style in the text: what is underlined, why, and what to do about it."""
