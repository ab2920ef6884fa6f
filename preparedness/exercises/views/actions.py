"""Actions across exercises: the list, and its file."""
