"""About the essay in hand: how long and how easy it is, how far it has come, who looks after it."""
