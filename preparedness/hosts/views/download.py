"""Hosts and training as spreadsheets to download."""
