"""Reminding by mail."""
