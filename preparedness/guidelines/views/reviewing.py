"""A version was reviewed and is still right."""
