"""The versions of a text: who made them and when, what differs between two, and bringing one back."""
