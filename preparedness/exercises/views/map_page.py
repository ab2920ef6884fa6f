"""The map of which points were tried."""
