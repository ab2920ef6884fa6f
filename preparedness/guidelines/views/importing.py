"""An existing document becomes a draft."""
