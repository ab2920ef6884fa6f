"""Reading and writing; whatever is written here is told to the publication where residents could see it."""

from preparedness.guidelines.records import grouped, publicity

__all__ = ["grouped", "publicity"]
