"""Erasing what is due."""
