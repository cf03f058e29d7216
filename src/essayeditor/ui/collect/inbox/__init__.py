"""The inbox, a view of Collect: what came in and waits, what it is taken for, and why."""
