"""A new exercise from a starter or from an earlier one."""
