"""How an officer decides, and a second one signs."""
