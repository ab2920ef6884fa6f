"""Writing a draft: its texts, with what they will look like."""
