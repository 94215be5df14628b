"""Words once they are read: their rows, their spelling, and what is no word at all."""
