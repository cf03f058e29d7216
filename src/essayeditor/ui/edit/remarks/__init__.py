"""Suggestions and comments beside the text: who wrote them, what they say, and what to do with them."""
