"""The call list, and calls made with it."""
