"""Confirming that a version was read."""
