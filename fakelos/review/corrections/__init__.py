"""How a reviewer puts right what the machine read."""
