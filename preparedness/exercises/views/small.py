"""A small drill on one short page."""
