"""Hosts and their training as spreadsheets, by the register's rules."""
