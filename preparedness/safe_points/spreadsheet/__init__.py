"""Spreadsheets in and out: CSV files of the whole register, read forgivingly and written in one way."""
