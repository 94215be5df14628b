"""How dossiers are found again by names and numbers."""
