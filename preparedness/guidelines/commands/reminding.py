"""Reminding by mail of what is to be read, reviewed and run."""
