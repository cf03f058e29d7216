"""Spelling: which words of a text are looked up, in which dictionary, and which are right here anyway."""
