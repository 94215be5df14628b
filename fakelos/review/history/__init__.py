"""What happened to a dossier, as people read it."""
