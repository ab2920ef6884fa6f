"""The multi-year plan: what was tried where and when, and what is due."""
