"""Injects: planned, given, what happened."""
