"""Contributors, a view of Collect: who writes, what may be printed of them, and what may not."""
