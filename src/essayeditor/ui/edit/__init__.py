"""The Edit workspace: one essay's text with its notes."""
