"""Text as extraction compares it: letters, runs of words, sheets, and which of several readings to believe."""
