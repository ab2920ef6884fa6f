"""The page of reminders about guidelines."""
