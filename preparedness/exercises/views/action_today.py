"""What the start page says of actions and exercises."""
