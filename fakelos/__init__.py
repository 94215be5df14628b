"""Fakelos (φάκελος, dossier): from scanned papers to a prepared dossier for a residence permit."""
