"""Letters to contributors: filled in, seen, copied, saved or handed to the mail program, and noted."""
