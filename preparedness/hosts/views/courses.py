"""The courses that a municipality demands."""
