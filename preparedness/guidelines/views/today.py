"""What the start page says about guidelines."""
