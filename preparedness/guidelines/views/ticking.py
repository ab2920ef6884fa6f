"""Ticking a checklist, on a telephone, also without script or network."""
