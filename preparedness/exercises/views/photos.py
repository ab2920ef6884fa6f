"""Photos of what was seen."""
