"""A point's guidelines, last runs and what is due."""
