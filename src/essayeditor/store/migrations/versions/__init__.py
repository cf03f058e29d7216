"""One module for each format; what is released is never changed again."""
