"""What people put right in a dossier, kept beside what the machine read."""
