"""Bytes that nobody reads without a key: where they lie, and the keys themselves."""
