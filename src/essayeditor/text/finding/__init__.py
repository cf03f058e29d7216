"""Finding words in a text, and putting others in their place without harm to what stands around them."""
