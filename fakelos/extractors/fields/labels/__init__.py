"""Printed labels: how each may be worded, where it stands, and the value that belongs to it."""
