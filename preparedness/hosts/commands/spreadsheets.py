"""Hosts and training as spreadsheets."""
