"""The calendar of exercises."""
