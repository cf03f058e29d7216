"""Finds an essay's structure in paragraphs as read: what they mean, beyond what their styles say."""
