"""The banner that says that an exercise is running."""
