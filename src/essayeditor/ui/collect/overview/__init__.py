"""The book as a whole, drawn: progress, words, places, people, themes, and what is still to be done."""
