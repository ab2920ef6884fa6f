"""What people are to be reminded of about exercises and actions."""
