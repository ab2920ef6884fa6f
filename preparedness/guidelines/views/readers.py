"""Who is asked to read a guideline, and who has not."""
