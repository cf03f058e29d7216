"""What a collection is: its essays, contributors, permissions and order; and the book made from them."""
