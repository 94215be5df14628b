"""What may be decided on a dossier, how it is written down, and what follows from it."""
