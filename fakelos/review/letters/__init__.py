"""Letters as an office hands them out: fixed, reviewed sentences in `texts`, filled from a dossier, as tagged PDF."""
