"""Which dossiers wait where, and who works on which."""
