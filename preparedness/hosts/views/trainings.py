"""One training record: by hand, changed, removed."""
