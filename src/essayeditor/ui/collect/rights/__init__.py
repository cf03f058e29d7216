"""The right pane of an essay's permissions, approvals and queries, and of what happened to it."""
