"""The index that texts of guidelines are searched by: kept right by itself, asked, made anew."""

from preparedness.guidelines.records.searching import listening

__all__ = ["listening"]
