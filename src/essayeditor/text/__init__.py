"""What an essay's words are: blocks of text with marks and notes, and what can be asked of them."""
