"""The way to the next dossier: queues, claims, search."""
