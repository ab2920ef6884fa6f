"""Typed queries and writes of the register; flush, never commit."""
