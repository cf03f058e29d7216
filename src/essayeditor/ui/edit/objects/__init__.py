"""What is drawn at U+FFFC in the text: note calls, inline things, and whole blocks such as figures."""
