"""Starting points: our own words, to be decided by the municipality."""
