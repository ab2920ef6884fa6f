"""The library: search, filters, what is due, what somebody has not read."""
