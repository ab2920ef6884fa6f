"""How evaluators rated objectives and their tasks."""
