"""Who decides: the web desk for reviewers and stations, and its HTTP API."""
