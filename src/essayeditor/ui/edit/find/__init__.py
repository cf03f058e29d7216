"""Find and replace: in the essay, in its section, in the whole collection."""
