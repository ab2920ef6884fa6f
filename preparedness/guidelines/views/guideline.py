"""A guideline's page: what is in force, how it reads, and everything around it."""
