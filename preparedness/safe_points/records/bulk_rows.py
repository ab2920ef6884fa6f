"""Between a point's entry and the rows of its tables."""
