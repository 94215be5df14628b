"""The scanning station's pages, and how files come in over the web."""
