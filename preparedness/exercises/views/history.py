"""The history of exercises and actions."""
