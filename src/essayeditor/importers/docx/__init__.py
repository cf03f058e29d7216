"""Reads Word files whole: our own walk over the package's XML, which knows what contributors send."""
