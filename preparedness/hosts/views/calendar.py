"""Calendar feeds under a secret address."""
