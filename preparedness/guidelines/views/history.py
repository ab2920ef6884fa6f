"""The history of guidelines and runs."""
