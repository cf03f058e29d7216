"""Finding and replacing words through the whole collection."""
