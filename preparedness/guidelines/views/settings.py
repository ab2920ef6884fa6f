"""A new guideline, and what it is, whose, for whom and where it holds."""
