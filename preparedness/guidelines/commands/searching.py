"""The search index: made anew."""
