"""What the person who is signed in has to read."""
