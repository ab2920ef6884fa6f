"""What the municipality has decided about exercises."""
