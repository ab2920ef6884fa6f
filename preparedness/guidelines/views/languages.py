"""The languages of a draft."""
