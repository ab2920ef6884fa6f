"""A new exercise, and a change of one."""
