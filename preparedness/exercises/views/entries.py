"""Entries of the log: corrected, struck out, entered afterwards."""
