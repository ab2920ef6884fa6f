"""Files of a version: attached, shown, fetched, removed."""
