"""What things are: frozen models, reason codes, the error tree and settings. No input or output."""
