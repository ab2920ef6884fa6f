"""One action: entered, changed, closed, verified."""
