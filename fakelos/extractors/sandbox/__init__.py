"""The only code that touches an uploaded byte; it runs in a child process of its own.

It knows nothing of the rest of Fakelos, so that the child starts fast and can do little.
"""
