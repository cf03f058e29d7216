"""What came in and waits: what each file is taken to be and why, and what an editor makes of it."""
