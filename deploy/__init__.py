"""On what it runs: bootstrap, demo."""
