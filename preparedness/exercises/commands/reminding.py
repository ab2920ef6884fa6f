"""Reminding by mail of actions and exercises."""
