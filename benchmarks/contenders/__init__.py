"""Programs that make a PDF of the same material, each run as a process of its own."""
