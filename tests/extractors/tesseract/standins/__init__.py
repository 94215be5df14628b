"""Stand-ins for the recogniser, each with one fault."""
