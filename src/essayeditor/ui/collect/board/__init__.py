"""The essays as cards in columns by state, which are dragged from one to another."""
