"""A checklist is begun, looked at and ended."""
