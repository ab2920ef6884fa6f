"""What people are to be reminded of."""
