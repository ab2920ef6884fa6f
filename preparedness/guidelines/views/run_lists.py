"""The runs of checklists, and which are due."""
