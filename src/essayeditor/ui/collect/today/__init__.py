"""What there is to do today, each with the action beside it that settles it."""
