"""Logging at the place, on a telephone, also without network."""
