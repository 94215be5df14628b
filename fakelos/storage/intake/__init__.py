"""How a batch comes in, from whichever door."""
