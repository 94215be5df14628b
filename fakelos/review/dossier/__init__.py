"""The dossier's page: what the law asks, the papers, the page view, what to do next."""
