"""One version of a guideline, also one that holds no more."""
