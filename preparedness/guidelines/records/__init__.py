"""Reading and writing; whatever is written here is told to the publication where residents could see it."""

from preparedness.guidelines.records import publicity

__all__ = ["publicity"]
