"""What a text will look like, while it is written."""
